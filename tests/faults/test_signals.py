"""What a signal, a closed terminal or a dead screen does to a real session (decision 0024)."""

from __future__ import annotations

import tempfile
import time
from itertools import pairwise
from pathlib import Path

import pytest
from faults.group import Group
from faults.processes import ended
from placed_sound import placed, runs_in
from sound_room import RATE, sound_room

from facilitator.audio.pieces import SoundFiles
from facilitator.session.events.sound import GapLeft, RecorderStopped, ScreenMissed
from facilitator.units import SECOND
from facilitator.workflow.derive import Desk

LEAVES_THE_SCREEN = "\x1b[?1049l"


@pytest.fixture
def group(tmp_path):
    groups = []

    def make(room=None):
        groups.append(Group(tmp_path, tmp_path / "state", tmp_path, room))
        return groups[-1]

    yield make
    for one in groups:
        one.close()


def test_a_second_facilitator_is_refused_and_told_of_join(group):
    group = group()
    group.start(60, [0.5])
    second = group.command(*group.asked, "--headless", "--go-on")
    assert second.returncode == 1
    assert "already being run" in second.stderr
    assert "facilitator join FG1" in second.stderr
    assert "Traceback" not in second.stderr
    group.wait_for_notes(1)
    assert group.led.running, "the first one is not disturbed"


@pytest.mark.parametrize(
    "name",
    [
        "HUP",
        pytest.param("TERM", marks=pytest.mark.slow),
        pytest.param("INT", marks=pytest.mark.slow),
    ],
)
def test_left_by_a_signal_it_loses_no_key_and_goes_on(group, name):
    group = group()
    led = group.start(60, [0.5])
    group.wait_for_notes(1)
    led.type("n")
    group.wait_for("esc")
    led.type("half a giraf")
    group.wait_for("giraf")
    led.strike(name)  # within the second after which a note's draft is saved by itself
    assert led.gone() == 1
    if name != "HUP":  # whose terminal nobody sees any more
        assert LEAVES_THE_SCREEN in led.shown
        assert "run asks, or --go-on" in led.shown.rpartition(LEAVES_THE_SCREEN)[2]
    recorder = group.steering.recorder().pid
    assert not ended(recorder, 0.5), "the recorder waits for who takes it over"
    assert group.lost(led.lines) == []
    group.go_on()
    assert group.steering.recorder().pid == recorder
    group.wait_for("half a giraf")


@pytest.fixture
def hearing(group):
    """A group in a room in which samples that say their place are played."""
    with (
        tempfile.TemporaryDirectory(prefix="room-") as folder,
        sound_room(Path(folder), awake=True) as room,
        room.playing(240, placed(240 * RATE)) as player,
    ):
        time.sleep(3)
        group = group(room.env)
        group.player = player
        yield group


@pytest.mark.slow
def test_a_recorder_is_taken_over_after_forty_seconds_without_a_gap(hearing):
    led = hearing.start(120, [0.5])
    hearing.wait_for("saved to 0:00:03")
    recorder = hearing.steering.recorder().pid
    led.strike("KILL")
    led.gone()
    time.sleep(40)
    hearing.go_on()
    assert hearing.steering.recorder().pid == recorder
    hearing.wait_for("saved to 0:00:4")
    time.sleep(2)
    hearing.led.strike("TERM")
    hearing.led.gone()
    assert events(hearing, GapLeft) == []
    (missed,) = events(hearing, ScreenMissed)
    assert 36 * RATE < missed.end - missed.start < 46 * RATE, "it is marked as not shown"
    assert hearing.player.underruns or len(heard(hearing)) == 1


@pytest.mark.slow
def test_a_recorder_without_a_screen_goes_on_for_sixty_seconds_then_stops(hearing):
    led = hearing.start(200, [0.5])
    hearing.wait_for("saved to 0:00:03")
    steering = hearing.steering
    recorder = steering.recorder().pid
    led.strike("KILL")
    led.gone()
    died = time.monotonic()
    time.sleep(50)
    safe = steering.recorder().safe
    assert ended(recorder, 15)
    assert 58 < time.monotonic() - died < 65
    assert steering.recorder().safe > safe, "it recorded to its end"
    assert [stopped.why for stopped in events(hearing, RecorderStopped)] == ["screen_lost"]
    time.sleep(4)
    hearing.go_on()
    hearing.wait_for("saved to 0:01:1")
    time.sleep(3)
    hearing.led.strike("TERM")
    hearing.led.gone()
    before, after = heard(hearing)
    desk = Desk(hearing.study, hearing.folder)
    (sides,) = pairwise(desk.timeline.stretches)
    true = (after.place - before.end) * SECOND // RATE
    assert hearing.player.underruns or abs(sides[1].start - sides[0].end - true) < SECOND // 10


def events(group, kind):
    return [r.event for r in group.folder.read().records if isinstance(r.event, kind)]


def heard(group):
    """Give the unbroken runs of what was played, over all stretches."""
    desk = Desk(group.study, group.folder)
    files = SoundFiles(group.folder.sounds, group.folder.envelope)
    return [run for stretch in desk.timeline.stretches for run in runs_in(files.read(stretch))]
