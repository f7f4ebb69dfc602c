"""The gate's page: each condition, its evidence, and where to go on."""

from __future__ import annotations

from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.lines import EMPTY, Line, Lines, Role, ends, fitted, indented, wrapped
from facilitator.workflow.gate_view import GateLine, GateView

WIDEST = 90
_MARGIN = 6


def gate_title(view: GateView, width: int) -> Line:
    """Give the top line."""
    said: tuple[str, Role] = ("✓ open", "success")
    if not view.open:
        do = "does" if view.left == 1 else "do"
        said = (f"✗ closed: {view.left} of {len(view.lines)} {do} not hold", "error")
    left: Line = ((f" GATE {view.session}  ", "strong"), said)
    return ends(left, ((f"{view.hash} ", "quiet"),), width)


def gate_page(view: GateView, width: int, height: int, keys: Keymap = STANDARD) -> Lines:
    """Give all conditions; where there is little room, the blank lines go first."""
    room = min(width - _MARGIN - 2, WIDEST)
    rows: list[Line] = [EMPTY]
    for line in view.lines:
        rows += _condition(line, room, keys)
    rows += (EMPTY, *indented(wrapped(view.next, room, "strong"), ((" ▶ ", "accent"),)))
    if len(rows) > height:
        rows = [row for row in rows if row != EMPTY]
    first = max(len(rows) - height, 0) if _marked_is_low(view) else 0
    return fitted(rows[first : first + height], height)


def _marked_is_low(view: GateView) -> bool:
    place = next((n for n, line in enumerate(view.lines) if line.here), 0)
    return place > len(view.lines) // 2


def _condition(line: GateLine, room: int, keys: Keymap) -> Lines:
    sign: tuple[str, Role] = ("✓", "success") if line.holds else ("✗", "error")
    mark: Line = ((" ▶ " if line.here else "   ", "accent"), sign, (" ", ""))
    head: Line = ((line.label, "strong" if line.here else ""),)
    rows: list[Line] = [(*mark, *head)]
    if line.evidence:
        rows += indented(wrapped(line.evidence, room, "quiet"), ((" " * _MARGIN, ""),))
    if line.here and line.todo:
        way = keys.written("gate.go")
        todo = f"{way} goes there: {line.todo}" if line.goes else line.todo
        rows += indented(wrapped(todo, room, "accent"), ((" " * _MARGIN, ""),))
    return tuple(rows)
