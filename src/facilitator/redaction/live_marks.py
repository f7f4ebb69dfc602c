"""Moments that were marked in the room as identifying someone (`x`), as flags to decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator.redaction.flags import Flag
from facilitator.redaction.passages import Text
from facilitator.redaction.proposals import Proposal, flag_of
from facilitator.session.identified import identified
from facilitator.session.state import Mark
from facilitator.transcript.model import Transcript

_SCORE = 80
_ADDS = 15
"""Hundredths that a mark adds to the score of what was said in its ten seconds."""


def marked_flags(
    transcript: Transcript, marks: Iterable[Mark], texts: Sequence[Text]
) -> list[list[Flag]]:
    """Give the flags of each such moment: over the words of its ten seconds, one a segment."""
    by_name = {text.name: text for text in texts}
    found = []
    for mark in identified(marks):
        parts = [
            flag_of(by_name[str(number)], Proposal(first, last, "OTHER", _SCORE, _REASON))
            for number, first, last in _within(transcript, mark)
        ]
        found.append(parts)
    return found


_REASON = "marked in the room as identifying someone"


def _within(transcript: Transcript, mark: Mark) -> list[tuple[int, int, int]]:
    """Give [segment, first word, last word] of what was said in the marked time."""
    found = []
    for segment in transcript.segments:
        said = [
            n
            for n, word in enumerate(segment.words)
            if word.start is not None
            and word.end is not None
            and word.start < mark.at
            and mark.start < word.end
        ]
        if said:
            found.append((segment.number, said[0], said[-1]))
    return found


def raised(flags: Iterable[Flag], marks: Sequence[Sequence[Flag]]) -> list[Flag]:
    """Raise the scores of the flags inside a mark."""
    parts = [part for each in marks for part in each]
    return [
        replace(flag, score=min(flag.score + _ADDS, 99))
        if any(part.covers(flag) for part in parts)
        else flag
        for flag in flags
    ]


def settled(flags: Sequence[Flag], marks: Sequence[Sequence[Flag]]) -> list[Flag]:
    """Decide the marks inside which a person has decided a flag, or kept the mark itself."""
    by_name = {flag.name: flag for flag in flags}
    done: set[str] = set()
    for parts in marks:
        now = [by_name[part.name] for part in parts]
        own = any(part.by is not None for part in now)
        inside = any(f.by is not None and any(p.covers(f) for p in now) for f in flags)
        if own or inside:
            done |= {part.name for part in now if part.open}
    return [replace(flag, decision="keep") if flag.name in done else flag for flag in flags]
