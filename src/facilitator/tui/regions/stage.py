"""The stage: what is asked, read or done now.

It is laid out from pieces that may be left out when the space is short: blank lines first, then
the item to come, then the probes that were used; the question never.
"""

from __future__ import annotations

from facilitator.tui import large
from facilitator.tui.lines import EMPTY, Line, Lines, clipped, ends
from facilitator.tui.regions.pieces import (
    GAP,
    LEAVES_FIRST,
    LEFT,
    Piece,
    PieceKind,
    Room,
    coming,
    laid_out,
)
from facilitator.tui.regions.stage_body import body, plain_body
from facilitator.workflow.view import SessionView, Stage

_TRIED: tuple[tuple[large.Scale | None, tuple[PieceKind, ...]], ...] = (
    (2, ("gap",)),
    (1, LEAVES_FIRST),
    (None, LEAVES_FIRST),
)
"""The sizes of letters that are tried, and what may be left out for their sake."""


def stage(view: SessionView, room: Room) -> Lines:
    """Give the stage of an item."""
    head = Piece("must", (_head(view, room.width),))
    foot = _foot(view.stage, room)
    for scale, leaves in _TRIED if room.big else _TRIED[-1:]:
        found = body(view, room, scale)
        laid = found and laid_out([head, GAP, *found], foot, room.height, leaves)
        if laid:
            return laid
    return scrolled([head, *plain_body(view, room)], room)


def scrolled(pieces: list[Piece], room: Room) -> Lines:
    """Give what is in sight of pieces too long for the stage; the last row says there is more.

    The first row of the first piece is the head, which stays.
    """
    head, *rest = (line for piece in pieces if piece.kind != "gap" for line in piece.lines)
    fits = room.height - 2
    first = min(room.scroll, max(len(rest) - fits, 0))
    more = len(rest) - fits - first
    signs: Line = ((" " * LEFT, ""),)
    if first:
        signs = (*signs, (f"{room.keys.written('live.up')} above  ", "accent"))
    if more > 0:
        signs = (*signs, (f"{room.keys.written('live.down')} more", "accent"))
    return (head, *rest[first : first + fits], signs)


def longest_scroll(view: SessionView, room: Room) -> int:
    """Give by how many rows the stage can be scrolled; 0 where all of it fits."""
    head = Piece("must", (EMPTY,))
    return longest_of([head, *plain_body(view, room)], _foot(view.stage, room), room)


def longest_of(pieces: list[Piece], foot: list[Piece], room: Room) -> int:
    """Give by how many rows pieces, a head of one row first, can be scrolled."""
    if laid_out(pieces, foot, room.height) is not None:
        return 0
    rows = sum(len(piece.lines) for piece in pieces if piece.kind != "gap")
    return max(rows - 1 - (room.height - 2), 0)


def _head(view: SessionView, width: int) -> Line:
    at = view.stage
    numeral = f" {at.section}  " if at.section else " "
    place = at.place
    if view.assent_open:
        place = f"{view.assent_answered} of {view.participants} answered"
    title: Line = ((f"{numeral}{at.section_title.upper()}", "quiet"),)
    return ends(clipped(title, width - len(place) - 3), ((place, "quiet"), (" ", "")), width)


def _foot(at: Stage, room: Room) -> list[Piece]:
    """Give the item to come, below a rule, in at most two lines."""
    if at.next_text is None:
        return []
    section = f"{at.next_section}  " if at.next_section else ""
    return [Piece("next", coming(" next  ", section, at.next_text, room))]
