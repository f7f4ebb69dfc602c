"""What was noted of a seat whose words are left out is left out with them."""

import pytest
from session_lines import records, state

from facilitator.session.events import Record, aside
from facilitator.session.state import replay
from facilitator.transcript.held_back import about, notes_kept, without

LINES = """
    0:00 start 9
    0:00 record
    0:10 speaker 4
    0:12 note the shuttle was late
    0:13 note @2 nodded at that
    0:14 quote
    0:15 noted_with word for word
    0:20 speaker 2
    0:21 note P4 looks away
    0:22 followup
    0:23 note write to x@4you.org
    """


def test_a_note_is_about_whom_it_names_else_about_who_spoke():
    notes = state(LINES).notes
    assert [sorted(about(note)) for note in notes] == [["P4"], ["P2"], ["P4"], ["P4"], ["P2"]]


def test_notes_and_marks_of_who_is_left_out_are_gone_and_no_others():
    left = without(state(LINES), {"P4"})
    assert [note.text for note in left.notes] == ["@2 nodded at that", "write to x@4you.org"]
    assert [mark.kind for mark in left.marks] == ["followup"]


def test_a_note_that_belongs_to_their_mark_is_theirs_whatever_it_names():
    told = state(LINES.replace("word for word", "@2 said the same"))
    assert "@2 said the same" not in [n.text for n in notes_kept(told.notes, {"P4"}, told.marks)]


@pytest.mark.parametrize("who", ["p4", "seat 4", "Participant 4", "P04"])
def test_a_text_that_mentions_them_in_passing_is_gone_whoever_spoke(who):
    told = state(LINES.replace("write to x@4you.org", f"the brother of {who} nodded"))
    assert f"the brother of {who} nodded" not in [n.text for n in notes_kept(told.notes, {"P4"})]
    answer = aside.DebriefAnswered("mood", f"{who} was in tears")
    more = Record("notes.1.1", 90_000_000, "", answer)
    assert not without(replay((*records(LINES), more)), {"P4"}).beside.debrief


def test_mentioning_another_hides_nobody_who_spoke():
    told = state(LINES.replace("the shuttle was late", "seat 2 smiles at that"))
    assert "seat 2 smiles at that" not in [n.text for n in notes_kept(told.notes, {"P4"})]


def test_where_nobody_is_left_out_everything_stays():
    told = state(LINES)
    assert without(told, ()) == told


def test_the_debrief_and_earlier_passages_lose_what_names_them():
    said = (
        aside.SkipExplained("II.q1", "@4 had answered it"),
        aside.SkipExplained("II.q2", "no time"),
        aside.DebriefAnswered("surprises", "P4 left in tears"),
        aside.DebriefAnswered("mood", "calm"),
        aside.PassageLeftOut("P4", "the shuttle"),
        aside.PassageLeftOut("P2", "the hill"),
    )
    more = [Record(f"notes.1.{n}", 90_000_000 + n, "", event) for n, event in enumerate(said)]
    beside = without(replay((*records(LINES), *more)), {"P4"}).beside
    assert beside.explained == (("II.q2", "no time"),)
    assert [one.question for one in beside.debrief] == ["mood"]
    assert [one.speaker for one in beside.earlier] == ["P2"]
