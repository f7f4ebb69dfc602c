import pytest
from proposing import proposed

from facilitator.recognisers.always import AlwaysDetector


@pytest.fixture(scope="module")
def always():
    return AlwaysDetector(frozenset({"blue door", "quillan"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we met at the Blue Door again", ["Blue Door"]),
        ("by the blue door, then", ["blue door"]),
        ("ask quillan", ["quillan"]),
        ("Quillan's idea", ["Quillan's"]),
        ("quillan at the blue door", ["quillan", "blue door"]),
    ],
)
def test_a_word_of_the_study_s_list_is_proposed(always, text, expected):
    assert proposed(always, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the door was blue",
        "a blue, blue door-frame",
        "the quill and the pen",
        "blue",
        "",
    ],
)
def test_other_words_are_let_be(always, text):
    assert proposed(always, text) == []
