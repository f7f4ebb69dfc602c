"""The note line of one who joined: always open; while it is empty it says what was done last."""

from __future__ import annotations

from functools import partial

from facilitator.tui.editing import Written, painted
from facilitator.tui.lines import Line, clipped
from facilitator.tui.regions.note_line import remarked, writing_line
from facilitator.workflow.view import SessionView


def join_line(view: SessionView, line: Written, remark: str, width: int) -> Line:
    """Give the line being written, with a remark on the last key at its end.

    An empty one says after its cursor what was done last.
    """
    if not line.text:
        head = writing_line(view, Written(), width)
        open_line: Line = (*head[:-3], *painted(line, 1))
        return clipped((*open_line, (f" {remark or view.said}", "quiet")), width)
    return remarked(partial(writing_line, view, line), remark, width)
