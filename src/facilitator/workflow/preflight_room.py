"""What the check says of the room: guide, keys of the keyboard, far chair, who else is there."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Literal, TypeAlias

from facilitator.errors import FacilitatorError
from facilitator.session.events.aside import Beside
from facilitator.study.folder import Study
from facilitator.units import SILENCE_DBFS, dbfs
from facilitator.workflow import wiring
from facilitator.workflow.check_line import CheckLine
from facilitator.workflow.debrief import questions_of
from facilitator.workflow.guides import find_guide, look_at, read_guide

Chair: TypeAlias = Literal["clear", "thin", "nothing"]

PARTS_PER_SECOND = 10
CLEAR_DBFS = -40
"""A voice at the far chair should reach this in its louder parts …"""
CLEAR_ABOVE = 15
"""… and stand so many decibels above what the room itself does."""
BESIDE: dict[Beside, tuple[str, str]] = {
    "note_taker": ("note-taker", "note-takers"),
    "observer": ("observer", "observers"),
    "interpreter": ("interpreter", "interpreters"),
    "other": ("other person", "other people"),
    "second_recorder": ("second recorder", "second recorders"),
}


def guide_line(name: str, study: Study | None) -> CheckLine:
    """Say whether the guide can be led by; `study` is None outside one.

    Cards with mistakes stop nothing; questions of the debrief that cannot be read stop a session
    that begins, for after the group it would be too late.
    """
    try:
        guide = read_guide(find_guide(name, study))
        if study is not None:
            questions_of(study)
        cards = look_at(find_guide("cards", study)).problems
    except FacilitatorError as wrong:
        return CheckLine("guide", "stop", str(wrong))
    if cards:
        mistakes = f"{len(cards)} mistake{'s' * (len(cards) != 1)}"
        text = f"The cards have {mistakes}: facilitator guide check guides/cards.md lists them."
        return CheckLine("guide", "warn", text)
    sections = len(guide.sections)
    words = f"{sections} section{'s' * (sections != 1)}"
    length = f" · {guide.minutes} min" if guide.minutes else ""
    return CheckLine("guide", "ok", f"{name} · {words}{length} · checked")


def keys_line(missing: Sequence[str], seats_left: int, *, tried: int) -> CheckLine:
    """Say which keys have not reached us, as people read them.

    `seats_left` could be led without them; 0 where that is no way. Of a test that was left after
    few keys, `tried` in number, the others are no fault: nobody pressed them.
    """
    if not missing:
        return CheckLine("keys", "ok", "Every key that the group needs has reached us.")
    if not tried:
        return CheckLine("keys", "na", "Not tried yet.")
    if tried < len(missing):
        whole = tried + len(missing)
        return CheckLine("keys", "na", f"{tried} of {whole} tried, and they have reached us.")
    one = len(missing) == 1
    text = f"{' '.join(missing)} {'has' if one else 'have'} not reached us"
    way = f", or use {seats_left} seat{'s' * (seats_left != 1)}" if seats_left else ""
    return CheckLine("keys", "stop", f"{text}: press {'it' if one else 'them'}{way}.")


def chair(pcm: bytes, rate: int) -> Chair:
    """Judge what was heard of somebody at the far chair: 16-bit PCM at `rate` Hz."""
    part = rate // PARTS_PER_SECOND * 2
    levels = sorted(
        dbfs(wiring.level(pcm[at : at + part])) for at in range(0, len(pcm) - part + 1, part)
    )
    if not levels or levels[-1] <= SILENCE_DBFS:
        return "nothing"
    fifth = max(len(levels) // 5, 1)
    voice, room = statistics.median(levels[-fifth:]), statistics.median(levels[:fifth])
    return "clear" if voice >= CLEAR_DBFS and voice - room >= CLEAR_ABOVE else "thin"


def chair_line(heard: Chair | None) -> CheckLine:
    """Say how the far chair was heard; None before it was tried."""
    match heard:
        case None:
            return CheckLine("chair", "na", "Not tried yet: somebody speaks there.")
        case "clear":
            return CheckLine("chair", "ok", "Clear.")
        case "thin":
            return CheckLine("chair", "warn", "Thin: move the microphone, and test again.")
        case "nothing":
            return CheckLine("chair", "warn", "Nothing was heard: look at the microphone.")


def room_line(there: dict[Beside, int]) -> CheckLine:
    """Say who and what else is in the room."""
    named = [f"{number} {BESIDE[what][number != 1]}" for what, number in there.items() if number]
    if not named:
        return CheckLine("room", "na", "Nobody else is noted.")
    return CheckLine("room", "ok", f"{', '.join(named)}.")
