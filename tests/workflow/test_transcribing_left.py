"""A transcription that is at work says how long it still takes, and is not offered again."""

import os
import threading
from types import SimpleNamespace

import pytest

from facilitator.audio.wav import header
from facilitator.ports import HeardPiece
from facilitator.session.events import live, machine, sound
from facilitator.session.timeline import SoundStretch
from facilitator.study import locks
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.home import home_view
from facilitator.workflow.status import status
from facilitator.workflow.transcribing_left import minutes_left

MINUTE = 60 * SECOND
RATE = 100
STARTED = machine.TranscriptionStarted("h1", "e", "small", "0" * 64, (), (), "gate", ())


def piece(number, run="h1"):
    """Give the nth piece, a minute of sound."""
    start, end = number * MINUTE, (number + 1) * MINUTE
    return machine.PieceHeard(run, number, start, end, HeardPiece(number, start, end, ()))


def told(*minutes):
    """Give records of a run whose nth piece was done at the nth of `minutes`."""
    pieces = ((at * MINUTE, piece(number)) for number, at in enumerate(minutes))
    return [SimpleNamespace(at=at, event=event) for at, event in ((0, STARTED), *pieces)]


def stretch(start, end):
    """Give sound from one minute to another."""
    return SoundStretch("mic", RATE, start * 60 * RATE, (end - start) * 60 * RATE, ())


def test_what_is_left_goes_by_the_pace_so_far():
    assert minutes_left(told(1, 3, 5), [stretch(0, 10)]) == 14


def test_a_night_between_two_pieces_is_not_its_pace():
    assert minutes_left(told(1, 3, 5, 605, 607), [stretch(0, 10)]) == 10


def test_where_no_sound_is_nothing_has_to_be_heard():
    assert minutes_left(told(1, 3), [stretch(0, 2), stretch(8, 9)]) == 2


def test_one_piece_says_nothing_of_the_pace_nor_do_those_of_a_run_before():
    assert minutes_left(told(1), [stretch(0, 10)]) is None
    again = SimpleNamespace(
        at=9 * MINUTE,
        event=machine.TranscriptionStarted("h2", "e", "small", "0" * 64, (), (), "gate", ()),
    )
    assert minutes_left([*told(1, 3), again], [stretch(0, 10)]) is None


@pytest.fixture
def study(tmp_path):
    """A study with ten recorded minutes, two of which are turned into words."""
    study = Study.create(tmp_path / "study", "T")
    folder = study.new_session("FG4")
    clock, samples = SessionClock(SystemClock(), 0), 600 * RATE
    with folder.writer("facilitator", clock) as ledger:
        ledger.append(live.SessionStarted(4, "g", "0" * 64, "mic"), live.RecordingStarted(), at=0)
        ledger.append(live.SessionEnded((), ()), at=10 * MINUTE)
    (folder.sound / "mic.0001.wav").write_bytes(header(0, RATE, samples) + bytes(2 * samples))
    with folder.writer("recorder", clock) as recorder:
        recorder.append(sound.SegmentOpened("mic", "mic.0001.wav", 0, RATE), at=0)
        closed = sound.SegmentClosed("mic.0001.wav", samples, 2 * samples, "0" * 64)
        recorder.append(closed, at=10 * MINUTE)
    with folder.writer("transcriber", clock) as transcriber:
        transcriber.append(STARTED, at=10 * MINUTE)
        transcriber.append(piece(0), at=11 * MINUTE)
        transcriber.append(piece(1), at=13 * MINUTE)
    return study


def test_a_transcription_at_work_says_so_and_how_long_it_takes(study):
    folder = study.session("FG4")
    folder.derived.mkdir(exist_ok=True)
    with locks.deriving(folder.derived, "FG4"):
        (row,) = home_view(study).rows
    assert row.next == "transcribing: 16 min left"
    assert row.steps[:3] == ("done", "done", "begun")
    assert next(s.why_not for s in row.can if s.name == "transcribe") == (
        "it is being transcribed now"
    )


def test_one_that_was_stopped_is_gone_on_with(study):
    (one,) = status(study).sessions
    assert one.next.text.startswith("Go on turning")
    assert one.next.command == "facilitator transcribe FG4"


def test_whoever_begins_waits_for_one_that_only_asks(study):
    folder = study.session("FG4")
    folder.derived.mkdir(exist_ok=True)
    asks = os.open(folder.derived, os.O_RDONLY)
    assert locks.try_lock(asks)
    threading.Timer(0.03, os.close, [asks]).start()
    with locks.deriving(folder.derived, "FG4"):
        assert locks.is_deriving(folder)
    assert not locks.is_deriving(folder)
