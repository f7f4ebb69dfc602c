"""Redaction: who and what on the left; on the right the words around, and what is proposed."""

from __future__ import annotations

from facilitator.redaction.flags import TYPES
from facilitator.tui.lines import (
    EMPTY,
    Line,
    Lines,
    Role,
    Span,
    clipped,
    ends,
    filled,
    fitted,
    shortened,
    width_of,
    wrapped,
)
from facilitator.tui.regions.flowing import flowed
from facilitator.units import clock
from facilitator.workflow.redact_view import Card, ContextLine, EntityLine, PieceKind, RedactView

ROLES: dict[PieceKind, Role] = {
    "plain": "",
    "here": "flag",
    "cursor": "flag",
    "open": "open",
    "redacted": "quiet",
    "kept": "",
}
_SIGNS: dict[str, Span] = {
    "": (" ", ""),
    "redacted": ("✓", "success"),
    "kept": ("○", "success"),
    "mixed": ("◐", "success"),
}
EDGE: Span = ("│", "rule")
OPEN_SIGN = "*"
"""Behind the words of another open flag: no sign that people say words with."""
BAR = 20
AIRY = 28


def top(view: RedactView, width: int) -> Line:
    """Give the head: how much is decided, and where the card is on the tape."""
    share = view.decided / view.total if view.total else 1.0
    length = round(share * BAR)
    left: Line = (
        (f" REDACT {view.session}  ", "strong"),
        ("━" * length, "accent"),
        ("━" * (BAR - length), "rule"),
        (f" {view.decided}", "strong"),
        (f"/{view.total} decided · ", "quiet"),
        (f"{view.left} left", "strong"),
    )
    time: Line = () if view.at is None else ((f"words {clock(view.at)} ", "quiet"),)
    return ends(left, time, width)


def entity_list(view: RedactView, width: int, height: int) -> Lines:
    """Give who and what is named, the present one in sight."""
    loose = width >= 30
    rows = [_entity(line, width, loose=loose) for line in view.entities]
    each = 2 if loose else 1
    room = max(height - 3 - len(_air(height)), each) // each
    here = next((place for place, line in enumerate(view.entities) if line.here), 0)
    first = min(max(0, here - room // 3), max(len(rows) - room, 0))
    shown = [line for row in rows[first : first + room] for line in row]
    left = len(rows) - first - room
    if left > 0:
        shown.append(((f"   {left} more ↓", "quiet"),))
    head = ends(((" WHO AND WHAT", "quiet"),), (("decided ", "quiet"),), width)
    return fitted((*_air(height), head, EMPTY, *shown), height)


def _air(height: int) -> Lines:
    """Give the blank row below the head that a tall window has room for."""
    return (EMPTY,) if height >= AIRY else ()


def _entity(line: EntityLine, width: int, *, loose: bool) -> Lines:
    sign: Span = ("▶", "accent") if line.here else _SIGNS[_outcome(line)]
    role: Role = "strong" if line.here else ("quiet" if line.done else "")
    count = f"{line.decided}/{line.of} "
    name = shortened(line.text, width - 4 - len(count))
    row = ends(((" ", ""), sign, (f" {name}", role)), ((count, "quiet"),), width)
    return (row, ((f"     {TYPES[line.type].label.lower()}", "quiet"),)) if loose else (row,)


def _outcome(line: EntityLine) -> str:
    """Say what became of all of its places."""
    if not line.done:
        return ""
    return "kept" if line.kept == line.of else "mixed" if line.kept else "redacted"


def words(view: RedactView, width: int, height: int) -> Lines:
    """Give the words around the flag, and its card below a rule; the flag always in sight."""
    others = any(piece.kind == "open" for line in view.context for piece in line.pieces)
    card = _card(view.card, width - 2, others=others) if view.card else _no_card(width - 2)
    room = height - len(card)
    around = _around(view.context, width - 2, room - len(_air(height)))
    lines = (*fitted((*_air(height), *around), room), *card)
    return tuple((EDGE, *clipped(line, width - 1)) for line in lines)


def _around(context: tuple[ContextLine, ...], width: int, room: int) -> Lines:
    blocks = [_passage(line, width) for line in context]
    here = next((place for place, line in enumerate(context) if line.here), 0)
    loose = sum(map(len, blocks)) + len(blocks) - 1 <= room
    rows: list[Line] = []
    flag = 0
    for place, block in enumerate(blocks):
        if place and loose:
            rows.append(EMPTY)
        if place == here:
            flag = len(rows) + _row_of_flag(block)
        rows.extend(block)
    first = min(max(0, flag - room // 2), max(len(rows) - room, 0))
    return tuple(rows[first : first + room])


def _row_of_flag(block: Lines) -> int:
    return next(
        (place for place, line in enumerate(block) if any(role == "flag" for _, role in line)), 0
    )


def _passage(line: ContextLine, width: int) -> Lines:
    time = "" if line.at is None else clock(line.at)
    head: Line = ((f" {time:>7}  ", "quiet"), (f"{line.speaker:<4} ", "strong"))
    hang = width_of(head)
    body = flowed(tuple(_marked(piece.text, piece.kind) for piece in line.pieces), width - hang - 1)
    return tuple(
        (*(head if place == 0 else ((" " * hang, ""),)), *row) for place, row in enumerate(body)
    )


def _marked(text: str, kind: PieceKind) -> Span:
    if kind == "here":
        return (f"⟦{text}⟧", "flag")
    return (f"{text}{OPEN_SIGN}" if kind == "open" else text, ROLES[kind])


def _card(card: Card, width: int, *, others: bool) -> Lines:
    """Give the card; its rule says what the sign of `others`, flags that are open too, means."""
    sign = f"── {OPEN_SIGN} other open flags " if others else ""
    rule: Line = ((" " + sign.ljust(width - 1, "─"), "rule"),)
    what: Line = (
        (f"  {card.label}", "strong"),
        (f" · {card.identifier} · {card.reason} · {card.score / 100:.2f}", "quiet"),
    )
    rows = [clipped(row, width) for row in _wrapped_what(what, card, width)]
    times = f"said {card.times} time{'s' * (card.times != 1)}, {card.decided} decided"
    decided = {"redact": "✓ redacted", "keep": "○ kept", None: ""}[card.decision]
    becomes: Line = (
        ("  becomes ", "quiet"),
        (card.becomes, "accent"),
        (f"   {times}", "quiet"),
        (f"   {decided}", "success"),
    )
    return (rule, *rows, clipped(becomes, width))


def _wrapped_what(what: Line, card: Card, width: int) -> Lines:
    if width_of(what) <= width:
        return (what,)
    first: Line = (what[0], (f" · {card.identifier} · {card.score / 100:.2f}", "quiet"))
    return (first, *(((("  ", ""), *row)) for row in wrapped(card.reason, width - 3, "quiet")))


def _no_card(width: int) -> Lines:
    rule: Line = ((" " + "─" * (width - 1), "rule"),)
    return (rule, (("  No open flag.", "strong"), (" All is decided: ↑↓ show it.", "")))


def last(view: RedactView, remark: str, question: str | None, width: int) -> Line:
    """Give the line above the key bar: a question, a remark on the last key, or what was done."""
    asked = question if question is not None else view.question
    if asked is not None:
        return filled(((f" {asked}", "ask"),), width, "ask")
    if remark:
        return ((f" {remark}", "quiet"),)
    done, dot, rest = view.last.partition(" · ")
    return clipped(((" last: ", "quiet"), (done, "strong"), (f"{dot}{rest}", "quiet")), width)
