"""The note line: what was done last, or the note that is being written."""

from __future__ import annotations

from facilitator.tui.editing import Written, painted
from facilitator.tui.keys import written as key
from facilitator.tui.lines import Line, clipped, ends, shortened, width_of
from facilitator.tui.regions.header import STOPPED
from facilitator.units import clock
from facilitator.workflow.view import SessionView


def note_line(view: SessionView, remark: str, width: int) -> Line:
    """Give what was done and what undo would take back; dim, a remark on the last key instead."""
    head: Line = ((" note  ", "quiet"),)
    said: Line = ((remark, "quiet"),) if remark else _said(view.said)
    aside = view.draft.text
    if not aside:
        return clipped((*head, *said), width)
    room = max(width - width_of((*head, *said)) - 3, 16)
    draft = shortened(f"{key('live.note')}: “{aside}”", room)
    return ends(clipped((*head, *said), width - room - 2), ((f"{draft} ", "quiet"),), width)


def _said(said: str) -> Line:
    done, dot, rest = said.partition(" · ")
    return ((done, "strong"), (f"{dot}{rest}", "quiet"))


def writing_line(view: SessionView, line: Written, width: int) -> Line:
    """Give the note being written, with the time and speaker of its first letter before it."""
    head = _head(view, line)
    return (*head, *painted(line, width - width_of(head) - 1))


def _head(view: SessionView, line: Written) -> Line:
    if view.pill in STOPPED and not view.off_record_notes:
        return ((" NOTE ", "accent"), ("OFF THE RECORD: not kept  ", "warning"))
    draft = view.draft
    if not line.text or draft.at is None:
        return ((" NOTE  ", "accent"),)
    who = f" {draft.speaker}" if draft.speaker else ""
    before = " · from before the stop" if draft.from_before else ""
    return ((" NOTE ", "accent"), (clock(draft.at), "strong"), (f"{who}{before}  ", ""))
