"""What is asked of the disk while a session runs, and the room that is kept for notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from stand_ins import SimulatedDisk

from facilitator.study import ballast
from facilitator.workflow.saving import DiskGauge

FOLDER = Path("/study/recordings/FG3")
BALLAST = f"{FOLDER}/ballast"
RATE = 48_000
NEEDED = 60 * RATE * 2 + (16 << 20) + (8 << 20)


@pytest.fixture
def disk():
    disk = SimulatedDisk(space=0)
    disk.files[f"{FOLDER}/guide.md"] = bytearray(b"# A guide")
    return disk


@pytest.fixture
def gauge(disk):
    return DiskGauge(disk, FOLDER, rate=RATE)


def leave_free(disk, free):
    disk.space = sum(map(len, disk.files.values())) + free


def test_the_ballast_is_made_again_once_there_was_room_for_a_minute(disk, gauge):
    gauge.ask(0.0)
    assert gauge.ballast_used
    leave_free(disk, NEEDED)
    for now in (5.0, 30.0, 64.0):
        gauge.ask(now)
        assert BALLAST not in disk.files
    gauge.ask(65.0)
    assert len(disk.files[BALLAST]) == 8 << 20
    assert not gauge.ballast_used
    ballast.free(FOLDER, disk)  # filled once more: so it goes on
    leave_free(disk, NEEDED)
    for now in range(70, 140, 5):
        gauge.ask(float(now))
    assert BALLAST in disk.files


def test_a_disk_that_is_full_again_within_the_minute_is_waited_for_anew(disk, gauge):
    for now, free in ((0.0, NEEDED), (30.0, NEEDED - 1), (35.0, NEEDED), (94.0, NEEDED)):
        leave_free(disk, free)
        gauge.ask(now)
        assert BALLAST not in disk.files
    gauge.ask(95.0)
    assert BALLAST in disk.files


def test_a_session_that_ends_leaves_no_ballast(disk, gauge):
    leave_free(disk, NEEDED)
    gauge.ask(0.0)
    gauge.close()
    gauge.ask(60.0)
    assert BALLAST not in disk.files


def test_the_disk_is_called_full_only_where_no_piece_of_sound_fits(disk, gauge):
    piece = 60 * RATE * 2
    for free, full in ((0, True), ((16 << 20) + piece - 1, True), (47_000_000, False)):
        leave_free(disk, free)
        gauge.ask(0.0)
        assert gauge.ballast_used
        assert gauge.is_full == full


def test_how_long_the_disk_lasts_counts_what_sound_leaves_free(disk, gauge):
    minute = 60 * RATE * 2
    for free, minutes in ((0, 0), (16 << 20, 0), ((16 << 20) + 3 * minute, 3)):
        leave_free(disk, free)
        gauge.ask(0.0)
        assert gauge.minutes() == minutes
    leave_free(disk, (16 << 20) + 30 * minute)
    gauge.ask(0.0)
    assert gauge.minutes() is None
