"""What a click on the live screen means: the mouse is a second way, and does what keys do."""

from __future__ import annotations

from typing import Literal, TypeAlias

from facilitator.tui.regions.live import Hand, RegionName
from facilitator.tui.regions.outline import item_at, item_in_strip
from facilitator.tui.regions.people import seat_at
from facilitator.workflow.view import SessionView

Click: TypeAlias = tuple[Literal["item", "seat", "note", "banner"], str]
"""What was clicked, and which."""


def clicked(
    name: RegionName, view: SessionView, hand: Hand, size: tuple[int, int], x: int, y: int
) -> Click | None:
    """Give what stands in column `x` and row `y` of a region of that size (columns, rows)."""
    match name:
        case "note":
            return ("note", "")
        case "outline":
            return _found("item", item_at(view, *size, y))
        case "people":
            return _found("seat", seat_at(view, *size, y))
        case "strip" if view.banner is not None or view.question is not None:
            return ("banner", "")
        case "strip" if hand.places(view).outline == 0 and hand.look != "discreet":
            return _found("item", item_in_strip(view, x))
        case _:
            return None


def _found(what: Literal["item", "seat"], which: str | None) -> Click | None:
    return None if which is None else (what, which)
