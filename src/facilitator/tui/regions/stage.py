"""The stage: what is asked, read or done now.

It is laid out from pieces that may be left out when the space is short: blank lines first, then
the item to come, then the probes that were used; the question never.
"""

from __future__ import annotations

from facilitator.tui.keys import written
from facilitator.tui.lines import EMPTY, Line, Lines, clipped, ends
from facilitator.tui.regions.pieces import GAP, LEFT, Piece, Room, coming, laid_out
from facilitator.tui.regions.stage_body import body
from facilitator.workflow.view import SessionView, Stage


def stage(view: SessionView, room: Room) -> Lines:
    """Give the stage of an item."""
    head = Piece("must", (_head(view, room.width),))
    foot = _foot(view.stage, room)
    for large_words in (True, False) if room.big else (False,):
        pieces = [head, GAP, *body(view, room, large_words=large_words)]
        laid = laid_out(pieces, foot, room.height)
        if laid is not None:
            return laid
    return _scrolled(pieces, room)


def _scrolled(pieces: list[Piece], room: Room) -> Lines:
    """Give the part of a text too long for the stage; the last row says that there is more."""
    head, *rest = (line for piece in pieces if piece.kind != "gap" for line in piece.lines)
    fits = room.height - 2
    first = min(room.scroll, max(len(rest) - fits, 0))
    more = len(rest) - fits - first
    signs: Line = ((" " * LEFT, ""),)
    if first:
        signs = (*signs, (f"{written('live.up')} above  ", "accent"))
    if more > 0:
        signs = (*signs, (f"{written('live.down')} more", "accent"))
    return (head, *rest[first : first + fits], signs)


def longest_scroll(view: SessionView, room: Room) -> int:
    """Give by how many rows the stage can be scrolled; 0 where all of it fits."""
    head = Piece("must", (EMPTY,))
    pieces = [head, *body(view, room, large_words=False)]
    if laid_out(pieces, _foot(view.stage, room), room.height) is not None:
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
