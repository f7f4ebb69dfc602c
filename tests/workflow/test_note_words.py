"""What a note says of itself, as it is kept."""

from types import SimpleNamespace

import pytest
from workflow.room import led

from facilitator.units import SECOND


@pytest.fixture
def room(tmp_path):
    with led(tmp_path) as (conduct, clock):
        yield SimpleNamespace(conduct=conduct, clock=clock)


def note(room, text: str) -> None:
    room.conduct.draft(text)
    room.clock.time += 2 * SECOND
    room.conduct.keep_note()


def test_at_and_a_seat_say_whose_a_note_is(room):
    room.conduct.speaker("P2")
    note(room, "@1 wrote it down")
    note(room, "@9 is nobody's seat")
    assert [kept.speaker for kept in room.conduct.state.notes] == ["P1", "P2"]


@pytest.mark.parametrize(
    ("text", "kind"), [('"nobody taught us"', "quote"), ("? the sciatica", "followup")]
)
def test_the_first_letter_marks_the_moment_of_its_key(room, text, kind):
    at = room.conduct.now
    note(room, text)
    (mark,) = room.conduct.state.marks
    (kept,) = room.conduct.state.notes
    assert (mark.kind, mark.start, kept.mark, kept.text) == (kind, at, mark.name, text)


def test_a_note_that_belongs_to_a_mark_makes_no_second_one(room):
    room.conduct.mark("quote")
    note(room, '"nobody taught us"')
    assert len(room.conduct.state.marks) == 1


def test_used_tags_are_offered_the_last_first(room):
    note(room, "one #epic")
    note(room, "two #hierarchy")
    assert room.conduct.view.tags == ("hierarchy", "epic")


def test_what_neighbours_need_not_read_is_told_apart(room):
    room.conduct.speaker("P2")
    assert not room.conduct.view.said_in_private
    note(room, "a thought")
    assert room.conduct.view.said_in_private
    room.conduct.speaker("P1")
    assert not room.conduct.view.said_in_private


def test_a_note_begun_ten_seconds_after_a_mark_is_its_own(room):
    room.conduct.mark("quote")
    room.clock.time += 11 * SECOND
    note(room, "another thought")
    assert room.conduct.state.notes[0].mark is None


def test_a_note_does_not_belong_to_a_mark_that_was_taken_back(room):
    room.conduct.mark("leave_out")
    room.conduct.undo()
    note(room, '"nobody taught us"')
    (mark,) = room.conduct.state.marks
    assert (mark.kind, room.conduct.state.notes[0].mark) == ("quote", mark.name)
