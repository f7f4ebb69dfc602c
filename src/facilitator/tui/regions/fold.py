"""The people in one line, where the question has the whole width.

Who speaks, who was not heard for long, who has spoken most, and how much there is to come back to;
in the assent round, how each seat stands.
"""

from __future__ import annotations

from facilitator.session.state import SeatStatus
from facilitator.tui.lines import Line, Role, Span, clipped, width_of
from facilitator.tui.regions.people import come_back_words, who
from facilitator.workflow.view import PersonLine, SessionView

_BETWEEN: Span = ("   ", "")
_STANDINGS: tuple[tuple[frozenset[SeatStatus], str, Role], ...] = (
    (frozenset({"agreed"}), "✓", "success"),
    (frozenset({"declined", "withdrawn"}), "✗", "error"),
    (frozenset({"absent"}), "–", "quiet"),
    (frozenset({"unclear"}), "?", "warning"),
    (frozenset({"not_asked"}), "○", "quiet"),
)


def fold(view: SessionView, width: int) -> Line:
    """Give the people in one line of `width` columns; what does not fit is left out whole."""
    parts = _round(view) if view.assent_open else _talk(view)
    line: Line = ((" ", ""), *parts[0])
    for part in parts[1:]:
        if width_of(line) + len(_BETWEEN[0]) + width_of(part) <= width:
            line = (*line, _BETWEEN, *part)
    return clipped(line, width)


def _round(view: SessionView) -> list[Line]:
    head: Line = (
        ("Assent ", "strong"),
        (f"{view.assent_answered} of {view.participants}", "quiet"),
    )
    seats = [person for person in view.people if person.key != "m"]
    parts = [head]
    for statuses, sign, role in _STANDINGS:
        there = [_number(who) for who in seats if (who.status or "not_asked") in statuses]
        if there:
            parts.append(((f"{sign} ", role), (" ".join(there), role)))
    return parts


def _talk(view: SessionView) -> list[Line]:
    parts = [who(view, brief=True)]
    quiet: list[Line] = []
    for person in view.people:
        name: Span = (f"! {_number(person)}", "warning")
        if person.not_yet:
            quiet.append((name, (" not yet", "")))
        elif person.quiet_minutes is not None:
            quiet.append((name, (f" {person.quiet_minutes} min", "")))
    most: list[Line] = [
        ((f"▲ {_number(person)}", "warning"), (f" {person.share}%", ""))
        for person in view.people
        if person.dominant
    ]
    parts.extend(
        _listed(word, lines) for word, lines in (("quiet", quiet), ("most", most)) if lines
    )
    return [*parts, come_back_words(view)] if view.come_back else parts


def _listed(word: str, lines: list[Line]) -> Line:
    """Give a word and the lines after it."""
    whole: Line = ((f"{word} ", "quiet"),)
    for at, line in enumerate(lines):
        whole = (*whole, ("  " if at else "", ""), *line)
    return whole


def _number(person: PersonLine) -> str:
    return person.label.lstrip("P")
