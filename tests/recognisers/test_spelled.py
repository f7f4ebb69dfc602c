import pytest
from proposing import proposed

from facilitator.recognisers.spelled import SpelledDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("that's S-M-I-T-H to you", ["S-M-I-T-H"]),
        ("it's m c k a y with a k", ["m c k a y"]),
        ("spelled l e e", ["l e e"]),
        ("M. C. K. A. Y.", ["M. C. K. A. Y"]),
        ("it's I-A-M to you", ["I-A-M"]),
        ("J.D. was airlifted", ["J.D."]),
    ],
)
def test_a_spelled_name_is_proposed(text, expected):
    assert proposed(SpelledDetector(), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the i c u and the e r",
        "a b c",
        "i a m here",
        "the U.S. and the U.K.",
        "plan b i guess",
        "the R.N. on nights",
        "an M.D. or a D.O.",
    ],
)
def test_acronyms_are_let_be(text):
    assert proposed(SpelledDetector(), text) == []
