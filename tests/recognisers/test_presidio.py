"""All detectors together, over a session."""

import socket

import pytest

from facilitator.ports import Passage
from facilitator.recognisers.presidio import PresidioRecogniser, StudyTerms
from facilitator.recognisers.version import rules_version


@pytest.fixture(scope="module")
def recogniser():
    return PresidioRecogniser()


def found(recogniser, *passages):
    texts = {p.name: p.text for p in passages}
    return [(c.passage, texts[c.passage][c.start : c.end], c.type) for c in
            recogniser.propose(passages)]  # fmt: skip


def test_a_number_cut_in_two_by_a_segment_s_edge_is_found_in_both(recogniser):
    first = Passage("0", "it was five five five oh")
    second = Passage("1", "one three eight two i think", follows="0")
    phones = [f for f in found(recogniser, first, second) if f[2] == "PHONE"]
    assert phones == [
        ("0", "five five five oh", "PHONE"),
        ("1", "one three eight two", "PHONE"),
    ]


def test_a_title_and_a_name_in_two_segments_are_found(recogniser):
    spans = found(
        recogniser, Passage("0", "i was with doctor"), Passage("1", "brown all day", follows="0")
    )
    assert ("1", "brown", "PERSON") in spans


def test_what_does_not_go_on_is_looked_at_alone(recogniser):
    spans = found(recogniser, Passage("0", "the doctor"), Passage("1", "brown was the colour"))
    assert spans == []


def test_each_finding_has_a_reason_without_the_words(recogniser):
    (candidate, *_) = recogniser.propose([Passage("0", "my name is Zuzana")])
    assert candidate.reason == "after words that say a name"
    assert candidate.recogniser == "NameDetector"
    assert "uzana" not in repr([c.reason for c in recogniser.propose([Passage("0", "so Zuzana")])])


def test_types_can_be_switched_off():
    off = PresidioRecogniser(StudyTerms(types_off=("DATE",)))
    assert found(off, Passage("0", "on March 3rd")) == []


def test_the_study_s_words_are_always_and_never_flagged():
    own = PresidioRecogniser(StudyTerms(always=("blue door",), never=("Zuzana",)))
    spans = found(own, Passage("0", "so Zuzana went by the blue door"))
    assert spans == [("0", "blue door", "OTHER")]


def test_no_socket_is_ever_opened(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    spans = found(PresidioRecogniser(), Passage("0", "mail me at a.b@example.org, says Zuzana"))
    assert ("0", "a.b@example.org", "EMAIL") in spans


def test_the_version_follows_rules_and_lists():
    assert len(rules_version()) == 16
    assert PresidioRecogniser().version == rules_version()


@pytest.mark.parametrize(
    ("turns", "found_at_last"),
    [
        (("it's oh one", "mm-hm", "six one"), "six one"),
        (("the plate is k four", "yeah", "tango nine"), "tango nine"),
        (("she saw doctor", "right", "brown that day"), "brown"),
        (("and what's your name", "hope"), "hope"),
        (("how do you spell it", "l e e"), "l e e"),
    ],
)
def test_what_a_listener_s_turn_cuts_in_two_is_found(recogniser, turns, found_at_last):
    passages = [Passage(str(n), text) for n, text in enumerate(turns)]
    assert any(
        text == found_at_last and name == str(len(turns) - 1)
        for name, text, _ in found(recogniser, *passages)
    )


@pytest.mark.parametrize(
    "turns",
    [
        ("there were two", "mm-hm", "of them left"),
        ("i went to the doctor", "right", "it was round the corner"),
        ("what's that number for", "no idea"),
        ("how do you spell it", "like it sounds"),
        ("mm-hm", "yeah", "okay"),
    ],
)
def test_turns_that_stand_for_themselves_are_let_be(recogniser, turns):
    assert found(recogniser, *(Passage(str(n), text) for n, text in enumerate(turns))) == []
