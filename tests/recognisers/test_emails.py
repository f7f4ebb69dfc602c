import pytest
from proposing import proposed

from facilitator.recognisers.emails import EmailDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's wen.castellano@example.edu, or so", ["wen.castellano@example.edu"]),
        ("i use dbrandt at lomavista dot org to log in", ["dbrandt at lomavista dot org"]),
        (
            "mail hope dot w at desertview dot net please",
            ["hope dot w at desertview dot net"],
        ),
        (
            "it is j underscore smith at nhs dot co dot uk",
            ["j underscore smith at nhs dot co dot uk"],
        ),
        ("see www.example.org/help for it", ["www.example.org/help"]),
        ("on example.com you find it", ["example.com"]),
        (
            "mail front office at district sixty one dot org",
            ["front office at district sixty one dot org"],
        ),
        (
            "larkhill dot discharge at humberbank dot example please",
            ["larkhill dot discharge at humberbank dot example"],
        ),
    ],
)
def test_an_address_is_proposed(text, expected):
    assert proposed(EmailDetector(), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "i was at the clinic and then at home",
        "a dot on the map, two dots",
        "meet at ten at the door.",
        "he looked at me. Dot. Dot. Dot.",
        "I emailed her at work",
        "e.g. this, i.e. that",
        "we look at that dot on the map",
        "at this point. Dot said no",
    ],
)
def test_other_uses_of_at_and_dot_are_let_be(text):
    assert proposed(EmailDetector(), text) == []
