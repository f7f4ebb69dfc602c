"""Speech that nobody keyed: who keyed last is reminded after two minutes of it."""

import pytest

from facilitator.session.events import Record
from facilitator.session.events import live as act
from facilitator.session.state import replay
from facilitator.units import SECOND
from facilitator.workflow.ear import Heard
from facilitator.workflow.keyless import Keyless

TALK = Heard(level_dbfs=-20)


def state(*presses, then=()):
    """Give a session that is recorded since second 0, keyed by (second, writer)."""
    events = [
        (0, "facilitator", act.SessionStarted(3, "guide", "0" * 64, "mic")),
        (0, "facilitator", act.RecordingStarted()),
        *((at, writer, act.SpeakerNamed("P1")) for at, writer in presses),
        *((at, "facilitator", event) for at, event in then),
    ]
    return replay(
        Record(f"{writer}.1.{n}", at * SECOND, "", event)
        for n, (at, writer, event) in enumerate(events, start=1)
    )


def looks(keyless, session, until, *, heard=TALK, writer="facilitator", since=0):
    """Look once a second; give what the last look says, in seconds."""
    found = None
    for second in range(since, until + 1):
        found = keyless.look(session, heard, second * SECOND, writer)
    return None if found is None else found // SECOND


def test_two_minutes_of_speech_without_a_key_are_said():
    assert looks(Keyless(), state(), 119) is None
    assert looks(Keyless(), state(), 130) == 130


def test_a_key_begins_the_count_anew():
    keyless = Keyless()
    looks(keyless, state(), 100)
    keyed = state((100, "facilitator"))
    assert looks(keyless, keyed, 219, since=101) is None
    assert looks(keyless, keyed, 221, since=220) is not None


@pytest.mark.parametrize(("writer", "said"), [("facilitator", False), ("notes", True)])
def test_it_stands_only_on_the_screen_of_whoever_keyed_last(writer, said):
    session = state((1, "facilitator"), (2, "notes"))
    assert (looks(Keyless(), session, 200, writer=writer) is not None) == said


def test_a_note_taker_is_not_asked_to_key_where_nobody_has():
    assert looks(Keyless(), state(), 200, writer="notes") is None


def test_a_pause_is_not_speech():
    quiet = Heard(level_dbfs=-70, quiet_since=0)
    assert looks(Keyless(), state(), 300, heard=quiet) is None


def test_what_is_said_off_the_record_does_not_count():
    stopped = state(then=((0, act.OffRecordStarted()),))
    assert looks(Keyless(), stopped, 300) is None


def test_who_answers_in_a_round_is_keyed_by_that():
    answered = state(then=((100, act.AssentAnswered(1, "agree")),))
    keyless = Keyless()
    looks(keyless, state(), 100)
    assert looks(keyless, answered, 219, since=101) is None
