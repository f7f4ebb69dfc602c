"""The three views of the live session, and which region has how much room in each.

What is readable at two metres is readable by neighbours: the discreet view shows neither people
nor notes. The large one folds outline and people into a line each, so that the question has the
whole width; a full view in a window without room for columns folds the people too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator.tui.regions.header import rows_of
from facilitator.tui.regions.sizes import height_class, is_small, width_class
from facilitator.workflow.view import SessionView

Look: TypeAlias = Literal["full", "large", "discreet"]
LOOKS: tuple[Look, ...] = ("full", "large", "discreet")
LEAST_FOR_COLUMNS = 72
"""Columns below which people stand in one line, so that the question keeps its width."""
_OUTLINE = {"narrow": 0, "normal": 28, "wide": 36}
_PEOPLE = {"narrow": 22, "normal": 27, "wide": 36}
_NOTES = {"short": 3, "tall": 4, "vast": 7}


@dataclass(frozen=True, slots=True)
class Places:
    """How much room each region has; 0 where it is not shown."""

    head: int
    """Rows of the header."""
    outline: int = 0
    """Columns."""
    people: int = 0
    """Columns."""
    fold: int = 0
    """Rows of the people in one line."""
    notes: int = 0
    """Rows, the rule above them counted."""


def after(look: Look) -> Look:
    """Give the view that follows."""
    return LOOKS[(LOOKS.index(look) + 1) % len(LOOKS)]


def places(view: SessionView, look: Look, columns: int, rows: int) -> Places:
    """Give the room of each region in a window of that many columns and rows."""
    head = rows_of(columns, rows, glance=look != "full")
    if is_small(columns, rows) or look == "discreet":
        return Places(head)
    notes = _NOTES[height_class(rows)]
    middle = rows - head - notes - 3  # banner's row, note line, key bar
    cramped = columns < LEAST_FOR_COLUMNS or middle < len(view.people) + 2
    if look == "large" or cramped:
        return Places(head, fold=1, notes=2)
    wide = width_class(columns)
    return Places(head, outline=_OUTLINE[wide], people=_PEOPLE[wide], notes=notes)
