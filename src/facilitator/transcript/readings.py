"""Where a guide item was read aloud: its text is looked for in the words around its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.transcript.joints import Joint
from facilitator.transcript.model import Word
from facilitator.transcript.scene import Reached
from facilitator.units import SECOND, Us

BEFORE: Us = 2 * SECOND
"""A key can come after the reading has begun."""
AFTER: Us = 15 * SECOND
"""… and some time before it: a facilitator thanks the group first."""
A_WORD: Us = 600_000
"""The longest that a word takes when read aloud, on the whole."""
_LEAST_SHARE = 2, 5
"""At least two of five of an item's words must be heard in order; three at the least."""
_MATCH, _MISS = 2, -1
PAUSE: Us = 180_000
"""The shortest pause between two speakers or sentences."""
MISHEARD = 3
"""So many words at the ends of a reading may be heard wrongly."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An item read aloud."""

    item: str
    first: int
    """Place of its first word."""
    end: int
    """Place after its last word."""


def readings(
    reached: Sequence[Reached], words: Sequence[Word], joints: Sequence[Joint]
) -> tuple[Reading, ...]:
    """Find each item's reading, in order; none overlaps the one before."""
    found: list[Reading] = []
    tokens = [plain(word.text) for word in words]
    for number, item in enumerate(reached):
        after = reached[number + 1].at if number + 1 < len(reached) else None
        floor = found[-1].end if found else 0
        reading = _reading(item, after, floor, tokens, joints)
        if reading is not None:
            found.append(reading)
    return tuple(found)


def plain(text: str) -> str:
    """Give a word's letters and digits in lower case, for comparing."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _reading(
    item: Reached, after: Us | None, floor: int, tokens: Sequence[str], joints: Sequence[Joint]
) -> Reading | None:
    wanted = [token for part in item.text.split() if (token := plain(part))]
    if not wanted:
        return None
    latest = item.at + AFTER + len(wanted) * A_WORD
    if after is not None:
        latest = min(latest, after + BEFORE)
    places = [
        place
        for place in range(floor, len(joints))
        if item.at - BEFORE <= joints[place].onset <= latest
    ]
    if not places:
        return None
    match = longest_match(wanted, tokens[places[0] : places[-1] + 1])
    if match is None:
        return None
    return _to_joints(item.item, places[0] + match[0], places[0] + match[1], floor, joints)


def longest_match(wanted: Sequence[str], heard: Sequence[str]) -> tuple[int, int] | None:
    """Give where `wanted` is best found in `heard` as (first, end), None where it is not.

    Local alignment (Smith & Waterman 1981): a word that fits counts 2, one that does not −1.
    """
    best, best_place = 0, (0, 0, 0)
    row: list[tuple[int, int, int]] = [(0, place, 0) for place in range(len(heard) + 1)]
    for token in wanted:
        new: list[tuple[int, int, int]] = [(0, 0, 0)]
        for place, word in enumerate(heard, start=1):
            hit = token == word
            score, first, hits = row[place - 1]
            ways = [
                (score + (_MATCH if hit else _MISS), first, hits + hit),
                (row[place][0] + _MISS, *row[place][1:]),
                (new[-1][0] + _MISS, *new[-1][1:]),
            ]
            way = max(ways, key=lambda each: each[0])
            new.append(way if way[0] > 0 else (0, place, 0))
            if hit and way[0] > best:
                best, best_place = way[0], (way[1], place, way[2])
        row = new
    first, end, hits = best_place
    share, of = _LEAST_SHARE
    needed = min(len(wanted), max(3, -(-len(wanted) * share // of)))
    return (first, end) if hits >= needed else None


def _to_joints(item: str, first: int, end: int, floor: int, joints: Sequence[Joint]) -> Reading:
    """Stretch a match to a joint close by: its first and last words may be misheard."""
    for back in range(min(MISHEARD, first - floor) + 1):
        if _is_joint(joints[first - back]):
            first -= back
            break
    for on in range(MISHEARD + 1):
        if end + on >= len(joints) or _is_joint(joints[end + on]):
            end = min(end + on, len(joints))
            break
    return Reading(item, first, end)


def _is_joint(joint: Joint) -> bool:
    return joint.breaks or joint.sentence or joint.pause >= PAUSE
