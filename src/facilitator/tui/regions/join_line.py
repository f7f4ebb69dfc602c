"""The note line of one who joined: always open; while it is empty it says what was done last."""

from __future__ import annotations

from facilitator.tui.editing import Written, painted
from facilitator.tui.lines import Line, clipped, ends, width_of
from facilitator.tui.regions.note_line import writing_line
from facilitator.workflow.view import SessionView

LEAST_LEFT = 24
"""Columns of the note that a remark leaves in sight."""


def join_line(view: SessionView, line: Written, remark: str, width: int) -> Line:
    """Give the line being written, with a remark on the last key at its end where there is room.

    An empty one says after its cursor what was done last.
    """
    if not line.text:
        head = writing_line(view, Written(), width)
        open_line: Line = (*head[:-3], *painted(line, 1))
        return clipped((*open_line, (f" {remark or view.said}", "quiet")), width)
    said: Line = ((f" {remark} ", "quiet"),) if remark else ()
    room = width - width_of(said)
    if room < LEAST_LEFT:
        return writing_line(view, line, width)
    return ends(writing_line(view, line, room), said, width)
