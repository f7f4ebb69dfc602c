"""The last screen of a group: what was written, what to take along, what comes next."""

from __future__ import annotations

from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.lines import EMPTY, Line, Lines, Role, ends, fitted, indented, wrapped
from facilitator.workflow.ending_view import EndingLine, EndingView, Sign

SIGNS: dict[Sign, tuple[str, Role]] = {
    "ok": ("✓", "success"),
    "warn": ("▲", "warning"),
    "error": ("✗", "error"),
    "next": ("▶", "accent"),
}


def ending_title(view: EndingView, width: int) -> Line:
    """Give the top line."""
    return ends(((" ○ ENDED ", "off"),), ((f"{view.session} ", "quiet"),), width)


def ending_page(view: EndingView, width: int, height: int, keys: Keymap = STANDARD) -> Lines:
    """Give all of it; where there is little room, the blank lines go first."""
    room = width - 8
    written = [line for one in view.lines for line in _said(one, room)]
    packing: list[Line] = [(("   ·  ", "quiet"), (thing, "")) for thing in view.packing]
    after = indented(wrapped(_next(view, keys), room, "strong"), ((" ▶ ", "accent"),))
    title: Line = ((f"   {view.session} is over.", "strong"),)
    take: Line = (("   Take along:", "quiet"),)
    along = [take, *packing, EMPTY] if packing else []
    rows: list[Line] = [EMPTY, title, EMPTY, *written, EMPTY, *along, *after]
    if len(rows) > height:
        rows = [row for row in rows if row != EMPTY]
    return fitted(rows, height)


def _said(line: EndingLine, room: int) -> Lines:
    sign, role = SIGNS[line.sign]
    return indented(wrapped(line.text, room), ((f"   {sign}  ", role),))


def _next(view: EndingView, keys: Keymap) -> str:
    enter, later = keys.written("ending.next"), keys.written("ending.leave")
    text = f" {keys.written('ending.transcribe')} makes the text first." * view.can_transcribe
    if view.seals:
        return f"{enter} seals it now: then only a key holder can open it.{text}"
    return f"{enter} leaves.{text} {later}: later."
