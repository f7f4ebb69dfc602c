"""What a person hears of a session: played into a room, and recorded there."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
import time
from array import array
from pathlib import Path

import pytest
from sound_room import PERIOD, RATE, counted, numbers, sound_room

from facilitator.audio.fca import ClosedForm
from facilitator.audio.wav import header
from facilitator.errors import Refused, Unavailable
from facilitator.ports import PieceMark
from facilitator.session.events import live, sound
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.vault import identity
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.playing import Playing

PIECES = ((0, 4 * RATE), (6 * RATE, 2 * RATE))
"""Samples of the session's two pieces: 0–4 s, and after two seconds off the record 6–8 s."""


@pytest.fixture(scope="module")
def room():
    with (
        tempfile.TemporaryDirectory(prefix="room-") as folder,
        sound_room(Path(folder), awake=True) as room,
    ):
        yield room


@pytest.fixture
def in_the_room(room, monkeypatch):
    for name, value in room.env.items():
        monkeypatch.setenv(name, value)
    return room


def made(place, pieces=PIECES, *, closed=False):
    """A session whose samples are numbered from 1 on."""
    recipients = (identity.make()[1],) if closed else ()
    Study.create(place / "study", "T", recipients=recipients)
    study = keyed(Study.open(place / "study"), place / "state")
    folder = study.new_session("FG3")
    clock = SessionClock(SystemClock(), 0)
    with folder.writer("facilitator", clock) as ledger:
        ledger.append(live.RecordingStarted(), at=0)
    envelope = folder.closing()
    with folder.writer("recorder", clock) as log:
        for number, (first, samples) in enumerate(pieces, 1):
            name = f"mic.{number:04}.{'fca' if closed else 'wav'}"
            pcm = numbers(first + samples)[2 * first :]
            log.append(sound.SegmentOpened("mic", name, first, RATE), at=first * SECOND // RATE)
            if closed:
                form = ClosedForm(folder.id, envelope).begin(PieceMark("mic", number, first, RATE))
                data = form.head + form.body(pcm)
            else:
                data = header(first, RATE) + pcm
            (folder.sound / name).write_bytes(data)
        log.append(sound.GapLeft("mic", 4 * RATE, 6 * RATE, RATE, "off_record"), at=6 * SECOND)
    return study


class Listener:
    """What is heard in the room, from now on."""

    def __init__(self, room):
        command = ["pacat", "--record", "--raw", "--format=s16le", f"--rate={RATE}"]
        self._file = (room.folder / "heard.raw").open("w+b")
        self._process = subprocess.Popen(
            [*command, "--channels=1", "--latency-msec=20"], env=room.env, stdout=self._file
        )
        self.wait_for(lambda heard: len(heard) > RATE // 10)

    def heard(self):
        self._file.seek(0)
        pcm = self._file.read()
        return array("h", pcm[: len(pcm) // 2 * 2])

    def wait_for(self, holds, seconds=20):
        until = time.monotonic() + seconds
        while not holds(self.heard()):
            assert time.monotonic() < until, "not heard in time"
            time.sleep(0.05)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._process.terminate()
        self._process.wait()
        self._file.close()


def is_over(heard):
    """Say whether something was heard, and silence after it."""
    return any(heard) and not any(heard[-RATE // 2 :])


@pytest.mark.parametrize("closed", [False, True], ids=["in clear", "closed"])
def test_what_lies_between_two_times_is_heard_sample_by_sample(tmp_path, in_the_room, closed):
    desk = Desk(study := made(tmp_path, closed=closed), study.session("FG3"))
    with Listener(in_the_room) as listener, Playing(desk) as playing:
        playing.play(SECOND, 2 * SECOND)
        listener.wait_for(is_over)
        found = counted(listener.heard().tobytes())
    assert (found.first, found.heard, found.jumps) == (RATE % PERIOD + 1, RATE, ())


def test_playing_does_not_wait_and_stopping_stops(tmp_path, in_the_room):
    desk = Desk(study := made(tmp_path, [(0, 30 * RATE)]), study.session("FG3"))
    with Listener(in_the_room) as listener, Playing(desk) as playing:
        begun = time.monotonic()
        playing.play(0, 30 * SECOND)
        listener.wait_for(any)
        playing.stop()
        listener.wait_for(is_over)
        assert counted(listener.heard().tobytes()).heard < 25 * RATE
    assert time.monotonic() - begun < 25


def test_what_is_played_next_takes_the_place_of_what_is_played(tmp_path, in_the_room):
    desk = Desk(study := made(tmp_path, [(0, 30 * RATE)]), study.session("FG3"))
    with Listener(in_the_room) as listener, Playing(desk) as playing:
        playing.play(0, 20 * SECOND)
        listener.wait_for(any)
        playing.play(29 * SECOND, 30 * SECOND)
        listener.wait_for(is_over)
        heard = [value for value in listener.heard() if value]
    assert heard[-1] == (30 * RATE - 1) % PERIOD + 1
    assert len(heard) < 20 * RATE


def test_a_gap_is_heard_as_half_a_second_of_silence(tmp_path, in_the_room):
    desk = Desk(study := made(tmp_path), study.session("FG3"))
    with Listener(in_the_room) as listener, Playing(desk) as playing:
        playing.play(3_500_000, 6_500_000)
        listener.wait_for(lambda heard: sum(map(bool, heard)) >= RATE)
        listener.wait_for(is_over)
        heard = listener.heard()
    loud = [n for n, value in enumerate(heard) if value]
    (hole,) = [b - a for a, b in itertools.pairwise(loud) if b - a > 1]
    assert hole == RATE // 2 + 1


def test_where_nothing_was_recorded_it_says_why(tmp_path):
    desk = Desk(study := made(tmp_path), study.session("FG3"))
    playing = Playing(desk)
    with pytest.raises(Refused, match="from 0:00:04 to 0:00:06: it was off the record"):
        playing.play(4 * SECOND, 6 * SECOND)
    with pytest.raises(Refused, match="from 0:00:09 to 0:00:12"):
        playing.play(9 * SECOND, 12 * SECOND)


def test_a_session_that_was_brought_in_as_text_says_that_it_has_no_sound(tmp_path):
    desk = Desk(study := made(tmp_path, ()), study.session("FG3"))
    with pytest.raises(Refused, match="There is no sound of FG3"):
        Playing(desk).play(0, SECOND)


def test_without_an_output_it_says_what_to_plug_in_and_nothing_reaches_the_terminal(
    tmp_path, monkeypatch, capfd
):
    nothing = tmp_path / "asound.conf"
    nothing.write_text("pcm.none { type hw\n card 99 }\n", encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(nothing))
    desk = Desk(study := made(tmp_path), study.session("FG3"))
    with Playing(desk) as playing:
        for _ in range(2):
            with pytest.raises(Unavailable, match="Nothing here can play sound"):
                playing.play(0, SECOND)
        playing.stop()
    assert capfd.readouterr() == ("", "")


def test_a_sound_library_that_takes_its_process_with_it_takes_no_more(tmp_path, monkeypatch):
    nothing = tmp_path / "asound.conf"
    nothing.write_text("# PortAudio aborts where there is no tree of devices\n", encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(nothing))
    desk = Desk(study := made(tmp_path), study.session("FG3"))
    with Playing(desk) as playing, pytest.raises(Unavailable, match="player ended"):
        playing.play(0, SECOND)


def test_a_player_ends_with_whoever_started_it(tmp_path, in_the_room):
    desk = Desk(study := made(tmp_path), study.session("FG3"))
    playing = Playing(desk)
    playing.play(0, SECOND)
    process = playing._player._process
    process.stdin.close()  # what the end of its starter does, however it ended
    assert process.wait(10) == 0


def test_a_player_that_was_lost_is_started_again(tmp_path, in_the_room):
    desk = Desk(study := made(tmp_path), study.session("FG3"))
    with Listener(in_the_room) as listener, Playing(desk) as playing:
        playing.play(0, SECOND)
        playing._player._process.kill()
        playing._player._process.wait()
        playing.play(2 * SECOND, 3 * SECOND)
        listener.wait_for(lambda heard: counted(heard.tobytes()).heard >= RATE)


def test_it_takes_no_more_than_a_module_to_know_the_player():
    code = "import sys, facilitator.workflow.playing; print('sounddevice' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
