"""Whether an answer's key and its sound agree."""

import pytest
from spoken import group

from facilitator.transcript.heard_assent import heard_assents

ITEMS = {"I.q1": "Do you agree to participate in this focus group?"}


def findings(lines: str, own: tuple[str, ...] = ()):
    told = group(lines, ITEMS)
    return heard_assents(
        told.heard, state=told.state, items=told.items, timeline=told.timeline, assent_words=own
    )


def one(said: str, answer: str = "agree", own: tuple[str, ...] = ()):
    lines = f"""
        0:00 start 1
        0:00 record
        0:00.5 item I.q1
        0:01.0-0:03.0 Do you agree to participate in this focus group?
        {said}
        0:06.0 assent 1 {answer}
        """
    return findings(lines, own)[0]


@pytest.mark.parametrize(
    ("said", "answer", "finding"),
    [
        ("I agree.", "agree", "match"),
        ("Yep, sure.", "agree", "match"),
        ("Hi, sorry, the shuttle was late, I agree.", "agree", "match"),
        ("No objection, I agree.", "agree", "match"),
        ("I do not agree.", "agree", "mismatch"),
        ("No, sorry.", "decline", "match"),
        ("I'd rather not.", "decline", "match"),
        ("Yes, I agree.", "decline", "mismatch"),
        ("Hm what was that", "agree", "not_heard"),
    ],
)
def test_what_is_heard_at_the_place_of_an_answer(said, answer, finding):
    assert one(f"0:03.8-0:05.2 {said}", answer).finding == finding


def test_the_question_that_was_read_is_no_answer():
    assert one("0:04.0-0:05.0 (cough)").finding == "not_heard"


def test_a_study_s_own_words_count():
    assert one("0:04.0-0:05.0 Aye aye captain.", own=("aye aye",)).finding == "match"
    assert one("0:04.0-0:05.0 Roger.").finding == "not_heard"
    assert one("0:04.0-0:05.0 Roger.", own=("roger",)).finding == "match"


def test_it_begins_where_its_word_begins():
    assert one("0:04.0-0:05.0 I agree.").start == 4_142_857


def test_nothing_of_who_declined_is_given_back():
    assert one("0:04.0-0:05.0 No, sorry.", "decline").text == ""


def test_each_answer_is_looked_for_in_its_own_words():
    found = findings(
        """
        0:00 start 3
        0:00 record
        0:00.5 item I.q1
        0:01.0-0:03.0 Do you agree to participate in this focus group?
        0:03.8-0:04.6 I agree.
        0:05.0 assent 1 agree
        0:05.5-0:06.3 Hm.
        0:06.8 assent 2 agree
        0:07.2-0:08.0 No.
        0:08.4 assent 3 agree
        """
    )
    assert [each.finding for each in found] == ["match", "not_heard", "mismatch"]
