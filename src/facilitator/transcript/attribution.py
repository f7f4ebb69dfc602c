"""Who said each word: keys, readings and answers laid over the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.ports import Heard
from facilitator.transcript.claims import Claim, claims
from facilitator.transcript.joints import Joint, joints
from facilitator.transcript.keyers import named
from facilitator.transcript.model import FACILITATOR, Word
from facilitator.transcript.readings import PAUSE, Reading, readings
from facilitator.transcript.scene import Reached, Scene
from facilitator.transcript.starts import Ground, Start, starts
from facilitator.units import Us


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, and from what that was worked out."""

    speakers: tuple[str | None, ...]
    """One a word."""
    between: tuple[str | None, ...]
    """`P4 or P5` for each word of a turn on which two people's keys differ."""
    items: tuple[str | None, ...]
    """The guide item that was on screen, one a word."""
    read: tuple[Reading, ...]
    """The readings of guide items: each a turn of its own."""
    joints: tuple[Joint, ...]
    claims: tuple[Claim, ...]
    starts: tuple[Start, ...]


def attribute(heard: Heard, words: Sequence[Word], scene: Scene) -> Attribution:
    """Work out the speaker of each word; `words` are those of the pieces, in order."""
    places = joints(heard)
    read = readings(scene.reached, words, places)
    answered = claims(scene.answers, places, read)
    begun = _starts(scene, places, read, answered)
    marks = _marks(scene, places, read, answered, begun)
    painted = _painted(marks, read, answered, len(words))
    return Attribution(
        tuple(None if _is_between(who) else who for who in painted),
        tuple(who if _is_between(who) else None for who in painted),
        _items(scene.reached, read, places),
        read,
        places,
        answered,
        begun,
    )


def _starts(
    scene: Scene, places: Sequence[Joint], read: Sequence[Reading], answered: Sequence[Claim]
) -> tuple[Start, ...]:
    taken: dict[int, tuple[str, int]] = {}
    for reading in read:
        taken |= {p: (FACILITATOR, reading.first) for p in range(reading.first, reading.end)}
    for claim in answered:
        taken |= {p: (claim.answer.speaker, claim.first) for p in range(claim.first, claim.end)}
    ground = Ground(
        tuple(places),
        taken,
        tuple((claim.answer.at, claim.end) for claim in answered),
        frozenset([reading.end for reading in read] + [claim.end for claim in answered]),
        scene.silenced,
    )
    return starts(scene.presses, ground)


def _marks(
    scene: Scene,
    places: Sequence[Joint],
    read: Sequence[Reading],
    answered: Sequence[Claim],
    begun: Sequence[Start],
) -> list[tuple[int, int, str | None]]:
    """Give where the speaker changes: (place, rank, speaker); of equal places the last rank holds.

    After a break of the sound, a reading or an item nobody is known until the next key.
    """
    marks: list[tuple[int, int, str | None]] = [
        (place, 0, None) for place, joint in enumerate(places) if joint.breaks
    ]
    marks += [(reading.end, 0, None) for reading in read]
    items_read = {reading.item for reading in read}
    marks += [
        (_next_joint(item.at, places), 0, None)
        for item in scene.reached
        if item.on_screen and item.item not in items_read
    ]
    for claim in answered:
        opened = _first_onset(claim.asked.start, places)
        opened = max([opened, *(r.end for r in read if r.end <= claim.first)])
        marks += [(opened, 1, claim.answer.speaker), (claim.end, 1, claim.next_speaker)]
    marks += [(start.place, 2, start.press.speaker) for start in begun if start.place is not None]
    return sorted(marks, key=lambda mark: (mark[0], mark[1]))


def _painted(
    marks: Sequence[tuple[int, int, str | None]],
    read: Sequence[Reading],
    answered: Sequence[Claim],
    words: int,
) -> tuple[str | None, ...]:
    speakers: list[str | None] = [None] * words
    for (place, _, speaker), after in zip(marks, [*marks[1:], (words, 0, None)], strict=True):
        speakers[place : after[0]] = [speaker] * (after[0] - place)
    for reading in read:
        speakers[reading.first : reading.end] = [FACILITATOR] * (reading.end - reading.first)
    for claim in answered:
        speakers[claim.first : claim.end] = [claim.answer.speaker] * (claim.end - claim.first)
    return tuple(speakers)


def _is_between(who: str | None) -> bool:
    return who is not None and len(named(who)) > 1


def _items(
    reached: Sequence[Reached], read: Sequence[Reading], places: Sequence[Joint]
) -> tuple[str | None, ...]:
    first = {reading.item: reading.first for reading in read}
    items: list[str | None] = [None] * len(places)
    for item in reached:
        if item.on_screen:
            place = first.get(item.item, _next_joint(item.at, places))
            items[place:] = [item.item] * (len(places) - place)
    return tuple(items)


def _next_joint(at: Us, places: Sequence[Joint]) -> int:
    """Give the next place where speech begins: an item's key precedes its reading."""
    place = _first_onset(at, places)
    while place < len(places):
        joint = places[place]
        if joint.breaks or joint.sentence or joint.pause >= PAUSE:
            break
        place += 1
    return place


def _first_onset(at: Us, places: Sequence[Joint]) -> int:
    return bisect_left(places, at, key=lambda joint: joint.onset)
