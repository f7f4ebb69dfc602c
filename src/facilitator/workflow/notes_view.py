"""Notes and marks as the live screen shows them, and what there is to come back to."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.session import assent
from facilitator.session.room import Note
from facilitator.session.state import SessionState
from facilitator.workflow import view as shown


def note_lines(state: SessionState, durable: Callable[[str], bool]) -> tuple[shown.NoteLine, ...]:
    """Give each note and mark by its time; a mark and the note of its words are one line."""
    words = _words(state)
    lines = [
        shown.NoteLine(
            mark.at,
            mark.speaker or "",
            mark.kind,
            words[mark.name].text if mark.name in words else "",
            durable(mark.name),
        )
        for mark in state.marks
    ]
    marked = {mark.name for mark in state.marks}
    lines += [
        shown.NoteLine(note.at, note.speaker or "", note.kind, note.text, durable(note.name))
        for note in state.notes
        if note.mark not in marked
    ]
    return tuple(sorted(lines, key=lambda line: line.at))


def to_come_back(
    state: SessionState, assent_item: str | None, glance: Callable[[str], str]
) -> tuple[shown.ComeBack, ...]:
    """Give what to come back to, oldest first: follow-ups, and seats that missed the round."""
    words = _words(state)
    follow_ups = [
        shown.ComeBack(
            mark.name,
            mark.at,
            mark.speaker or "",
            glance(mark.item) if mark.item is not None else "",
            words[mark.name].text if mark.name in words else "",
        )
        for mark in state.marks
        if mark.kind == "followup" and not mark.done
    ]
    seats = [
        shown.ComeBack("", seat.first_at, seat.label, "", "", seat=seat.number)
        for seat in assent.missed_the_round(state, assent_item)
    ]
    return tuple(sorted((*follow_ups, *seats), key=lambda one: one.at))


def _words(state: SessionState) -> dict[str, Note]:
    return {note.mark: note for note in state.notes if note.mark is not None}
