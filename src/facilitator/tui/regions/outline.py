"""The outline: where the group is in the guide, and how the time stands.

In a narrow window it is one line, the strip.
"""

from __future__ import annotations

from typing import TypeAlias

from facilitator.tui.lines import Line, Lines, Role, clipped, shortened, width_of
from facilitator.workflow.view import ItemStatus, OutlineSection, SessionView

SIGNS: dict[ItemStatus, tuple[str, Role]] = {
    "done": ("✓", "quiet"),
    "here": ("▶", "accent"),
    "skipped": ("–", "quiet"),
    "begun": ("◐", "quiet"),
    "covered": ("✓", "quiet"),
    "to_come": ("·", "quiet"),
}
_Row: TypeAlias = tuple[Line, str | None]
"""A row of the outline, and the item that it stands for."""
_BLANK: _Row = ((), None)
BAR_STRIP = 10
BAR_OUTLINE = 20


def bar(used: int, budget: int | None, columns: int) -> Line:
    """Give a bar of the minutes used; over budget it is full."""
    share = 0.0 if not budget else min(used / budget, 1.0)
    length = round(share * columns)
    over = budget is not None and used > budget
    return (("━" * length, "warning" if over else "accent"), ("━" * (columns - length), "rule"))


def pace_role(pace: str) -> Role:
    """Give the role of the pace: behind needs a person."""
    return "warning" if "behind" in pace or "past" in pace else "success"


def strip(view: SessionView, width: int) -> Line:
    """Give the outline in one line."""
    line: Line = ((" ", ""),)
    for part in view.outline:
        line = (*line, *_in_strip(part))
    pace: Line = ((f"{view.pace} ", pace_role(view.pace)),) if view.pace else ()
    room = width - width_of(pace)
    if width_of(line) > room:
        line = _short_strip(view, room)
    return (*clipped(line, room), *pace)


def _short_strip(view: SessionView, room: int) -> Line:
    """Leave out what is done, then what is farthest, so that the present section stays."""
    parts = list(view.outline)
    here = next((place for place, part in enumerate(parts) if part.status == "here"), 0)
    line: Line = ((" ", ""),)
    for part in parts[here:]:
        if width_of(line) + width_of(_in_strip(part)) > room - 3:
            return (*line, ("…  ", "quiet"))
        line = (*line, *_in_strip(part))
    return line


def titled(part: OutlineSection) -> str:
    """Give a section's title with its numeral before it."""
    return part.title if part.title.startswith(part.short) else f"{part.short} {part.title}"


def _in_strip(part: OutlineSection) -> Line:
    sign, role = SIGNS[part.status]
    if part.status != "here":
        if part.status != "to_come":
            return ((f"{sign}{part.short}  ", role),)
        budget = "" if part.budget_minutes is None else f" {part.budget_minutes}"
        return ((f"{part.short}{budget}  ", role),)
    head: Line = ((f"{sign}{part.short} ", role),)
    if part.budget_minutes is None:
        return (*head, (f"{part.used_minutes} min  ", "strong"))
    over = part.used_minutes - part.budget_minutes
    if over > 0:
        minutes: Line = ((f" ▲ {over} over", "warning"), (f" {part.budget_minutes}  ", "quiet"))
    else:
        minutes = ((f" {part.used_minutes}", "strong"), (f"/{part.budget_minutes} min  ", "quiet"))
    return (*head, *bar(part.used_minutes, part.budget_minutes, BAR_STRIP), *minutes)


def outline(view: SessionView, width: int, height: int) -> Lines:
    """Give the outline in a column of its own, the present section always in sight."""
    inner = width - 1
    tail = _tail(view)
    rows = tuple(line for line, _ in _shown(view, width, height))
    return tuple((*_filled(line, inner), ("│", "rule")) for line in (*rows, (), *tail))


def item_at(view: SessionView, width: int, height: int, y: int) -> str | None:
    """Give the item that a click on row `y` goes to: its own, or its section's first."""
    rows = _shown(view, width, height)
    return rows[y][1] if 0 <= y < len(rows) else None


def item_in_strip(view: SessionView, x: int) -> str | None:
    """Give the first item of the section that stands at column `x` of the strip."""
    at = 1
    for part in view.outline:
        at += width_of(_in_strip(part))
        if x < at:
            return part.first_item
    return None


def _shown(view: SessionView, width: int, height: int) -> tuple[_Row, ...]:
    """Give the rows that are in sight, each with the item that it stands for."""
    inner = width - 1
    room = height - len(_tail(view)) - 1
    rows, here = _body(view, inner, short=False)
    if len(rows) > room:
        rows, here = _body(view, inner, short=True)
    first = min(max(0, here - 4), max(len(rows) - room, 0))
    rows = rows[first : first + room]
    return (*rows, *[_BLANK] * (room - len(rows)))


def _body(view: SessionView, width: int, *, short: bool) -> tuple[list[_Row], int]:
    """Give all rows and where the present section begins; `short`: without the others' minutes."""
    rows: list[_Row] = []
    here = 0
    for part in view.outline:
        if part.status == "here":
            here = len(rows)
        lines = _section(part, width)
        shown = lines if part.status == "here" or not short else lines[:1]
        items = [item.item for item in part.items] if part.status == "here" else []
        heads = [part.first_item] * (len(lines) - len(items))
        rows.extend(zip(shown, [*heads, *items], strict=False))
    return rows, here


def _filled(line: Line, width: int) -> Line:
    line = clipped(line, width)
    return (*line, (" " * (width - width_of(line)), ""))


def _section(part: OutlineSection, width: int) -> Lines:
    sign, role = SIGNS[part.status]
    head: Line = ((f" {sign} {shortened(titled(part), width - 4)}", role),)
    if part.status != "here":
        return head, ((f"   {_minutes(part)}", "quiet"),)
    items = tuple(
        (
            (f"   {SIGNS[item.status][0]} ", SIGNS[item.status][1]),
            (shortened(item.glance, width - 6), SIGNS[item.status][1]),
        )
        for item in part.items
    )
    return head, *_here(part), *items


def _here(part: OutlineSection) -> Lines:
    if part.budget_minutes is None:
        return (((f"   {part.used_minutes}", "strong"), (" min so far", "quiet")),)
    left = part.budget_minutes - part.used_minutes
    after: Line = (
        ((f" · {left} left", "quiet"),) if left >= 0 else ((f" · ▲ {-left} over", "warning"),)
    )
    return (
        (("   ", ""), *bar(part.used_minutes, part.budget_minutes, BAR_OUTLINE)),
        (
            (f"   {part.used_minutes}", "strong"),
            (f" of {part.budget_minutes} min", "quiet"),
            *after,
        ),
    )


def _minutes(part: OutlineSection) -> str:
    if part.status == "to_come":
        return "" if part.budget_minutes is None else f"{part.budget_minutes} min"
    if part.budget_minutes is None:
        return f"{part.used_minutes} min"
    over = part.used_minutes - part.budget_minutes
    late = f" · ▲ {over} over" if over > 0 else ""
    return f"{part.used_minutes} of {part.budget_minutes} min{late}"


def _tail(view: SessionView) -> Lines:
    rows: list[Line] = []
    if view.pace:
        rows.append(((" Pace ", "quiet"), (view.pace, pace_role(view.pace))))
    if view.come_back:
        rows.append(((" Come back to ", "quiet"), (f"? {view.come_back}", "strong")))
    return tuple(rows)
