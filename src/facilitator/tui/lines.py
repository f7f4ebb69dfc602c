"""Lines of styled text, and how they are cut, filled and broken.

A line is a tuple of (text, role) pairs; a role is a name from `themes`, never a colour. Widths are
terminal columns: a Chinese character takes two. Nothing here knows a terminal, so every region can
be tested as a plain value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from rich.cells import cell_len as cell_len
from rich.cells import set_cell_size

Role: TypeAlias = Literal[
    "", "strong", "quiet", "rule", "accent", "success", "warning", "error",
    "rec", "off", "alarm", "ask", "cursor", "flag", "open", "level",
]  # fmt: skip
"""What a stretch of text is for; `` is ordinary text."""

Span: TypeAlias = tuple[str, Role]
Line: TypeAlias = tuple[Span, ...]
Lines: TypeAlias = tuple[Line, ...]

EMPTY: Line = ()


def plain(line: Line) -> str:
    """Give a line's characters."""
    return "".join(text for text, _ in line)


def width_of(line: Line) -> int:
    """Give how many columns a line takes."""
    return sum(cell_len(text) for text, _ in line)


def shortened(text: str, width: int) -> str:
    """Give `text` in at most `width` columns, the cut shown with `…`."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def clipped(line: Line, width: int) -> Line:
    """Give a line in at most `width` columns, the cut shown with `…`."""
    if width_of(line) <= width:
        return line
    left, kept = width, []
    for text, role in line:
        if cell_len(text) >= left:
            kept.append((shortened(text + " " * (cell_len(text) == left), left), role))
            break
        kept.append((text, role))
        left -= cell_len(text)
    return tuple(kept)


def filled(line: Line, width: int, role: Role = "") -> Line:
    """Give a line in exactly `width` columns, blanks of `role` added or the end cut off."""
    missing = width - width_of(line)
    if missing < 0:
        return filled(clipped(line, width), width, role)
    return (*line, (" " * missing, role)) if missing else line


def ends(left: Line, right: Line, width: int) -> Line:
    """Give `left` and `right` at the two ends of `width` columns; `left` gives way."""
    room = max(width - width_of(right), 0)
    return (*filled(left, room), *right)


def fitted(lines: Sequence[Line], height: int) -> Lines:
    """Give exactly `height` lines, blank ones added below or the last ones left out."""
    return (*lines[:height], *([EMPTY] * (height - len(lines))))


def beside(width: int, *columns: tuple[Sequence[Line], int]) -> Lines:
    """Put columns of lines, each with its width, side by side in `width` columns."""
    height = max(len(lines) for lines, _ in columns)
    rows = []
    for y in range(height):
        row: Line = ()
        for lines, column in columns:
            row = (*row, *filled(lines[y] if y < len(lines) else EMPTY, column))
        rows.append(filled(row, width))
    return tuple(rows)


def breaks(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Give where lines of at most `width` columns start and end in `text`, broken at blanks.

    A word too long for a line is broken where it must be; a line end in `text` breaks too.
    """
    found: list[tuple[int, int]] = []
    start = end = 0
    for word in re.finditer(r"\S+|\n", text):
        first, last = word.span()
        if word[0] == "\n":
            found.append((start, end))
            start = end = last
            continue
        if end > start and cell_len(text[start:last]) > width:
            found.append((start, end))
            start = first
        elif end == start:
            start = first
        while cell_len(text[start:last]) > max(width, 1):
            cut = start + max(len(set_cell_size(text[start:last], max(width, 1)).rstrip()), 1)
            found.append((start, cut))
            start = cut
        end = last
    if end > start or not found:
        found.append((start, end))
    return tuple(found)


def wrapped(text: str, width: int, role: Role = "") -> Lines:
    """Give `text` in lines of at most `width` columns."""
    return tuple(((text[start:end], role),) for start, end in breaks(text, width))


def styled(
    text: str, spans: Sequence[tuple[int, int]], start: int, end: int, roles: tuple[Role, Role]
) -> Line:
    """Give `text[start:end]`, in the second of `roles` where `spans` cover it, else the first."""
    edges = sorted({start, end, *(min(max(edge, start), end) for span in spans for edge in span)})
    return tuple(
        (text[one:other], roles[any(first <= one < last for first, last in spans)])
        for one, other in pairwise(edges)
    )


def indented(lines: Sequence[Line], first: Line, rest: int | None = None) -> Lines:
    """Put `first` before the first line and as many blanks before the others."""
    hang = width_of(first) if rest is None else rest
    return tuple(
        (*(first if place == 0 else ((" " * hang, ""),)), *line) for place, line in enumerate(lines)
    )
