"""What was noted and marked, with what was said there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from facilitator.session.events.live import MarkKind
from facilitator.session.state import Mark, Note, SessionState
from facilitator.transcript.model import Transcript
from facilitator.units import SECOND, Us

NOTE_TAKERS = "notes"
"""Journals of note-takers are named so (`notes-7f3a`)."""
SAID_BEFORE: Us = 40 * SECOND
SAID_AFTER: Us = 10 * SECOND
"""A mark comes while the words worth keeping are said, or shortly after: so much of the turn
around it is quoted, in whole pieces."""
_WHOSE = re.compile(r"(?<![\w.])@(\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a turn, with the words that may be shown."""

    turn: int
    speaker: str | None
    start: Us | None
    end: Us | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note as it stands in the summary."""

    at: Us
    who: str | None
    """Who spoke when it was begun."""
    by: str
    """`facilitator` or `note-taker`."""
    kind: str
    """`note`, `board`, or the kind of the mark it belongs to."""
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Moment:
    """A marked moment, and what was said there."""

    kind: MarkKind
    at: Us
    who: str | None
    item: str | None
    done: bool
    said: str | None = field(default=None, repr=False)
    """Words of the turn around the mark; None where there are none."""
    said_by: str | None = None
    before: bool = False
    """True where the turn began earlier than what is quoted."""
    after: bool = False
    """True where the turn goes on."""
    notes: tuple[str, ...] = field(default=(), repr=False)


def lines(transcript: Transcript | None) -> tuple[Line, ...]:
    """Give the pieces of a transcript that hold words."""
    segments = () if transcript is None else transcript.segments
    return tuple(
        Line(part.turn, part.speaker, part.start, part.end, part.shown)
        for part in segments
        if part.words
    )


def note_shown(note: Note, state: SessionState) -> NoteShown:
    """Give a note with who wrote it and what it belongs to."""
    kinds = {mark.name: mark.kind for mark in state.marks}
    kind = kinds.get(note.mark or "", note.kind)
    by = "note-taker" if note.writer.startswith(NOTE_TAKERS) else "facilitator"
    who = note.speaker if note.text.strip() else None
    return NoteShown(note.at, who, by, kind, _as_labels(note.text))


def _as_labels(text: str) -> str:
    """Write `@4`, as whose it is was typed, as the label that all else has: `P4`."""
    return _WHOSE.sub(r"P\1", text)


def moments(
    state: SessionState, said: Sequence[Line], kinds: tuple[MarkKind, ...]
) -> tuple[Moment, ...]:
    """Give the marks of these kinds in order of time, with what was said there."""
    marks = [mark for mark in state.marks if mark.kind in kinds]
    marks.sort(key=lambda mark: (mark.at, mark.name))
    return tuple(_moment(mark, state, said) for mark in marks)


def _moment(mark: Mark, state: SessionState, said: Sequence[Line]) -> Moment:
    turn = turn_at(said, mark.start, mark.speaker)
    near = [line for line in turn if _near(line, mark.at)] or list(turn[-1:])
    return Moment(
        kind=mark.kind,
        at=mark.at,
        who=mark.speaker,
        item=mark.item,
        done=mark.done,
        said=" ".join(line.text for line in near) or None,
        said_by=near[0].speaker if near else None,
        before=bool(near) and near[0] != turn[0],
        after=bool(near) and near[-1] != turn[-1],
        notes=tuple(_as_labels(note.text) for note in state.notes if note.mark == mark.name),
    )


def _near(line: Line, at: Us) -> bool:
    start, end = line.start or 0, line.end or 0
    return start <= at + SAID_AFTER and end >= at - SAID_BEFORE


def turn_at(said: Sequence[Line], at: Us, speaker: str | None) -> tuple[Line, ...]:
    """Give the turn that a mark means: the last begun by then, by who was keyed if they spoke.

    Who was keyed counts only within the time that is quoted: later, the key may be old.
    """
    begun = [line for line in said if line.start is not None and line.start <= at]
    if not begun:
        return ()
    theirs = [
        line for line in begun if line.speaker == speaker and (line.end or 0) >= at - SAID_BEFORE
    ]
    turn = (theirs or begun)[-1].turn
    return tuple(line for line in said if line.turn == turn)
