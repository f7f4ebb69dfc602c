"""Whether words cover the speech: every second of it is transcribed, left out by a rule, or listed.

An engine that skips something stretches a word over the hole, so a word covers only what it can
take to say – 0.35 s and 0.09 s a letter – of the speech between its start and its end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.ports import HeardWord, Stretch
from facilitator.units import SECOND, Us

WORD: Us = 350_000
LETTER: Us = 90_000
LISTED_FROM: Us = SECOND
"""Shorter stretches are counted, not listed."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far words cover the speech of a session."""

    speech: Us
    """How much speech there is, what a rule leaves out included."""
    uncovered: tuple[Stretch, ...]
    """Stretches of a second and more without words: doubts, in order."""
    short: int
    """How many shorter ones there are."""


def coverage(
    speech: Sequence[Stretch], words: Iterable[HeardWord], excused: Sequence[Stretch] = ()
) -> Coverage:
    """Compare speech (in order) with words.

    `excused` is what a rule leaves out or a person marked as inaudible.
    """
    covered = [part for word in words for part in covered_by(word, speech)]
    left = without(speech, [*excused, *covered])
    return Coverage(
        sum(stretch.length for stretch in speech),
        tuple(stretch for stretch in left if stretch.length >= LISTED_FROM),
        sum(stretch.length < LISTED_FROM for stretch in left),
    )


def covered_by(word: HeardWord, speech: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Give the speech that a word covers: the first of it within its times, as long as it takes."""
    left = WORD + LETTER * sum(letter.isalnum() for letter in word.text)
    parts: list[Stretch] = []
    place = max(0, bisect_right(speech, word.start, key=lambda stretch: stretch.start) - 1)
    for stretch in speech[place:]:
        if stretch.start >= word.end or left <= 0:
            break
        start = max(stretch.start, word.start)
        end = min(stretch.end, word.end, start + left)
        if end > start:
            parts.append(Stretch(start, end))
            left -= end - start
    return tuple(parts)


def without(speech: Sequence[Stretch], taken: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Give what is left of `speech` when `taken` is taken away; both may overlap themselves."""
    left: list[Stretch] = []
    away = joined(taken)
    place = 0
    for stretch in joined(speech):
        start = stretch.start
        while place < len(away) and away[place].end <= start:
            place += 1
        at = place
        while at < len(away) and away[at].start < stretch.end:
            if away[at].start > start:
                left.append(Stretch(start, away[at].start))
            start = max(start, away[at].end)
            at += 1
        if start < stretch.end:
            left.append(Stretch(start, stretch.end))
    return tuple(left)


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Give the same time as stretches in order that do not touch."""
    made: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda each: (each.start, each.end)):
        if stretch.length <= 0:
            continue
        if made and stretch.start <= made[-1].end:
            made[-1] = Stretch(made[-1].start, max(made[-1].end, stretch.end))
        else:
            made.append(stretch)
    return tuple(made)
