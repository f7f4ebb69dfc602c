import pytest
from proposing import proposed

from facilitator.recognisers.indirect import IndirectDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "he was the only firefighter in Alpine with that kind of leukemia, so all knew",
            ["he was the only firefighter in Alpine with that kind of leukemia"],
        ),
        (
            "yolanda is the only one in the clinic who speaks mixteco so she is busy",
            ["the only one in the clinic who speaks mixteco"],
        ),
        (
            "my brother was the vet at bourke for years",
            ["my brother was the vet at bourke for years"],
        ),
        ("it's run by the widow of the trooper who was killed on I-26, and", None),
        ("after the fire in the bin store at Kestrel House there was a meeting", None),
        (
            "since the bus crash on highway ninety nine yeah",
            ["the bus crash on highway ninety nine"],
        ),
        ("he was a retired judge from visalia and he won", ["a retired judge from visalia"]),
        ("that was the bloke who started the show society and", None),
    ],
)
def test_a_clause_that_identifies_is_proposed(text, expected):
    found = proposed(IndirectDetector(), text)
    assert found
    assert expected is None or found == expected


@pytest.mark.parametrize(
    "text",
    [
        "the only thing in the world that helps",
        "the first time in my life i cried",
        "the lady at the desk helps me",
        "the last step in the process",
        "my mom is a nurse and so am i",
        "i was on fire that day",
        "it was an accident really",
        "the doctor who saw me was nice",
        "she's the one who knows",
    ],
)
def test_ordinary_clauses_are_let_be(text):
    assert proposed(IndirectDetector(), text) == []
