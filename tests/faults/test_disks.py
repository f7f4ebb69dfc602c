"""Real disks that refuse in the middle of a session: nothing shown as saved is lost."""

from __future__ import annotations

import os
import signal
import time

import pytest
from faults.disks import Stick, fill, is_read_only, memory_disk, skip_aloud
from faults.group import RATE, Group

pytestmark = pytest.mark.slow

SECONDS = 14.0
REFUSED = "The study's disk refused."
FULL = "free the disk"
NOTES = [0.5 + 0.1 * n for n in range(120)]


@pytest.fixture
def group(tmp_path):
    """Make a group on a disk; `state` lies elsewhere unless the test says so."""
    skip_aloud()
    groups = []

    def make(place, state=None):
        groups.append(Group(place, tmp_path / "state" if state is None else state, tmp_path))
        return groups[-1]

    yield make
    for one in groups:
        one.close()


@pytest.fixture
def stick(tmp_path):
    skip_aloud()
    stick = Stick(tmp_path / "image", tmp_path / "disk")
    yield stick
    stick.close()


@pytest.fixture
def memory(tmp_path):
    skip_aloud()
    with memory_disk(tmp_path / "disk", 40) as place:
        yield place


def check_all_is_home(group, seconds=SECONDS):
    group.verified()
    assert group.rescued() == []
    assert group.lost(group.led.lines) == []
    assert group.sound() == [(0, round(seconds * RATE))]


def test_a_disk_filled_in_the_middle_loses_nothing(memory, group):
    group = group(memory)
    group.start(SECONDS, NOTES)
    group.wait_for_notes(20)
    filler = fill(memory)
    group.wait_for(REFUSED)
    time.sleep(4)
    filler.unlink()
    group.end()
    check_all_is_home(group)


def test_a_thousand_notes_go_on_after_the_last_disk_is_full(memory, group):
    group = group(memory, memory / "state")
    seconds = 16.0
    group.start(seconds, [0.5 + 0.012 * n for n in range(1_250)])
    group.wait_for_notes(100)
    filler = fill(memory)
    before = group.notes_acknowledged
    group.wait_for(FULL)
    group.wait_for_notes(before + 1_000)
    filler.unlink()
    group.end()
    check_all_is_home(group, seconds)


def test_a_recorder_started_again_leaves_a_full_disk_to_the_notes(memory, group):
    """It does not know that the disk was full, and 8 MiB are free: the ballast's, or as many."""
    group = group(memory, memory / "state")
    group.start(30.0, [0.5 + 0.1 * n for n in range(280)])
    group.wait_for_notes(20)
    filler = fill(memory)
    group.wait_for(FULL)
    os.truncate(filler, filler.stat().st_size - (8 << 20))
    pieces = sorted(path.name for folder in group.folder.sounds for path in folder.glob("*"))
    struck = group.steering.recorder().pid
    os.kill(struck, signal.SIGKILL)
    until = time.monotonic() + 10
    while group.steering.recorder().pid == struck:
        assert time.monotonic() < until
        time.sleep(0.1)
    before = group.notes_acknowledged
    group.wait_for_notes(before + 50)
    found = sorted(path.name for folder in group.folder.sounds for path in folder.glob("*"))
    assert found == pieces
    filler.unlink()
    group.end()
    check_all_is_home(group, 30.0)


def test_a_disk_that_becomes_read_only_loses_nothing(stick, group):
    group = group(stick.place)
    group.start(SECONDS, NOTES)
    group.wait_for_notes(20)
    stick.break_down()
    assert is_read_only(stick.place)
    group.wait_for(REFUSED)
    time.sleep(4)
    stick.unmount()
    stick.put_back()
    group.end()
    check_all_is_home(group)


def test_a_stick_pulled_out_and_put_back_loses_nothing(stick, group):
    group = group(stick.place)
    group.start(SECONDS, NOTES)
    group.wait_for_notes(20)
    stick.pull_out()
    group.wait_for(REFUSED)
    assert list(stick.place.iterdir()) == [], "nothing is made where the stick was"
    time.sleep(4)
    assert list(stick.place.iterdir()) == []
    stick.put_back()
    group.end()
    check_all_is_home(group)


def test_a_power_cut_keeps_all_that_was_acknowledged_before_it(stick, group):
    group = group(stick.place)
    group.start(SECONDS, NOTES)
    group.wait_for_notes(30)
    safe = group.steering.recorder().safe
    said = list(group.led.lines)
    stick.cut_power()
    group.kill()
    stick.unmount()
    stick.put_back()
    assert safe > 0
    assert group.lost(said) == []
    ((start, end),) = group.sound()
    assert start == 0
    assert end >= safe
    group.go_on()
    group.end()
    check_all_is_home(group)
