"""Pieces of the stage: lines that stay or go together when the space is short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.lines import EMPTY, Line, Lines, indented, wrapped
from facilitator.tui.regions.sizes import height_class, width_class

LEFT = 3
"""Blank columns before the text."""
LONGEST = 72
"""Columns of a line that is read aloud."""

PieceKind = Literal["must", "gap", "next", "used"]
LEAVES_FIRST: tuple[PieceKind, ...] = ("gap", "next", "used")
"""What is left out, in this order; the rest never is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stay or go together."""

    kind: PieceKind
    lines: Lines


GAP = Piece("gap", (EMPTY,))


@dataclass(frozen=True, slots=True)
class Room:
    """How much there is to draw in."""

    width: int
    height: int
    big: bool
    """True where there is room for large letters."""
    whole: bool = False
    """True where a question without stressed words is drawn large as a whole."""
    pending: bool = False
    """True while a probe's number is waited for: the numbers are lit."""
    scroll: int = 0
    """Rows by which a text that does not fit is scrolled."""
    keys: Keymap = STANDARD
    """Which keys this person has."""

    @property
    def text(self) -> int:
        """Give the columns of the text."""
        return min(self.width - LEFT - 2, LONGEST)

    @property
    def letters(self) -> int:
        """Give the columns of large letters, which are read at a glance and may be as wide."""
        return self.width - LEFT - 2


def room_in(columns: int, rows: int) -> bool:
    """Say whether a window of that size has room for large letters."""
    return width_class(columns) != "narrow" and height_class(rows) != "short"


def laid_out(
    pieces: list[Piece],
    foot: list[Piece],
    height: int,
    leaves: tuple[PieceKind, ...] = LEAVES_FIRST,
) -> Lines | None:
    """Put pieces above one another and the foot at the bottom; None where they cannot fit.

    `leaves` are the kinds that may be left out for it, the first ones first.
    """
    whole = [*pieces, *foot]
    for kind in leaves:
        for place in reversed([at for at, piece in enumerate(whole) if piece.kind == kind]):
            if rows_of(whole) <= height:
                break
            del whole[place]
    if rows_of(whole) > height:
        return None
    top = [line for piece in whole if piece.kind != "next" for line in piece.lines]
    bottom = [line for piece in whole if piece.kind == "next" for line in piece.lines]
    blank = [EMPTY] * (height - len(top) - len(bottom))
    return (*top, *blank, *bottom)


def rows_of(pieces: list[Piece]) -> int:
    """Count the rows of pieces."""
    return sum(len(piece.lines) for piece in pieces)


def padded(lines: Lines) -> Lines:
    """Put the stage's left margin before lines."""
    return indented(lines, ((" " * LEFT, ""),))


def coming(word: str, section: str, text: str, room: Room) -> Lines:
    """Give a rule and, below it, a text of at most two dim lines."""
    first: Line = ((f"{word}{section}", "quiet"),)
    hang = len(first[0][0])
    rows = wrapped(text, min(room.width - hang - 3, LONGEST), "quiet")
    if len(rows) > 2:
        rows = (rows[0], (*rows[1], (" …", "quiet")))
    rule: Line = ((" " + "─" * (room.width - 3), "rule"),)
    return (rule, *indented(rows, first))
