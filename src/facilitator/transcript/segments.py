"""Words into segments and turns.

A segment is a stretch of one turn within one engine piece. A turn goes on while one person speaks;
a reading of a guide item, a stop of the sound and whatever is left out end it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from facilitator.transcript.model import CutWhy, Segment, Word


@dataclass(frozen=True, slots=True)
class Placed:
    """A word with what its segment needs to know of it."""

    word: Word
    piece: int
    """Number of the engine piece, or of the imported cue."""
    item: str | None
    stretch: int
    """Number of the reading, or of the unbroken stretch, it lies in: turns end with it."""


def drafted(words: Iterable[Placed]) -> tuple[Segment, ...]:
    """Give segments with nothing left out yet; `turn` is still the number of the stretch."""
    segments: list[Segment] = []
    for _, group in groupby(words, key=_belongs):
        members = list(group)
        segments.append(
            Segment(
                number=len(segments),
                turn=members[0].stretch,
                speaker=members[0].word.speaker,
                item=members[0].item,
                start=None,
                end=None,
                words=tuple(member.word for member in members),
            )
        )
    return tuple(segments)


def _belongs(placed: Placed) -> tuple[object, ...]:
    return (placed.piece, placed.stretch, placed.word.speaker)


def parted(segment: Segment, keys: Sequence[object]) -> Iterator[Segment]:
    """Part a segment wherever `keys`, one a word, changes."""
    for _, group in groupby(zip(segment.words, keys, strict=True), key=lambda pair: pair[1]):
        words = tuple(word for word, _ in group)
        yield replace(segment, words=words, speaker=words[0].speaker)


def timed(segment: Segment) -> Segment:
    """Give a segment the times of its words."""
    if not segment.words:
        return segment
    starts = [word.start for word in segment.words if word.start is not None]
    ends = [word.end for word in segment.words if word.end is not None]
    return replace(
        segment,
        start=min(starts, default=segment.start),
        end=max(ends, default=segment.end),
    )


def numbered(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Give the segments numbered from 0 and their turns from 1, in order.

    Neighbours of one stretch and one speaker are one turn; so are neighbours that were given one
    speaker by a correction. What is cut is a turn of its own.
    """
    made: list[Segment] = []
    turn = 0
    before: tuple[int, str | None, CutWhy | None, str | None] | None = None
    for segment in segments:
        here = (segment.turn, segment.speaker, segment.cut, segment.label)
        if before is None or before != here:
            turn += 1
        before = here
        made.append(replace(segment, number=len(made), turn=turn))
    return tuple(made)
