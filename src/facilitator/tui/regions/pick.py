"""A short list, each line with its key: what it says, and which part of it is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.keys import BY_ID
from facilitator.tui.lines import Line, Lines, Role, Span, clipped, fitted, indented
from facilitator.tui.regions.flowing import flowed
from facilitator.units import clock
from facilitator.workflow.view import ComeBack, PersonLine, SessionView

ROWS_EACH = 2
"""How many rows of the window a line may take at most."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A line that can be chosen."""

    key: str
    """As it is written; empty where only arrows reach it."""
    value: str
    """What choosing it hands back."""
    text: Line = field(repr=False)


def pick_height(picks: Sequence[Pick], width: int) -> int:
    """Give how many rows all lines take."""
    return max(sum(len(_rows(pick, width, here=False)) for pick in picks), 1)


def pick_lines(
    picks: Sequence[Pick], chosen: int, width: int, height: int, *, empty: str = ""
) -> Lines:
    """Give the list in `height` rows with the `chosen`th line marked and in sight."""
    if not picks:
        return fitted((((f"   {empty}", "quiet"),),), height)
    rows: list[Line] = []
    marked = 0
    for at, pick in enumerate(picks):
        marked = len(rows) if at == chosen else marked
        rows.extend(_rows(pick, width, here=at == chosen))
    first = min(max(0, marked - height // 2), max(len(rows) - height, 0))
    return tuple(clipped(row, width) for row in fitted(rows[first : first + height], height))


def _rows(pick: Pick, width: int, *, here: bool) -> Lines:
    mark: Span = (" ▶ " if here else "   ", "accent")
    key: Span = (f"{pick.key:<2} ", "accent")
    lines = flowed(pick.text, max(width - 8, 10))
    if len(lines) > ROWS_EACH:
        lines = (*lines[: ROWS_EACH - 1], (*lines[ROWS_EACH - 1], (" …", "quiet")))
    return indented(lines, (mark, key))


# --- what can be picked ----------------------------------------------------------------------


def to_come_back_picks(view: SessionView) -> tuple[Pick, ...]:
    """Give what to come back to, oldest first: a follow-up by its name, a seat by its label."""
    return tuple(
        Pick(
            str(number) if number < 10 else "",
            back.name or f"P{back.seat}",
            _marked_line(back) if back.seat is None else _late_line(back.seat, back.at),
        )
        for number, back in enumerate(view.to_come_back, start=1)
    )


def _marked_line(back: ComeBack) -> Line:
    text = back.text.removeprefix("?").lstrip()  # the sign stands before it
    return (
        (f"{clock(back.at)} ", "quiet"),
        (f"{back.who:<4}", "strong"),
        ("? ", "accent"),
        (f"{text}  " if text else "", ""),
        (f"at “{back.glance}”" if back.glance else "", "quiet"),
    )


def _late_line(seat: int, at: int) -> Line:
    return (
        (f"{clock(at)} ", "quiet"),
        (f"P{seat:<3}", "strong"),
        ("○ came late, not asked yet: asked now", "warning"),
    )


def card_picks(view: SessionView) -> tuple[Pick, ...]:
    """Give the contingency cards, a digit each."""
    return tuple(
        Pick(str(number) if number < 10 else "", card.card, ((card.title, ""),))
        for number, card in enumerate(view.cards, start=1)
    )


def who_picks(view: SessionView, keys: Keymap = STANDARD) -> tuple[Pick, ...]:
    """Give what can be said of who is here."""
    return tuple(_named(id, keys) for id in ("late", "gone", "withdraws", "hand_over"))


def words_picks(keys: Keymap = STANDARD) -> tuple[Pick, ...]:
    """Give what becomes of the words of someone who left; in haste nobody was asked."""
    return tuple(_named(id, keys) for id in ("not_asked", "stay", "withdrawn"))


def _named(id: str, keys: Keymap) -> Pick:
    return Pick(keys.written(f"list.{id}"), id, ((BY_ID[f"list.{id}"].help, ""),))


def seat_picks(people: Sequence[PersonLine]) -> tuple[Pick, ...]:
    """Give the seats, each with its key and how it stands."""
    return tuple(
        Pick(who.key, who.label, ((f"{who.label:<4}", "strong"), _standing(who))) for who in people
    )


def _standing(who: PersonLine) -> Span:
    standing: dict[str | None, tuple[str, Role]] = {
        "agreed": ("✓ agreed", "success"),
        "declined": ("✗ declined", "error"),
        "withdrawn": ("✗ withdrawn", "error"),
        "absent": ("– empty seat", "quiet"),
        "unclear": ("? not clear", "warning"),
    }
    return standing.get(who.status, ("○ not asked", "warning"))
