"""The notes: the newest last, each with its time and who spoke."""

from __future__ import annotations

from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.lines import Line, Lines, Role, clipped, fitted
from facilitator.units import clock
from facilitator.workflow.view import NoteLine, SessionView

KINDS: dict[str, tuple[str, Role]] = {
    "note": ("", ""),
    "quote": ("★ quote", "accent"),
    "followup": ("? ask", "accent"),
    "identified": ("✗ named", "warning"),
    "leave_out": ("– leave out", "warning"),
    "board": ("▪ board", "quiet"),
}


def signed(note_kind: str, text: str) -> tuple[str, str]:
    """Give the sign of a note and its words, none of them twice."""
    sign, _ = KINDS[note_kind]
    if note_kind != "followup":
        return sign, text
    words = text.removeprefix("?").lstrip()
    return ("?" if words.casefold().startswith("ask") else sign), words


def notes(view: SessionView, width: int, height: int, keys: Keymap = STANDARD) -> Lines:
    """Give a rule, and below it the last notes that fit."""
    rule: Line = (("─" * width, "rule"),)
    shown = [_note(note, width) for note in view.notes[-(height - 1) :]]
    if not shown:
        how = f": {keys.written('live.note')} writes one" if view.leads else ""
        shown = [((f" no notes yet{how}", "quiet"),)]
    return (rule, *fitted(shown, height - 1))


def _note(note: NoteLine, width: int) -> Line:
    _, role = KINDS[note.kind]
    kind, text = signed(note.kind, note.text)
    if not note.durable:
        text = f"{kind} {text}".strip()
        return clipped(((f" {clock(note.at)} {note.who:<6} … {text}", "quiet"),), width)
    head: Line = ((f" {clock(note.at)} ", "quiet"), (f"{note.who:<6} ", "strong"))
    body: Line = ((kind, role), (" " if kind and text else "", ""), (text, ""))
    return clipped((*head, *body), width)
