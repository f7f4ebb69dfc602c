"""A contingency card on the stage: approved words for what can happen, to be read aloud."""

from __future__ import annotations

from facilitator.tui.lines import (
    EMPTY,
    Line,
    Lines,
    clipped,
    ends,
    filled,
    indented,
    width_of,
    wrapped,
)
from facilitator.tui.regions.header import STOPPED
from facilitator.tui.regions.pieces import GAP, Piece, Room, coming, laid_out, padded
from facilitator.tui.regions.pill import PILLS
from facilitator.tui.regions.stage import longest_of, scrolled
from facilitator.workflow.view import CardLine, SessionView


def card(view: SessionView, shown: CardLine, room: Room) -> Lines:
    """Give the card, and dim below it the item at which the group is."""
    foot = [Piece("next", coming(" here  ", "", view.stage.text, room))]
    head = Piece("must", (_head(shown, room),))
    pieces = _pieces(view, shown, room)
    return laid_out([head, GAP, *pieces], foot, room.height) or scrolled([head, *pieces], room)


def longest_scroll_of_card(view: SessionView, room: Room) -> int:
    """Give by how many rows the card can be scrolled; 0 where all of it fits."""
    if view.card is None:
        return 0
    return longest_of([Piece("must", (EMPTY,)), *_pieces(view, view.card, room)], [], room)


def _head(shown: CardLine, room: Room) -> Line:
    right: Line = ((room.keys.written("live.away"), "accent"), (" puts it away ", "quiet"))
    title: Line = ((" CARD  ", "accent"), (shown.title, "strong"))
    return ends(clipped(title, room.width - 20), right, room.width)


def _pieces(view: SessionView, shown: CardLine, room: Room) -> list[Piece]:
    """Give what is read and what is done; while the sound is stopped, that it is stands above."""
    text = [
        Piece("must", padded((row,)))
        for part in shown.text.split("\n")
        for row in _paragraph(part, room.text)
    ]
    if view.pill not in STOPPED:
        return text
    sign, words, role = PILLS[view.pill]
    band = filled(((f"  {sign} {words}: nothing is kept", role),), room.width - 2, role)
    return [Piece("must", (((" ", ""), *band),)), GAP, *text]


def _paragraph(text: str, width: int) -> Lines:
    """Give words to be read aloud, or, in square brackets, something to do."""
    if not text.startswith("["):
        return wrapped(text, width, "strong")
    first: Line = (("to do  ", "warning"),)
    return indented(wrapped(text.strip("[]"), width - width_of(first)), first)
