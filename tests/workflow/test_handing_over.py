"""A session changes hands: two who lead one encrypted session one after the other."""

import time
from contextlib import ExitStack

import pytest
from encrypted import Encrypted, durable

from facilitator.errors import Refused
from facilitator.session.events import live as act
from facilitator.study import locks
from facilitator.workflow.handing_over import handed_over


@pytest.fixture
def room(tmp_path):
    return Encrypted(tmp_path)


def recording(live):
    live.conduct.next()
    live.conduct.next()
    durable(live)


def until(done, seconds=30):
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.01)
    assert done()


def say_nothing(sentence):
    raise AssertionError(sentence)


def test_who_lets_go_takes_notes_and_the_next_run_leads_without_being_asked_to_go_on(room):
    with room.opened() as first:
        recording(first)
        item = first.conduct.state.item
        first.conduct.hand_over()
        with handed_over(first, room.study(), room.state, say_nothing) as session:
            joined = session.joined
            assert joined.steers
            assert "is handed over" in joined.view.banner.text
            with room.opened() as second:
                assert second.conduct.state.item == item
                assert second.conduct.state.phase == "recording"
                durable(second)
                until(lambda: (joined.tick(), not joined.steers)[1])
                until(lambda: (joined.tick(), not joined.state.is_handed_over)[1])
                joined.draft("seen from the side")
                joined.keep_note()
                assert joined.writer.flush()
                until(lambda: (second.look_after(), len(second.conduct.state.notes) == 1)[1])
                second.conduct.back()
                assert second.conduct.state.item != item
                durable(second)
                until(lambda: (joined.tick(), joined.state.item == second.conduct.state.item)[1])


def test_until_somebody_leads_the_recorder_is_steered_on_and_a_stop_is_ordered(room):
    with room.opened() as first:
        recording(first)
        first.conduct.hand_over()
        with handed_over(first, room.study(), room.state, say_nothing) as session:
            joined = session.joined
            before = first._steering.screen().written
            until(lambda: first._steering.screen().written > before)
            joined.ask_stop()
            joined.tick()
            assert first._orders.wanted == "off"


def test_who_leaves_before_somebody_leads_is_told_what_it_comes_to(room):
    with room.opened() as first:
        recording(first)
        first.conduct.hand_over()
        with handed_over(first, room.study(), room.state, say_nothing) as session:
            joined = session.joined
            joined.ask_leave()
            assert "60 s at most" in joined.view.question


def test_where_no_notes_can_be_taken_who_lets_go_looks_on_and_the_recorder_is_steered_on(room):
    told = []
    with room.opened() as first, ExitStack() as taken:
        recording(first)
        for _ in locks.NOTE_TAKERS:
            taken.enter_context(locks.taking_notes(first.folder))
        first.conduct.hand_over()
        with handed_over(first, room.study(), room.state, told.append) as session:
            assert (session.joined.watches, session.joined.steers) == (True, True)
            before = first._steering.screen().written
            until(lambda: first._steering.screen().written > before)
            session.joined.ask_leave()
            assert "60 s at most" in session.joined.view.question
    assert "people are taking notes" in told[0]


def test_a_session_that_was_not_handed_over_is_gone_on_with_only_when_asked(room):
    with room.opened() as first:
        recording(first)
    with pytest.raises(Refused, match="was cut short"):
        room.opened()


def test_what_was_handed_over_is_led_again_only_once_without_asking(room):
    with room.opened() as first:
        recording(first)
        first.conduct.hand_over()
        first.let_go(say_nothing)
        with room.opened() as second:
            assert any(isinstance(r.event, act.SessionResumed) for r in second.conduct.records)
            durable(second)
    with pytest.raises(Refused, match="was cut short"):
        room.opened()
