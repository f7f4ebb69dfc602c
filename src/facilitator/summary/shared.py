"""What a summary that is shared may hold: words that passed the gate, and seats that said them.

A seat of which no word leaves (it declined, withdrew, was absent or silent) is nowhere in it: which
of these it was cannot be told from what is left. Nothing that was noted off the record is in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from facilitator.release.cleared import Cleared
from facilitator.session.aside import Beside
from facilitator.session.state import Note, SessionState, Visit
from facilitator.summary.moments import Line
from facilitator.transcript.held_back import SEAT_MENTIONED
from facilitator.units import Us


def shared_lines(cleared: Cleared) -> tuple[Line, ...]:
    """Give what was said, as it passed the gate."""
    return tuple(
        Line(turn.number, turn.speaker, turn.start, turn.end, turn.text)
        for turn in cleared.turns
        if turn.cut is None
    )


def shared_state(state: SessionState, noted: Sequence[Note], cleared: Cleared) -> SessionState:
    """Give the state with every word that was typed as it passed the gate; what did not is gone.

    `noted` are the notes that were looked through for the gate. The seats are those whose words
    leave. What can be undone holds words too, and is not needed here. Raises ValueError where the
    notes are not those that were signed.
    """
    if [(n.at, n.item) for n in noted] != [(n.at, n.item) for n in cleared.notes]:
        raise ValueError("the notes are not those that passed the gate")
    heard = {turn.speaker for turn in cleared.turns if turn.cut is None}
    passed = {
        note.name: _without_others(one.text, heard)
        for note, one in zip(noted, cleared.notes, strict=True)
        if one.text.strip() and not _off_record(state, note.at)
    }
    notes = tuple(
        replace(note, text=passed[note.name], speaker=_heard(note.speaker, heard))
        for note in state.notes
        if note.name in passed
    )
    own = {note.name for note in state.notes}
    reasons = {
        (n.at, n.item): passed[n.name] for n in noted if n.name in passed and n.name not in own
    }
    return replace(
        state,
        seats=tuple(seat for seat in state.seats if seat.label in heard),
        presses=tuple(press for press in state.presses if _heard(press.speaker, heard)),
        notes=notes,
        marks=tuple(
            replace(mark, speaker=_heard(mark.speaker, heard))
            for mark in state.marks
            if not _off_record(state, mark.at)
        ),
        visits=_visits(state.visits, reasons),
        beside=Beside(explained=_explained(state, noted, passed)),
        acts=(),
    )


def _heard(speaker: str | None, heard: set[str | None]) -> str | None:
    """Give a speaker, or None for a seat of which no word leaves."""
    return speaker if speaker is None or speaker[0] != "P" or speaker in heard else None


def _off_record(state: SessionState, at: Us) -> bool:
    return any(stop.start <= at and (stop.end is None or at < stop.end) for stop in state.stops)


def _without_others(text: str, heard: set[str | None]) -> str:
    """Give a text that names no seat of which no word leaves."""
    return SEAT_MENTIONED.sub(lambda one: one[0] if f"P{one[1]}" in heard else "someone", text)


def _explained(
    state: SessionState, noted: Sequence[Note], passed: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Give why items were skipped, as it passed the gate; no more of the debrief is shared."""
    return tuple(
        (note.item, passed[note.name])
        for note in noted
        if note.item is not None
        and note.name in passed
        and (note.item, note.text) in state.beside.explained
    )


def _visits(
    visits: tuple[Visit, ...], reasons: dict[tuple[int, str | None], str]
) -> tuple[Visit, ...]:
    """Put each reason where its event left an item: it names the item that was gone to."""
    after = (*visits[1:], None)[: len(visits)]
    return tuple(
        replace(
            visit,
            reason=reasons.get((visit.end, following.item))
            if visit.reason and visit.end is not None and following
            else None,
        )
        for visit, following in zip(visits, after, strict=True)
    )
