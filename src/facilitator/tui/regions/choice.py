"""A list of the guide's items to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.tui.lines import EMPTY, Line, Lines, Role, clipped
from facilitator.tui.regions.outline import SIGNS
from facilitator.workflow.view import ItemStatus, OutlineSection


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that can be chosen: with its section's digit and its own."""

    item: str
    section: int
    """From 1."""
    number: int
    """From 1 in its section."""
    line: Line


def entries(outline: Sequence[OutlineSection]) -> tuple[Entry, ...]:
    """Give every item of the outline that can be chosen."""
    return tuple(
        Entry(item.item, place, number, _line(place, number, item.glance, item.status))
        for place, section in enumerate(outline, start=1)
        for number, item in enumerate(section.items, start=1)
    )


def _line(place: int, number: int, glance: str, status: ItemStatus) -> Line:
    sign, role = SIGNS[status]
    return ((f"{place}{number} ", "accent"), (f"{sign} ", role), (glance, ""))


def choice_lines(
    outline: Sequence[OutlineSection], chosen: int, section: int | None, width: int, height: int
) -> Lines:
    """Give the list with the `chosen`th entry marked; `section` is a digit already pressed."""
    rows: list[Line] = []
    marked = 0
    found = entries(outline)
    for place, part in enumerate(outline, start=1):
        role: Role = "accent" if place == section else "strong"
        rows.append(((f" {place}  {part.title}", role),))
        for at, entry in enumerate(found):
            if entry.section != place:
                continue
            if at == chosen:
                marked = len(rows)
            rows.append((("  ▶ " if at == chosen else "    ", "accent"), *entry.line))
    first = min(max(0, marked - height // 2), max(len(rows) - height, 0))
    shown = rows[first : first + height]
    return tuple(clipped(row, width) for row in (*shown, *[EMPTY] * (height - len(shown))))
