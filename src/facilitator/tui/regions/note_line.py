"""The note line: what was done last, or what is being written."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.tui.editing import Written, painted, tag_offered
from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.lines import Line, cell_len, clipped, ends, shortened, width_of
from facilitator.tui.regions.header import STOPPED
from facilitator.units import clock
from facilitator.workflow.view import SessionView

LEAST_ASIDE = 16
"""Columns that a note put aside has at least."""
LEAST_WRITTEN = 24
"""Columns of a line being written that a remark leaves in sight."""
NOT_KEPT = "OFF THE RECORD: not kept"
_KINDS = {'"': "★ quote ", "“": "★ quote ", "?": "? come back "}
"""What the first letter of a note makes of it."""


def note_line(
    view: SessionView,
    remark: str,
    width: int,
    *,
    discreet: bool = False,
    keys: Keymap = STANDARD,
) -> Line:
    """Give what was done and what undo would take back; dim, a remark on the last key instead.

    `discreet` shows of notes and marks only that they are kept.
    """
    head: Line = ((" note  ", "quiet"),)
    aside = view.draft.text
    left = width - 8 - (LEAST_ASIDE + 2 if aside else 0)
    said: Line = ((remark, "quiet"),) if remark else _said(view, left, discreet=discreet, keys=keys)
    if not aside:
        return clipped((*head, *said), width)
    room = max(width - width_of((*head, *said)) - 3, LEAST_ASIDE)
    text = "a note" if discreet else f"“{aside}”"
    draft = shortened(f"{keys.written('live.note')}: {text}", room)
    return ends(clipped((*head, *said), width - room - 2), ((f"{draft} ", "quiet"),), width)


def _said(view: SessionView, room: int, *, discreet: bool, keys: Keymap) -> Line:
    """Give what was done; where it is too long, what it was and what `u` takes back."""
    done, *rest = keys.told(view.said).split(" · ")
    if discreet and view.said_in_private:
        done = "✓"
    if cell_len(" · ".join((done, *rest))) > room:
        rest = rest[-1:]
    return ((done, "strong"), ("".join(f" · {part}" for part in rest), "quiet"))


def writing_line(view: SessionView, line: Written, width: int) -> Line:
    """Give the note being written, with the time and speaker of its first letter before it."""
    head = _head(view, line)
    tag = tag_offered(line, view.tags)
    offer = f"→ #{tag}" if tag else ""
    room = width - width_of(head) - 1
    if not offer or room - cell_len(offer) < 20:
        return (*head, *painted(line, room))
    text = painted(line, room - cell_len(offer) - 1)
    return (*head, *text, (f" {offer}", "quiet"))


def prompt_line(title: str, line: Written, width: int, *, kept: bool = True) -> Line:
    """Give an answer being written, with what is asked before it, and whether it is kept."""
    head: Line = ((f" {title}  ", "accent"),)
    if not kept:
        head = (*head, (f"{NOT_KEPT}  ", "warning"))
    return (*head, *painted(line, width - width_of(head) - 1))


def remarked(written: Callable[[int], Line], remark: str, width: int) -> Line:
    """Give a line being written, drawn in a width, with a remark on the last key at its end.

    A remark that leaves too little of the line in sight takes its place until the next key.
    """
    if not remark:
        return written(width)
    said: Line = ((f" {remark} ", "quiet"),)
    room = width - width_of(said)
    return clipped(said, width) if room < LEAST_WRITTEN else ends(written(room), said, width)


def words_are_kept(view: SessionView) -> bool:
    """Say whether what is typed now is kept."""
    return view.pill not in STOPPED or view.off_record_notes


def _head(view: SessionView, line: Written) -> Line:
    if not words_are_kept(view):
        return ((" NOTE ", "accent"), (f"{NOT_KEPT}  ", "warning"))
    draft = view.draft
    if not line.text or draft.at is None:
        return ((" NOTE  ", "accent"),)
    who = f" {draft.speaker}" if draft.speaker else ""
    before = " · from before the stop" if draft.from_before else ""
    head: Line = (
        (" NOTE ", "accent"),
        (_KINDS.get(line.text[0], ""), "accent"),
        (clock(draft.at), "strong"),
        (f"{who}{before}  ", ""),
    )
    return (*head, ("typed off the record: not kept  ", "warning")) if draft.partly_kept else head
