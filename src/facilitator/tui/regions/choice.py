"""A list of the guide's items to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.tui.lines import Line, Lines, Span, clipped, fitted
from facilitator.tui.regions.outline import SIGNS, titled
from facilitator.workflow.view import ItemStatus, OutlineSection


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that can be chosen: with its section's digit and its own."""

    item: str
    section: int
    """From 1."""
    number: int
    """From 1 in its section; 0 for the section itself, which is gone to at its first item."""
    status: ItemStatus


def entries(outline: Sequence[OutlineSection]) -> tuple[Entry, ...]:
    """Give every item of the outline that can be chosen."""
    found: list[Entry] = []
    for place, section in enumerate(outline, start=1):
        if section.first_item is not None:
            found.append(Entry(section.first_item, place, 0, section.status))
        for number, item in enumerate(section.items, start=1):
            found.append(Entry(item.item, place, number, item.status))
    return tuple(found)


def choice_lines(
    outline: Sequence[OutlineSection], chosen: int, section: int | None, width: int, height: int
) -> Lines:
    """Give the list with the `chosen`th entry marked; `section` is a digit already pressed."""
    found = entries(outline)
    at = found[chosen] if found else None
    rows: list[Line] = []
    marked = 0
    for place, part in enumerate(outline, start=1):
        for number, words in enumerate((titled(part), *(item.glance for item in part.items))):
            here = at is not None and (at.section, at.number) == (place, number)
            marked = len(rows) if here else marked
            status = part.items[number - 1].status if number else part.status
            rows.append(_row(place, number, words, status, here=here, lit=place == section))
    first = min(max(0, marked - height // 2), max(len(rows) - height, 0))
    return tuple(clipped(row, width) for row in fitted(rows[first : first + height], height))


def _row(place: int, number: int, words: str, status: ItemStatus, *, here: bool, lit: bool) -> Line:
    sign, role = SIGNS[status]
    mark: Span = (" ▶ " if here else "   ", "accent")
    if number == 0:
        digit: Span = (f"{place}  ", "ask" if lit else "accent")
        return (mark, digit, (words, "strong"))
    return (mark, (f"  {place}{number} ", "accent"), (f"{sign} ", role), (words, ""))
