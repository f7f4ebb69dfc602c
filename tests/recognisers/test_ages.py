import pytest
from proposing import proposed

from facilitator.recognisers.ages import AgeDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he was ninety-four years old", ["ninety-four years old"]),
        ("she was 96 years and frail", ["96 years"]),
        ("the patient was ninety one and her son", ["ninety one"]),
        ("Her mum's a hundred and two and sharp", ["a hundred and two"]),
        ("my grandma turned 99 then", ["99"]),
        ("a 103-year-old man", ["103-year-old man"]),
        ("she's in her nineties", ["in her nineties"]),
        ("she just turned a hundred and one", ["a hundred and one"]),
        ("he turned ninety in march", ["ninety"]),
    ],
)
def test_an_age_of_ninety_and_more_is_proposed(text, expected):
    assert proposed(AgeDetector(), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "he was eighty-nine years old",
        "I'm 34 and she's 29",
        "it was a hundred and four degrees",
        "they were ninety minutes late",
        "ninety percent of us, 95 % of them",
        "she was a hundred miles away",
        "back in the nineties, in the 90s",
        "there were a hundred people",
        "he was one of a hundred",
        "ninety of them came",
        "it took ninety minutes, or 95",
    ],
)
def test_other_numbers_are_let_be(text):
    assert proposed(AgeDetector(), text) == []
