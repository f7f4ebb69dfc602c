"""How a group ends: by its facilitator, or where a rehearsal's recording is at its end."""

import pytest
from workflow.room import led

from facilitator.session.events import live as act
from facilitator.units import SECOND


@pytest.fixture
def room(tmp_path):
    with led(tmp_path) as (conduct, clock):
        conduct.begin_recording("II.q1")
        clock.time += 60 * SECOND
        yield conduct, clock


def ends(conduct):
    return [record for record in conduct.records if isinstance(record.event, act.RecordingEnded)]


def test_the_sound_is_stopped_before_the_end_is_written_down(room):
    conduct, _ = room
    conduct.end()
    assert conduct.ended
    assert conduct.orders.wanted == "stop"
    (ended,) = ends(conduct)
    assert ended.at == conduct.stopped_at == conduct.state.ended_at
    assert conduct.view.pill == "ended"


def test_at_the_end_of_a_played_file_the_screen_asks_and_stays(room):
    conduct, clock = room
    conduct.end_of_file(59 * SECOND)
    assert not conduct.ended
    assert conduct.state.ended_at == 59 * SECOND
    clock.time += 3600 * SECOND
    assert "Played to its end" in conduct.view.question
    conduct.answer(yes=False)
    conduct.draft("they stayed on")
    conduct.keep_note()
    assert conduct.state.notes[0].after
    assert not conduct.ended


def test_the_end_is_written_down_once_whoever_asks_for_it(room):
    conduct, _ = room
    conduct.end_of_file(59 * SECOND)
    conduct.answer(yes=True)
    assert conduct.ended
    assert len(ends(conduct)) == 1


def test_where_the_recording_is_over_nothing_is_started_or_stopped(room):
    conduct, _ = room
    conduct.end()
    conduct.off_record()
    assert conduct.state.phase == "debrief"
