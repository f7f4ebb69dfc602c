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
