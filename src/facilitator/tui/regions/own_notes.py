"""A writer's own notes under their questions, each question a heading."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.tui.lines import Line, Lines, clipped, indented, wrapped
from facilitator.tui.regions.notes import KINDS, signed
from facilitator.units import clock
from facilitator.workflow.own_notes import OwnNote, QuestionNotes


def own_notes_lines(own: Sequence[QuestionNotes], width: int) -> Lines:
    """Give them in `width` columns."""
    if not own:
        return (((" You have noted nothing yet.", "quiet"),),)
    lines: list[Line] = []
    for question in own:
        head: Line = ((f" {question.item or ''}  ", "accent"), (question.glance, "strong"))
        lines.append(clipped(head, width))
        for note in question.notes:
            lines.extend(_note(note, width))
    return tuple(lines)


def _note(note: OwnNote, width: int) -> Lines:
    _, role = KINDS[note.kind]
    kind, words = signed(note.kind, note.text)
    who = f"{note.who} " if note.who else ""
    first: Line = ((f"   {clock(note.at)} ", "quiet"), (who, "strong"))
    text = words or kind
    sign: Line = ((f"{kind} ", role),) if kind and words else ()
    head = (*first, *sign)
    taken = sum(len(part) for part, _ in head)
    return indented(wrapped(text, max(width - taken - 1, 10)), head)
