import pytest
from proposing import proposed

from facilitator.recognisers.digits import DigitFloorDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's three three oh uh nine nine four", ["three three oh uh nine nine four"]),
        ("yeah four four one seven", ["four four one seven"]),
        ("six zero nine it says", ["six zero nine"]),
        ("triple two and done", ["triple two"]),
        ("t for tango seven seven oh nine", ["t for tango seven seven oh nine"]),
        ("eight three one one kilo", ["eight three one one kilo"]),
        ("the plate, ZKC 4471, was bent", ["ZKC 4471"]),
        ("then 0142, I think", ["0142"]),
        ("it ends 5517 on mine", ["5517"]),
        ("nine mm-hm four two two", ["nine mm-hm four two two"]),
    ],
)
def test_digits_said_one_by_one_are_proposed(text, expected):
    assert proposed(DigitFloorDetector(), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "one two three and lift",
        "three two one go",
        "call nine one one or triple nine",
        "in 2019, in 1987, at 0730",
        "about seven oh five, by six oh two",
        "it cost $4500, 4500 dollars, 3000 or so",
        "one or two or three of us",
        "two three four times a day",
        "one forty over ninety",
        "twenty twenty four was bad",
        "1234 people came",
        "h one and a b twelve",
        "we start at oh eight hundred",
        "oh eight hundred hours",
    ],
)
def test_other_numbers_are_let_be(text):
    assert proposed(DigitFloorDetector(), text) == []
