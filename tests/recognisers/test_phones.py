import pytest
from proposing import proposed

from facilitator.recognisers.phones import PhoneDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call me at 619-555-0142, any time", ["619-555-0142"]),
        ("it is (519) 555-0187.", ["(519) 555-0187"]),
        ("ring 020 7946 0958 then", ["020 7946 0958"]),
        ("or +44 20 7946 0958", ["+44 20 7946 0958"]),
        ("her number, 98765 43210, she said", ["98765 43210"]),
        ("it's 828.555.0119", ["828.555.0119"]),
        ("it was five five five oh one three eight", ["five five five oh one three eight"]),
        (
            "like five five nine uh five five five sorry five oh one seven",
            ["five five nine uh five five five sorry five oh one seven"],
        ),
        ("zero four one two double five five two nine oh", None),
        ("extension four two one", None),
        ("text me at five five oh one", ["five five oh one"]),
    ],
)
def test_a_phone_number_is_proposed(text, expected):
    assert proposed(PhoneDetector(), text) == ([text] if expected is None else expected)


@pytest.mark.parametrize(
    "text",
    [
        "in 2019-2021 we had 3 of them",
        "it cost $40,000 or 12,500,000",
        "one two three, and there it was",
        "oh, one or two of us, maybe three or four",
        "on 05-17-2012 or 2012-05-17",
        "press one for this press two for that",
        "nineteen ninety eight to two thousand four",
        "a hundred and four degrees last summer",
        "the score was 3-2 and then 4-2",
        "I gave it ten out of ten, nine at least",
        "page 12, question 3, 4 and 5",
    ],
)
def test_other_numbers_are_let_be(text):
    assert proposed(PhoneDetector(), text) == []
