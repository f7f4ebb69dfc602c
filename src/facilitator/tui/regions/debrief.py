"""The debrief's page: what is asked, what stands there, and what was noted after the recording."""

from __future__ import annotations

from facilitator.tui.editing import Written
from facilitator.tui.lines import EMPTY, Line, Lines, breaks, ends, fitted, indented, wrapped
from facilitator.units import clock
from facilitator.workflow.debrief_view import DebriefView

WIDEST = 72
"""Columns of a line of text that is read."""
NOTES_SHOWN = 3


def debrief_title(view: DebriefView, width: int) -> Line:
    """Give the top line."""
    left: Line = ((" ○ RECORDING OVER ", "off"), ("  notes stay open", "quiet"))
    return ends(left, ((f"{view.session}  debrief ", "quiet"),), width)


def debrief_page(view: DebriefView, line: Written, width: int, height: int) -> Lines:
    """Give the page in `width` columns and `height` rows."""
    page, room = view.page, min(width - 6, WIDEST)
    place = f"page {view.number} of {view.of} · {view.answered} with words"
    head = ends(((f"   {page.title}", "accent"),), ((f"{place} ", "quiet"),), width)
    asked = indented(wrapped(page.text, room, "strong"), (("   ", ""),))
    mark: Line = ((" ▶ ", "accent"),)
    answer = indented(answer_lines(line, room), mark, 3)
    notes = _notes(view, width) if page.kind == "notes" else ()
    rows = (EMPTY, head, EMPTY, *asked, EMPTY, *notes, *answer)
    return fitted(
        rows if len(rows) <= height else (*rows[:3], *rows[len(rows) - height + 3 :]), height
    )


def answer_lines(line: Written, width: int) -> Lines:
    """Give what is being written in lines of at most `width` columns, with its cursor."""
    text = line.text + " "
    parts = [*breaks(text, width)]
    shown = []
    for number, (start, _) in enumerate(parts):
        end = parts[number + 1][0] if number + 1 < len(parts) else len(text)
        shown.append(_with_cursor(text, start, end, line.cursor))
    return tuple(shown)


def _with_cursor(text: str, start: int, end: int, cursor: int) -> Line:
    if not start <= cursor < end:
        return ((text[start:end].rstrip("\n"), ""),)
    return (
        (text[start:cursor], ""),
        (text[cursor], "cursor"),
        (text[cursor + 1 : end], ""),
    )


def _notes(view: DebriefView, width: int) -> Lines:
    """Give the last notes after the recording; one that is not on the disk yet is dim."""
    shown = view.notes[-NOTES_SHOWN:]
    lines: tuple[Line, ...] = tuple(
        ((f"   {clock(at)}  ", "quiet"), (text if safe else f"{text} …", "" if safe else "quiet"))
        for at, text, safe in shown
    )
    return (*lines, EMPTY) if lines else ()


def debrief_said(view: DebriefView, remark: str) -> Line:
    """Give the line above the key bar: trouble, a remark on the last key, or what was done."""
    if view.trouble:
        return ((f" {view.trouble}", "error"),)
    if remark:
        return ((f" {remark}", "quiet"),)
    last = "enter with nothing written closes the debrief" if view.is_last else ""
    said = " · ".join(part for part in (view.said, last) if part)
    return ((f" {said}", "quiet"),)
