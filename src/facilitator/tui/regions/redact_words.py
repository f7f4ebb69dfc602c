"""The words around a flag, the flag always in sight, and which flag stands where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from facilitator.tui.lines import Lines, Role, Span, breaks, cell_len, clipped, fitted
from facilitator.tui.regions.redact_card import card_lines
from facilitator.units import clock
from facilitator.workflow.redact_view import ContextLine, Piece, PieceKind, RedactView

ROLES: dict[PieceKind, Role] = {
    "plain": "",
    "here": "flag",
    "cursor": "flag",
    "open": "open",
    "redacted": "quiet",
    "kept": "",
}
SIGNS: dict[PieceKind, str] = {"open": "*", "kept": "○"}
"""Behind words that are open too, or kept: no signs that people say words with."""
EDGE: Span = ("│", "rule")
AIRY = 28

Part: TypeAlias = tuple[str, Role, str | None]
"""Text, its role, and the flag that it belongs to."""
Row: TypeAlias = tuple[Part, ...]


def words(view: RedactView, width: int, height: int) -> Lines:
    """Give the words around, and the card below a rule."""
    rows, card = _laid(view, width, height)
    lines = (*(tuple((text, role) for text, role, _ in row) for row in rows), *card)
    return tuple((EDGE, *clipped(line, width - 1)) for line in lines)


def flag_at(view: RedactView, width: int, height: int, x: int, y: int) -> str | None:
    """Give the flag in column `x` and row `y` of the same region."""
    rows, _ = _laid(view, width, height)
    column = len(EDGE[0])
    for text, _, flag in rows[y] if y < len(rows) else ():
        column += cell_len(text)
        if x < column:
            return flag
    return None


def _laid(view: RedactView, width: int, height: int) -> tuple[list[Row], Lines]:
    """Give the rows of words and the lines of the card, together as high as the region."""
    card = card_lines(view, width - 2, height)
    room = max(height - len(card), 0)
    air: list[Row] = [()] if height >= AIRY else []
    rows = [*air, *_around(view.context, width - 2, room - len(air))][:room]
    return [*rows, *([()] * (room - len(rows)))], fitted(card, height - room)


def _around(context: tuple[ContextLine, ...], width: int, room: int) -> list[Row]:
    blocks = [_passage(line, width) for line in context]
    here = next((place for place, line in enumerate(context) if line.here), 0)
    loose = sum(map(len, blocks)) + len(blocks) - 1 <= room
    rows: list[Row] = []
    spot = 0
    for place, block in enumerate(blocks):
        if place and loose:
            rows.append(())
        if place == here:
            spot = len(rows) + _row_of_spot(block)
        rows.extend(block)
    first = min(max(0, spot - room // 2), max(len(rows) - room, 0))
    return rows[first : first + room]


def _row_of_spot(block: list[Row]) -> int:
    rows = enumerate(block)
    return next((place for place, row in rows if any(role == "flag" for _, role, _ in row)), 0)


def _passage(line: ContextLine, width: int) -> list[Row]:
    time = "" if line.at is None else clock(line.at)
    head: Row = ((f" {time:>7}  ", "quiet", None), (f"{line.speaker:<4} ", "strong", None))
    hang = sum(cell_len(text) for text, _, _ in head)
    parts = [_part(piece) for piece in line.pieces]
    text = "".join(part for part, _, _ in parts)
    body = [tuple(_between(parts, *at)) for at in breaks(text, max(width - hang - 1, 8))]
    blank: Row = ((" " * hang, "", None),)
    return [(*(head if place == 0 else blank), *row) for place, row in enumerate(body)]


def _part(piece: Piece) -> Part:
    if piece.kind in ("here", "cursor"):
        return f"⟦{piece.text}⟧", "flag", piece.flag
    words = piece.text.rstrip()
    signed = f"{words}{SIGNS.get(piece.kind, '')}{piece.text[len(words) :]}"
    return signed, ROLES[piece.kind], piece.flag


def _between(parts: list[Part], start: int, end: int) -> Iterator[Part]:
    at = 0
    for text, role, flag in parts:
        first, last = max(start, at), min(end, at + len(text))
        if first < last:
            yield text[first - at : last - at], role, flag
        at += len(text)
