"""Speaker keys of several people: which mean the same turn, and where they name two people.

The facilitator and a note-taker both key who speaks, each with a lag of their own. Two keys for one
person close together are one turn; two keys for two people close together, where neither keyed what
the other did, are a turn on which they differ: nobody is given it, and a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.session.presses import meant_by_writer
from facilitator.session.state import Press
from facilitator.units import SECOND, Us

MUCH_NEARER: Us = SECOND
"""Where two people pressed at one moment, what either pressed a turn later is another turn's."""
TOGETHER_WITHIN: Us = 2 * SECOND
"""Two writers' presses that close mean the same turn: hands lag half a second to two."""
OR = " or "


def standing_presses(presses: Iterable[Press]) -> tuple[Press, ...]:
    """Leave out what was corrected at once, and make one of what several writers pressed together.

    Where two of them name two people, one press names both: `P4 or P5`.
    """
    by_writer = meant_by_writer(presses)
    standing: list[Press] = []
    for writer in sorted(by_writer):
        standing = _together(standing, by_writer[writer])
    return tuple(standing)


def named(speaker: str) -> tuple[str, ...]:
    """Give whom a press names: two people where its writers differ."""
    return tuple(speaker.split(OR))


def _together(known: Sequence[Press], lane: Sequence[Press]) -> list[Press]:
    """Lay one more writer's presses beside what is known: what is alike, then what differs."""
    merged = list(known)
    free = set(range(len(known)))
    apart: list[Press] = []
    for press in lane:
        place = _nearest(merged, free, press, alike=True)
        if place is None or _another_is_meant(merged, free, press, place):
            apart.append(press)
        else:
            first = min(merged[place], press, key=lambda each: each.at)
            merged[place] = replace(first, speaker=press.speaker)
            free.discard(place)
    for press in apart:
        place = _nearest(merged, free, press, alike=False)
        if place is None:
            merged.append(press)
        else:
            first = min(merged[place], press, key=lambda each: each.at)
            both = sorted({*named(merged[place].speaker), press.speaker})
            merged[place] = replace(first, speaker=OR.join(both))
            free.discard(place)
    return sorted(merged, key=lambda each: (each.at, each.writer))


def _another_is_meant(merged: Sequence[Press], free: set[int], press: Press, place: int) -> bool:
    """Say whether a press for somebody else is so much nearer that it is of the same turn."""
    other = _nearest(merged, free, press, alike=False)
    if other is None:
        return False
    return abs(merged[other].at - press.at) + MUCH_NEARER < abs(merged[place].at - press.at)


def _nearest(merged: Sequence[Press], free: set[int], press: Press, *, alike: bool) -> int | None:
    near = [
        place
        for place in free
        if abs(merged[place].at - press.at) <= TOGETHER_WITHIN
        and (press.speaker in named(merged[place].speaker)) == alike
    ]
    return min(near, key=lambda place: (abs(merged[place].at - press.at), place), default=None)
