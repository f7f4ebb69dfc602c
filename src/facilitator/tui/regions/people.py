"""The people: who speaks, who has spoken how much, who was not heard; or how they answered."""

from __future__ import annotations

from typing import TypeAlias

from facilitator.session.state import SeatStatus
from facilitator.tui.lines import Line, Lines, Role, Span, clipped, ends
from facilitator.units import SECOND, Us
from facilitator.workflow.view import PersonLine, SessionView

EDGE: Span = ("│", "rule")
_NAMES = {"FAC": "You", "ALL": "All"}
ROOM_TO_SPREAD = 20
_Row: TypeAlias = tuple[Line, str | None]
"""A row of the column, and whose it is."""
_NOBODY: _Row = ((), None)
_ANSWERS: dict[SeatStatus, tuple[str, Role]] = {
    "agreed": ("✓ agreed", "success"),
    "declined": ("✗ declined", "error"),
    "withdrawn": ("✗ withdrawn", "error"),
    "absent": ("– empty", "quiet"),
    "unclear": ("? not clear", "warning"),
    "not_asked": ("○", "quiet"),
}
_LEFT_OUT: dict[SeatStatus, tuple[str, Role]] = {
    "declined": ("✗ declined", "error"),
    "withdrawn": ("✗ withdrawn", "error"),
    "absent": ("– empty", "quiet"),
    "unclear": ("? not clear", "warning"),
    "not_asked": ("○ not asked", "warning"),
}


def people(view: SessionView, width: int, height: int) -> Lines:
    """Give the people in a column whose left edge it draws."""
    return tuple(
        (EDGE, *(clipped(((" ", ""), *line), width - 1) if line else ()))
        for line, _ in _rows(view, width, height)
    )


def seat_at(view: SessionView, width: int, height: int, y: int) -> str | None:
    """Give who stands in row `y` of the column: `P4`, `FAC`; None where nobody does."""
    rows = _rows(view, width, height)
    return rows[y][1] if 0 <= y < len(rows) else None


def _rows(view: SessionView, width: int, height: int) -> tuple[_Row, ...]:
    """Give each row, and whose it is."""
    if view.assent_open:
        head: Line = (("Assent", "strong"), (f"  {_answered(view)}", "quiet"))
        rows: list[_Row] = [(_answer(who), who.label) for who in view.people if who.key != "m"]
    else:
        head = who(view)
        most = max((person.share for person in view.people if person.key != "m"), default=0)
        before = view.pill == "before"
        rows = [(_talk(one, most, width, before=before), one.label) for one in view.people]
    tail: tuple[_Row, ...] = tuple((line, None) for line in _come_back(view)) if width < 24 else ()
    body = _spread(rows, height - 2 - len(tail))
    blank = [_NOBODY] * max(height - 2 - len(tail) - len(body), 0)
    return ((head, None), _NOBODY, *body, *blank, *tail)[:height]


def _answered(view: SessionView) -> str:
    return f"{view.assent_answered} of {view.participants}"


def _spread(rows: list[_Row], room: int) -> tuple[_Row, ...]:
    """Put a blank line between the rows where there is room for all of them so."""
    if len(rows) * 2 - 1 > room or room < ROOM_TO_SPREAD:
        return tuple(rows)
    spread = [line for row in rows for line in (row, _NOBODY)]
    return tuple(spread[:-1])


def who(view: SessionView, *, brief: bool = False) -> Line:
    """Say who speaks and for how long, or that nobody does."""
    if view.keyless is not None:
        return ((f"? who speaks {_minutes(view.keyless)}", "warning"),)
    if view.silence_seconds is not None:
        return ((f"… silence {view.silence_seconds} s", "quiet"),)
    if view.speaking is not None:
        name = _NAMES.get(view.speaking, view.speaking)
        return (
            (f"▶ {name}", "accent"),
            (f" {_minutes(view.speaking_for)}", "strong"),
            ("" if brief else " speaking", "quiet"),
        )
    return ((f"{view.participants} people" if view.pill == "before" else "○ who speaks?", "quiet"),)


def _minutes(time: Us) -> str:
    whole = max(time, 0) // SECOND
    return f"{whole // 60}:{whole % 60:02}"


def _seat(person: PersonLine, *, here: bool) -> Line:
    name = "m" if person.key == "m" else person.label.lstrip("P")
    mark: tuple[str, Role] = ("▶", "accent") if here else (" ", "")
    role: Role = "quiet" if person.key == "m" else ("accent" if here else "strong")
    return (mark, (f"{name:>2} ", role))


def _answer(person: PersonLine) -> Line:
    status = person.status or "not_asked"
    answer: Span = ("asked now", "accent") if person.asked_now else _ANSWERS[status]
    if person.asked_now and status != "not_asked":
        answer = ("? asked again", "warning")
    return (*_seat(person, here=person.asked_now), answer)


def _talk(person: PersonLine, most: int, width: int, *, before: bool) -> Line:
    """Give a row of the talk; `before` the recording nobody can have been asked."""
    head = _seat(person, here=person.speaking)
    key: Line = ((f" {person.key}", "quiet"),) if person.label in ("P10", "P11", "P12") else ()
    longest = width - 16
    if person.status in _LEFT_OUT and not (before and person.status == "not_asked"):
        return (*head, _LEFT_OUT[person.status], *key)
    if person.not_yet:
        return (*head, ("! not yet", "warning"), *key)
    bar = _bar(person, most, longest)
    if person.quiet_minutes is not None:
        return (*head, *bar, (f" ! {person.quiet_minutes} min", "warning"), *key)
    role: Role = "warning" if person.dominant else ("quiet" if person.key == "m" else "")
    percent = f"{person.share:3}%" if most or person.share else "    "
    share: Line = ((percent, role), ("▲" if person.dominant else " ", "warning"))
    return ends((*head, *bar), (*share, *(key or (("  ", ""),))), width - 3)


def _bar(person: PersonLine, most: int, longest: int) -> Line:
    """Give a bar against the greatest share among the seats, longest for who has it."""
    length = 0 if most == 0 else min(round(person.share / most * longest), longest)
    if person.key == "m":
        return (("░" * length, "quiet"),)
    block = "█" * length if length or not person.share else "▏"
    return ((block, "accent" if person.speaking else ""),)


def _come_back(view: SessionView) -> Lines:
    return (come_back_words(view),) if view.come_back else ()


def come_back_words(view: SessionView) -> Line:
    """Say how much there is to come back to."""
    return (("come back to ", "quiet"), (f"? {view.come_back}", "strong"))
