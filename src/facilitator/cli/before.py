"""The check on a screen before a new session with a microphone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.study.folder import Study
    from facilitator.tui.keymap import Keymap
    from facilitator.workflow.before import KeysToTry
    from facilitator.workflow.run import Run

NEEDED = ("live.next", "live.off", "live.note", "live.quote", "live.identified", "live.undo")
"""What a group cannot be led without, beside a key a seat."""


def settled(study: Study, asked: Run) -> Run | None:
    """Look at the room on a screen; give what is to run then, None where it was left.

    A session that goes on, plays a file or has a key log is not asked about. Raises BadInput.
    """
    new = asked.session not in {folder.name for folder in study.sessions()}
    if not new or asked.audio is not None or asked.keys is not None:
        return asked
    from facilitator.cli.check import needs_of
    from facilitator.cli.own_face import own_face
    from facilitator.study.clock import SystemClock
    from facilitator.tui.app import run_before
    from facilitator.workflow import wiring
    from facilitator.workflow.before import Before, Begun, SoundDoors
    from facilitator.workflow.player import Player
    from facilitator.workflow.preflight import StudyKeys
    from facilitator.workflow.run import as_planned, check_asked

    asked = as_planned(study, asked)
    check_asked(study, asked)
    face = own_face()
    needs = needs_of(study, asked.guide)
    if asked.clear:  # somebody has confirmed that a broken key does not stop them
        needs = replace(needs, keys=StudyKeys(off=True))
    clock = SystemClock()
    player = Player()
    doors = SoundDoors(lambda name: wiring.microphone(name, clock), wiring.inputs, player.play)
    begins = Begun(asked.device, asked.participants or 0)
    job = Before(begins, asked.session, needs, clock, doors, keys_to_try(face.keymap))
    try:
        run_before(job, face=face)
    finally:
        job.leave()  # the recorder takes the microphone next, whatever closed the screen
        player.close()
    if job.begun is None:
        return None
    begun = job.begun
    return replace(asked, device=begun.device, participants=begun.participants, told=begun.told)


def keys_to_try(keymap: Keymap) -> KeysToTry:
    """Give the keys that a group needs, as this person has them."""
    from facilitator.tui.key_names import key_written
    from facilitator.workflow.before import KeysToTry

    by_id = {action.id: action for action in keymap.actions}
    seats = [(key, key_written(key)) for key in by_id["live.speaker"].keys]
    others = [(key, key_written(key)) for id in NEEDED for key in by_id[id].keys[:1]]
    return KeysToTry(seats, others)
