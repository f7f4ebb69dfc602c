"""How much of a transcript a person has checked: marks are stretches of words, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.session.events.desk import TurnsReviewed
from facilitator.transcript.model import Segment, Transcript


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Segments (by number) that someone answers for."""

    segments: frozenset[int]
    listened: frozenset[int]
    """Those that were listened to, and not only marked."""


def reviewed(transcript: Transcript, marks: Iterable[TurnsReviewed]) -> Reviewed:
    """Give the segments whose every word is marked, or was typed by a person since."""
    order = _Order(transcript)
    listened: set[str] = set()
    marked: set[str] = set()
    for mark in marks:
        into = listened if mark.how == "listened" else marked
        for first, last in mark.words:
            into.update(order.between(first, last))
    every = listened | marked
    said = [segment for segment in transcript.segments if segment.words]
    return Reviewed(
        frozenset(s.number for s in said if order.covered(s, every)),
        frozenset(s.number for s in said if order.covered(s, listened)),
    )


class _Order:
    """The words of a transcript as they stand, by place and by the number the engine gave."""

    def __init__(self, transcript: Transcript) -> None:
        self._run = transcript.run
        self._names = [word.name for word in transcript.words]
        self._places = {name: place for place, name in enumerate(self._names)}
        self._numbers = {
            number: name for name in self._names if (number := self._number(name)) is not None
        }
        self._last = max(self._numbers, default=-1)

    def between(self, first: str, last: str) -> Iterator[str]:
        """Give the words of a stretch that still stand.

        Its first or last word may have been corrected since: words of one run are numbered in
        order, so the others are found by number.
        """
        low, high = self._number(first), self._number(last)
        if low is not None and high is not None:
            numbers = range(low, min(high, self._last) + 1)
            yield from (self._numbers[n] for n in numbers if n in self._numbers)
        elif first in self._places and last in self._places:
            yield from self._names[self._places[first] : self._places[last] + 1]

    def covered(self, segment: Segment, names: set[str]) -> bool:
        """Say whether nothing of a segment is unchecked; who typed a word has checked it."""
        return all(w.name in names or self._number(w.name) is None for w in segment.words)

    def _number(self, name: str) -> int | None:
        prefix, _, number = name.rpartition(".")
        return int(number) if prefix == self._run and number.isdecimal() else None
