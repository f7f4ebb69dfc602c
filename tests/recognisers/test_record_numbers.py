import pytest
from proposing import proposed

from facilitator.recognisers.record_numbers import RecordNumberDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I see it, MRN 4471902, on each page", ["MRN 4471902"]),
        ("code is QX7-44P-9 on my hand", ["QX7-44P-9"]),
        ("he will say, U-1183, why are you late", ["U-1183"]),
        ("mine's TN 0093-4417", ["TN 0093-4417"]),
        ("account 30088215 it was", ["account 30088215"]),
        (
            "i use employee number four four seven one oh",
            ["employee number four four seven one oh"],
        ),
        ("out loud c r n three oh six double four one", ["c r n three oh six double four one"]),
        (
            "want your national insurance number so i know it q q one two three four five six c",
            ["q q one two three four five six c"],
        ),
        ("badge number is 5521", ["5521"]),
        ("the study number is p r o two two dash oh one nine", ["p r o two two dash oh one nine"]),
    ],
)
def test_a_record_number_is_proposed(text, expected):
    assert proposed(RecordNumberDetector(), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the 14th and the 22nd at 7am",
        "a 20mg dose, twice, 5ml",
        "in the 1990s, in 2019",
        "H1N1 and a B12 shot, an A1C of nine",
        "I have a two year old and a b plus",
        "covid19 came",
        "the number one thing is to sit down",
        "room for one or two",
        "i o u one",
        "twenty-four hours, 24-hour care",
    ],
)
def test_other_numbers_are_let_be(text):
    assert proposed(RecordNumberDetector(), text) == []
