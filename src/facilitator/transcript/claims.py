"""The assent round: which words were whose answer, and for which stretch a seat was asked.

An answer claims for its seat the run of words before its key, over any press; from one answer to
the next, the seat that answers next is being asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.ports import Stretch
from facilitator.transcript.joints import Joint
from facilitator.transcript.readings import PAUSE, Reading
from facilitator.transcript.scene import Answer
from facilitator.units import SECOND, Us

HAND: Us = 300_000
"""A key comes at least so long after the answer began …"""
WHOLE_ANSWER: Us = 600_000
"""… and, after a whole answer, this long."""
LONG_AGO: Us = 20 * SECOND
"""An answer that comes later after the one before belongs to a round of its own."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The words that one answer takes."""

    answer: Answer
    first: int
    end: int
    """Places of its words, end exclusive; equal where no word was heard."""
    asked: Stretch
    """From the end of the answer before to its own."""
    next_speaker: str | None = None
    """Who is asked next, where the round goes on."""


def claims(
    answers: Sequence[Answer], joints: Sequence[Joint], read: Sequence[Reading]
) -> tuple[Claim, ...]:
    """Give what each answer claims, in the order of their keys."""
    made: list[Claim] = []
    for number, answer in enumerate(answers):
        before = made[-1] if made else None
        floor = _floor(answer, before, joints, read)
        first, end = _run_before(answer.at, floor, joints)
        after = answers[number + 1] if number + 1 < len(answers) else None
        goes_on = after is not None and after.at - answer.at <= LONG_AGO
        made.append(
            Claim(
                answer,
                first,
                end,
                _asked(answer, before, (first, end), joints, read),
                after.speaker if after is not None and goes_on else None,
            )
        )
    return tuple(made)


def _floor(
    answer: Answer, before: Claim | None, joints: Sequence[Joint], read: Sequence[Reading]
) -> int:
    """Give the first word that this answer can claim."""
    floor = before.end if before else 0
    for reading in read:
        if reading.end > floor and joints[reading.first].onset <= answer.at - HAND:
            floor = max(floor, reading.end)
    since = max(answer.opened, answer.at - LONG_AGO)
    while floor < len(joints) and joints[floor].end <= since:
        floor += 1
    return floor


def _run_before(at: Us, floor: int, joints: Sequence[Joint]) -> tuple[int, int]:
    """Give the last run of words that began before the key, as (first, end)."""
    begun = [p for p in range(floor, len(joints)) if joints[p].onset <= at - HAND]
    if not begun:
        return floor, floor
    starts = [p for p in begun if p == floor or _pauses(joints[p])]
    whole = [p for p in starts if joints[p].onset <= at - WHOLE_ANSWER]
    first = (whole or starts)[-1]
    end = first + 1
    while end < len(joints) and not _pauses(joints[end]) and not _next_sentence(joints[end], at):
        end += 1
    return first, end


def _next_sentence(joint: Joint, at: Us) -> bool:
    """Say whether somebody else begins here without a pause, too late to be the answer."""
    return joint.sentence and joint.onset > at - HAND


def _pauses(joint: Joint) -> bool:
    return joint.breaks or joint.pause >= PAUSE


def _asked(
    answer: Answer,
    before: Claim | None,
    words: tuple[int, int],
    joints: Sequence[Joint],
    read: Sequence[Reading],
) -> Stretch:
    """Give for how long the seat was asked: from the end of the answer before to its own.

    The first seat is asked from the end of the question that is read to all.
    """
    first, end = words
    start = max(answer.opened, answer.at - LONG_AGO)
    if before:
        heard = before.first < before.end
        start = max(start, joints[before.end - 1].end if heard else before.answer.at)
    start = max([start, *(joints[r.end - 1].end for r in read if r.end <= first)])
    if first < end:
        return Stretch(min(start, joints[first].onset), max(answer.at, joints[end - 1].end))
    return Stretch(min(start, answer.at), answer.at)
