import pytest
from proposing import english_names, proposed

from facilitator.recognisers.places import PlaceDetector


@pytest.fixture(scope="module")
def places():
    return PlaceDetector(english_names(), frozenset({"north annex"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I grew up in Bakersfield.", ["Bakersfield"]),
        ("in fresno and chula vista", ["fresno", "chula vista"]),
        ("she moved to Reading then", ["Reading"]),
        ("it's in Wellington County", ["Wellington County"]),
        ("at the north annex again", ["north annex"]),
        ("from India, from Ohio", ["India", "Ohio"]),
        ("we were in myrtle beach", ["myrtle beach"]),
        ("we live out past dry fork", ["dry fork"]),
        ("moved to moor green then", ["moor green"]),
        ("i started in south australia though", ["south australia"]),
        ("like they do in fife and there", ["fife"]),
        ("the training was on at sunshine on the day", ["sunshine"]),
        ("our tea at the lismore after", ["the lismore"]),
    ],
)
def test_a_place_is_proposed(places, text, expected):
    assert proposed(places, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I was reading in the bath",
        "a nice day at the beach",
        "the county paid for the park",
        "Hope is a good thing",
        "we had turkey for dinner",
        "it was a big lake",
        "they are mobile and orange",
        "a deep valley and a long bridge",
        "we went to the lake",
        "i am good at bridge and cards",
        "we sat in the sunshine all day",
        "she played a fife in the band",
        "from the south of the city",
    ],
)
def test_ordinary_words_are_let_be(places, text):
    assert proposed(places, text) == []
