"""What it comes to when a participant withdraws: counted, and never quoted.

Others may have spoken of them; those places a person has to look at, for a rule cannot tell what in
them is the other's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.session.state import Mark, Note
from facilitator.transcript.held_back import notes_kept
from facilitator.transcript.model import Segment, Transcript
from facilitator.units import Us

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the transcript that a person has to look at."""

    segment: int
    start: Us | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Comes:
    """What a withdrawal comes to in one session."""

    turns: int
    """Turns of theirs."""
    notes: int
    quotes: int
    """Moments of theirs that were marked as worth quoting."""
    mentions: tuple[Place, ...]
    """Where others speak of their seat."""
    unsure: tuple[Place, ...]
    """What may be theirs, because nobody knows whose it is: open until a person decides."""


def comes_to(
    speaker: str, transcript: Transcript | None, notes: Iterable[Note], marks: Iterable[Mark]
) -> Comes:
    """Count what goes with `speaker` (`P4`); `notes` and `marks` are those of the session."""
    notes, marks = tuple(notes), tuple(marks)
    said = [s for s in transcript.segments if s.words] if transcript else []
    return Comes(
        turns=len({segment.turn for segment in said if segment.speaker == speaker}),
        notes=len(notes) - len(notes_kept(notes, {speaker}, marks)),
        quotes=sum(mark.kind == "quote" and mark.speaker == speaker for mark in marks),
        mentions=_mentions(speaker, said),
        unsure=tuple(_place(segment) for segment in said if segment.speaker is None),
    )


def _mentions(speaker: str, said: Iterable[Segment]) -> tuple[Place, ...]:
    number = int(speaker[1:])
    word = _NUMBERS[number - 1] if number <= len(_NUMBERS) else str(number)
    named = re.compile(
        rf"\b(?:p|(?:seat|number|person|participant|speaker)\s+)(?:{number}|{word})\b",
        re.IGNORECASE,
    )
    return tuple(
        _place(segment)
        for segment in said
        if segment.speaker != speaker and named.search(segment.text)
    )


def _place(segment: Segment) -> Place:
    return Place(segment.number, segment.start, segment.speaker)
