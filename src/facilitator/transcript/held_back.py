"""Notes and marks of what a seat said whose words are left out: they are left out as well.

A note is about the seats that it names (`@4`, `P4`), else about who spoke when it was begun.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from facilitator.session.aside import Beside
from facilitator.session.state import Mark, Note, SessionState

_SEAT_NAMED = re.compile(r"(?<![\w.])[@P](\d{1,2})\b")
"""`@4`, as the note field writes whose it is, or `P4`."""
SEAT_MENTIONED = re.compile(
    r"(?<![\w.])(?:[@p]|(?:seat|person|participant|speaker)\s+)(\d{1,2})\b", re.IGNORECASE
)
"""The same, and `p4`, `seat 4`, `participant 4` in running text."""


def about(note: Note) -> frozenset[str]:
    """Give the labels of those whom a note is about, those whom it only mentions among them."""
    whose = _labels(_SEAT_NAMED, note.text) or frozenset({note.speaker} if note.speaker else ())
    return whose | _mentioned(note.text)


def _mentioned(text: str) -> frozenset[str]:
    return _labels(SEAT_MENTIONED, text)


def _labels(named: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(f"P{int(seat)}" for seat in named.findall(text))


def notes_kept(
    notes: Iterable[Note], left_out: Collection[str], marks: Iterable[Mark] = ()
) -> tuple[Note, ...]:
    """Give the notes that are about nobody in `left_out`, and belong to no mark of theirs."""
    theirs = {mark.name for mark in marks if mark.speaker in left_out}
    return tuple(
        note for note in notes if note.mark not in theirs and about(note).isdisjoint(left_out)
    )


def without(state: SessionState, left_out: Collection[str]) -> SessionState:
    """Give a state without what was noted and marked of those whose words are left out."""
    return replace(
        state,
        notes=notes_kept(state.notes, left_out, state.marks),
        marks=tuple(mark for mark in state.marks if mark.speaker not in left_out),
        beside=_beside(state.beside, left_out),
    )


def _beside(beside: Beside, left_out: Collection[str]) -> Beside:
    """Leave out what the debrief says of them, and the words by which they asked for something."""
    return replace(
        beside,
        earlier=tuple(
            one
            for one in beside.earlier
            if one.speaker not in left_out and _mentioned(one.text).isdisjoint(left_out)
        ),
        explained=tuple(
            pair for pair in beside.explained if _mentioned(pair[1]).isdisjoint(left_out)
        ),
        debrief=tuple(one for one in beside.debrief if _mentioned(one.text).isdisjoint(left_out)),
    )
