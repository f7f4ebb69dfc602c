"""What a shared summary holds: every word passed the gate, and no other word is anywhere in it."""

import re

import pytest
from gate_cases import HASH, evidence, turn
from hypothesis import given
from hypothesis import strategies as st
from session_lines import records
from summary_samples import KEYS, WORDS, said

from facilitator.formats.html import render
from facilitator.redaction.passages import notes_of
from facilitator.release.cleared import Leaving, RedactedNote
from facilitator.release.gate import open_gate
from facilitator.session.aside import Beside
from facilitator.session.events import Record
from facilitator.session.events.aside import DebriefAnswered, SkipExplained
from facilitator.session.state import replay
from facilitator.summary.group import About, group_summary
from facilitator.summary.page import page
from facilitator.summary.shared import shared_lines, shared_state
from facilitator.summary.talk import talk

SECRET = "Margaret"
TYPED = f"""
0:00:00 start 3
0:00:00 record
0:00:30 item II.q1
0:00:40 note {SECRET} spoke first
0:00:41 board {SECRET} on the board
0:00:42 quote
0:00:42 noted_with {SECRET} again
0:00:50 item II.q2 skipped {SECRET} had said it
0:01:00 item II.q3 asked
0:01:10 notes-7f3a note {SECRET} left
0:02:00 end
0:02:10 after {SECRET} after
"""


def passed(kept, *turns):
    """Let the notes of `kept` pass with the secret replaced."""
    notes = tuple(
        RedactedNote(n.at, n.item, n.text.replace(SECRET, "[Name 1]")) for n in notes_of(kept)
    )
    return open_gate(evidence(), Leaving("FG3", HASH, tuple(turns), notes))


def test_every_word_is_as_it_passed_the_gate():
    kept = records(TYPED)
    here = shared_state(replay(kept), notes_of(kept), passed(kept))
    assert [note.text for note in here.notes] == [
        "[Name 1] spoke first",
        "[Name 1] on the board",
        "[Name 1] again",
        "[Name 1] left",
        "[Name 1] after",
    ]
    assert [visit.reason for visit in here.visits] == ["[Name 1] had said it", None, None]


def test_of_the_debrief_only_why_items_were_skipped_is_shared_as_it_passed():
    more = (
        Record("facilitator.1.90", 140_000_000, "", SkipExplained("II.q2", f"{SECRET} hurried")),
        Record("facilitator.1.91", 141_000_000, "", SkipExplained("II.q2", f"{SECRET} answered")),
        Record("facilitator.1.92", 142_000_000, "", DebriefAnswered("mood", f"{SECRET} was calm")),
    )
    kept = (*records(TYPED), *more)
    noted = [note.text for note in notes_of(kept)]
    assert f"{SECRET} answered" in noted, "looked through for the gate"
    assert f"{SECRET} was calm" in noted
    assert f"{SECRET} hurried" not in noted, "another answer took its place"
    here = shared_state(replay(kept), notes_of(kept), passed(kept))
    assert here.beside == Beside(explained=(("II.q2", "[Name 1] answered"),))


def test_what_can_be_undone_is_not_carried_along():
    kept = records(TYPED)
    assert shared_state(replay(kept), notes_of(kept), passed(kept)).acts == ()


@pytest.mark.parametrize("name", ["group.html", "group.md"])
def test_no_word_that_did_not_pass_is_on_the_page(guide, templates, name):
    kept = records(TYPED)
    cleared = passed(kept, turn(1, "P1", "I met [Name 1] there", 38_000_000, 43_000_000))
    here = shared_state(replay(kept), notes_of(kept), cleared)
    group = group_summary(
        About("FG3", "A study", signed_hash=HASH, shared=True),
        here,
        guide,
        talk=talk(replay(kept), said(f"0:38 P1: I met {SECRET} there"), 120_000_000),
        said=shared_lines(cleared),
    )
    text = render(f"summary/{name}", page(group, "facilitator"), [templates]).decode()
    assert SECRET not in text
    assert "I met" in text
    assert text.count("Name 1") >= 6


def test_notes_that_are_not_those_that_were_signed_are_refused():
    kept = records(TYPED)
    cleared = passed(kept)
    later = records(f"{TYPED}\n0:02:20 after one more")
    with pytest.raises(ValueError, match="not those that passed"):
        shared_state(replay(later), notes_of(later), cleared)


def test_a_cut_turn_is_no_line():
    kept = records(KEYS)
    cleared = passed(kept, turn(1, None, "", 1, 2, cut="declined"), turn(2, "P1", "Yes", 3, 4))
    assert [line.text for line in shared_lines(cleared)] == ["Yes"]


@given(st.sampled_from(WORDS.split()), st.integers(1, 9))
def test_a_note_withdrawn_is_not_shown_again(word, seat):
    """People append; undo is an event: what was taken back is nowhere in what is shared."""
    kept = records(f"0:00 start {seat}\n0:00 record\n0:10 note {word}\n0:11 undo\n1:00 end")
    assert shared_state(replay(kept), notes_of(kept), passed(kept)).notes == ()


SEATS = """
0:00:00 start 3
0:00:00 record
0:00:02 assent 1 agree
0:00:03 assent 2 agree
0:00:04 assent 3 decline
0:00:30 item II.q1
0:00:35 speaker 3
0:00:40 note @3 looked away, @1 nodded
0:00:42 quote
0:00:45 speaker 2
0:00:50 off
0:00:55 note
0:00:56 note She told us where she lives
0:00:57 quote
0:01:00 on
0:02:00 end
"""


@pytest.mark.parametrize("name", ["group.html", "group.md"])
def test_a_seat_whose_words_do_not_leave_is_nowhere_on_the_page(guide, templates, name):
    text = shared_page(guide, templates, name)
    assert "P1" in text
    assert "someone looked away, P1 nodded" in text
    assert not re.search(r"P[23]|@\d|declined|agreed", text)


@pytest.mark.parametrize("name", ["group.html", "group.md"])
def test_what_was_noted_off_the_record_is_not_on_the_page(guide, templates, name):
    text = shared_page(guide, templates, name)
    assert "where she lives" not in text
    assert not re.search(r"0:00:5[567]", text)
    assert re.search(r"Notes( \| |</dt><dd>)1 ", text)


def shared_page(guide, templates, name):
    kept = records(SEATS)
    cleared = passed(kept, turn(1, "P1", "Yes", 38_000_000, 43_000_000))
    here = shared_state(replay(kept), notes_of(kept), cleared)
    group = group_summary(
        About("FG3", "A study", signed_hash=HASH, shared=True),
        here,
        guide,
        talk=talk(here, said("0:38 P1: Yes"), 120_000_000),
        said=shared_lines(cleared),
    )
    return render(f"summary/{name}", page(group, "facilitator"), [templates]).decode()
