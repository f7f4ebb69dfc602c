"""The form in which a session is planned: a line for each thing that is asked."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.tui.editing import Written, painted
from facilitator.tui.lines import EMPTY, Line, Lines, clipped, filled, fitted
from facilitator.workflow.home_view import PLANNED

_LABEL_COLUMNS = 8
_HINTS_FROM = 32
"""The column from which it is said what a line takes."""


def plan_form(fields: Sequence[Written], at: int, width: int, height: int) -> Lines:
    """Give the form with the cursor in the `at`th of `fields`, which are those of PLANNED."""
    rows = tuple(
        _row(label, hint, field, width, here=number == at)
        for number, ((label, hint), field) in enumerate(zip(PLANNED, fields, strict=True))
    )
    title: Line = (("   Plan a session", "strong"), (" · nothing is recorded by it", "quiet"))
    return fitted((EMPTY, clipped(title, width), EMPTY, *rows), height)


def _row(label: str, hint: str, field: Written, width: int, *, here: bool) -> Line:
    head: Line = ((" ▶ " if here else "   ", "accent"), (f"{label:<{_LABEL_COLUMNS}}", "quiet"))
    room = _HINTS_FROM - 3 - _LABEL_COLUMNS - 1
    text = painted(field, room) if here else clipped(((field.text, "strong"),), room)
    return clipped((*filled((*head, *text), _HINTS_FROM), (hint, "quiet")), width)
