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
        ("it's number forty two the crescent", ["number forty two the crescent"]),
        ("they have twelve hundred west juniper", ["twelve hundred west juniper"]),
        ("mail goes to Box 88, or RR 2, Site 5", ["Box 88", "RR 2, Site 5"]),
        ("sunrise villa, third cross, by the temple", ["sunrise villa, third cross"]),
        ("quarters b seven behind the laundry", ["quarters b seven"]),
        ("out on highway 22", ["highway 22"]),
        ("she's on great western road now", ["great western road"]),
        ("in Room 212, Block C, Hill Square Road", ["Room 212, Block C, Hill Square Road"]),
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
        "the second box, a box of tea, a block of flats",
        "on the wrong side of the road",
        "the north side and west of here",
        "a dirt road, the same street",
        "number one in the charts",
        "on the third floor, by the main road",
        "they crossed the road twice",
        "at the end of the lane",
        "on the long open road",
        "there was no room for two of us",
    ],
)
def test_other_words_are_let_be(text):
    assert proposed(AddressDetector(), text) == []
