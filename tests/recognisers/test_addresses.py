import pytest
from proposing import proposed

from facilitator.recognisers.addresses import AddressDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 2218 Juniper Terrace, Apartment 4, in town", ["2218 Juniper Terrace, Apartment 4"]),
        ("I'm in 14 Plover Court now", ["14 Plover Court"]),
        ("gone to Kestrel House instead", ["Kestrel House"]),
        ("116 Old Turnpike Road, Marshall", None),
        ("we live at twenty two juniper terrace", ["twenty two juniper terrace"]),
        ("in flat 3 upstairs", ["flat 3"]),
        ("it's SW1A 1AA or K1A 0B1", ["SW1A 1AA", "K1A 0B1"]),
        ("P.O. Box 1192", None),
        ("the flats on mill lane", ["mill lane"]),
    ],
)
def test_an_address_is_proposed(text, expected):
    assert proposed(AddressDetector(), text) == ([text] if expected is None else expected)


@pytest.mark.parametrize(
    "text",
    [
        "down the street, on the road again",
        "one way or another, two way street",
        "I drive a lot, and in a good place",
        "the House of Lords met",
        "my flat is cold",
        "in the fast lane",
        "at the end of the day",
        "three people in the court",
    ],
)
def test_other_words_are_let_be(text):
    assert proposed(AddressDetector(), text) == []
