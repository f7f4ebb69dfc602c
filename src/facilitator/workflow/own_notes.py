"""One writer's notes under their questions, for the closing summary in the room."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.guide.model import Guide
from facilitator.guide.outline import glance, spoken
from facilitator.session.state import SessionState
from facilitator.units import Us

GLANCE_WIDTH = 60


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note or a mark."""

    at: Us
    who: str
    """`P4`, or empty."""
    kind: str
    """As `view.NoteLine` has it."""
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class QuestionNotes:
    """What was noted at an item of the guide."""

    item: str | None
    glance: str
    """A few words of it."""
    notes: tuple[OwnNote, ...]


def own_notes(state: SessionState, guide: Guide, writer: str) -> tuple[QuestionNotes, ...]:
    """Give `writer`'s notes and marks by item, in the guide's order, each list by time."""
    found: dict[str | None, list[OwnNote]] = {}
    words = {note.mark: note for note in state.notes if note.mark is not None}
    for mark in state.marks:
        if mark.writer == writer:
            text = words[mark.name].text if mark.name in words else ""
            found.setdefault(mark.item, []).append(
                OwnNote(mark.at, mark.speaker or "", mark.kind, text)
            )
    marked = {mark.name for mark in state.marks}
    for note in state.notes:
        if note.writer == writer and note.mark not in marked:
            found.setdefault(note.item, []).append(
                OwnNote(note.at, note.speaker or "", note.kind, note.text)
            )
    order = {item.id: place for place, item in enumerate(guide.stops)}
    return tuple(
        QuestionNotes(item, _glance(guide, item, state), tuple(sorted(notes, key=lambda n: n.at)))
        for item, notes in sorted(found.items(), key=lambda each: order.get(each[0] or "", -1))
    )


def _glance(guide: Guide, item: str | None, state: SessionState) -> str:
    found = None if item is None else guide.item(item)
    if found is None:
        return "before the guide began" if item is None else item
    return spoken(glance(found, GLANCE_WIDTH), state.participants)
