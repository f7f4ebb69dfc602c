"""What is shown of the recorder: nothing is saved that has not reached the disk."""

from __future__ import annotations

from dataclasses import replace

from facilitator.ports import RecorderSays
from facilitator.units import SECOND
from facilitator.workflow.ear import Ear

SAYS = RecorderSays("0badcafe", 1, 0, "on", -30, 0, 48_000, 48_000, 1)


def look(ear, second, *, recording, **said):
    """Look at `second`, on both clocks, at a recorder that answers."""
    now = second * SECOND
    says = replace(SAYS, beat=now, **said)
    return ear.look(says, now, now, recording=recording, ordered=2)


def test_on_again_while_the_disk_refuses_is_never_shown_as_saving():
    ear = Ear()
    look(ear, 0, recording=True)
    assert look(ear, 4, recording=True).not_saving
    for second in range(5, 60):  # off the record, which the refusing disk has not closed yet
        look(ear, second, recording=False, phase="off", applied=1)
    assert look(ear, 60, recording=True, phase="off", applied=1).not_saving


def test_on_again_after_all_was_saved_begins_anew():
    ear = Ear()
    look(ear, 0, recording=True)
    for second in range(1, 60):
        look(ear, second, recording=False, phase="off", applied=2)
    assert not look(ear, 60, recording=True, applied=2).not_saving
    assert look(ear, 64, recording=True, applied=2).not_saving


def test_a_lost_device_is_no_disk_that_refuses():
    ear = Ear()
    look(ear, 0, recording=True)
    heard = look(ear, 4, recording=True, phase="failed", heard=48_000, safe=48_000)
    assert (heard.no_source, heard.not_saving) == (True, False)


def test_a_device_that_is_back_has_three_seconds_to_reach_the_disk():
    ear = Ear()
    look(ear, 0, recording=True, safe=48_000)
    for second in range(1, 8):
        look(ear, second, recording=True, phase="failed", heard=48_000, safe=48_000)
    assert not look(ear, 8, recording=True, heard=60_000, safe=48_000).not_saving
    assert look(ear, 11, recording=True, heard=200_000, safe=48_000).not_saving


def test_a_lost_device_and_a_disk_that_refuses_are_two_faults():
    ear = Ear()
    look(ear, 0, recording=True)
    heard = look(ear, 4, recording=True, phase="failed", heard=144_000, safe=48_000)
    assert (heard.no_source, heard.not_saving) == (True, True)


def loud_looks(ear, levels):
    """Look ten times a second, twice each time, at these levels; give what the last look says."""
    heard = None
    for n, level in enumerate(levels):
        now = n * SECOND // 10
        for _ in range(2):
            heard = ear.look(
                replace(SAYS, beat=now, level_dbfs=level), now, now, recording=True, ordered=2
            )
    return heard


def test_a_cup_that_is_put_down_is_not_too_loud():
    assert not loud_looks(Ear(), [-30] * 5 + [0, 0, 0] + [-30] * 5).too_loud


def test_sound_that_breaks_up_is_too_loud_within_two_seconds_and_for_five_after():
    breaks_up = [-6, 0, -3] * 6
    assert loud_looks(Ear(), breaks_up).too_loud
    assert loud_looks(Ear(), breaks_up + [-30] * 45).too_loud
    assert not loud_looks(Ear(), breaks_up + [-30] * 55).too_loud


def test_exact_zeros_are_no_signal_after_three_seconds_and_quiet_after_ten():
    ear = Ear()
    found = [look(ear, second, recording=True, level_dbfs=-120) for second in range(12)]
    assert [heard.no_signal_since for heard in found[:4]] == [None, None, None, 0]
    assert [heard.is_quiet(n * SECOND) for n, heard in enumerate(found)] == [False] * 10 + [
        True
    ] * 2


def test_a_recorder_that_only_waits_to_begin_hears_no_silence():
    ear = Ear()
    found = [look(ear, n, recording=True, phase="ready", level_dbfs=-120) for n in range(12)]
    assert {(heard.no_signal_since, heard.quiet_since) for heard in found} == {(None, None)}
