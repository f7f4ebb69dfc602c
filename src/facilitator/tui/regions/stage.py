"""The stage: what is asked, read or done now.

It is laid out from pieces that may be left out when the space is short: blank lines first, then
the item to come, then the probes that were used; the question never.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitator.tui import large
from facilitator.tui.keys import written
from facilitator.tui.lines import (
    EMPTY,
    Line,
    Lines,
    Role,
    Span,
    breaks,
    clipped,
    ends,
    indented,
    styled,
    wrapped,
)
from facilitator.tui.regions.flowing import flowed
from facilitator.tui.regions.sizes import height_class, width_class
from facilitator.workflow.view import ProbeLine, SessionView, Stage

LEFT = 3
"""Blank columns before the text."""
LONGEST = 72
"""Columns of a line that is read aloud."""

PieceKind = Literal["must", "gap", "next", "used", "foot"]


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
    """True where the window has room for large letters."""
    pending: bool = False
    """True while a probe's number is waited for: the numbers are lit."""
    scroll: int = 0
    """Rows by which a text that does not fit is scrolled."""

    @property
    def text(self) -> int:
        """Give the columns of the text."""
        return min(self.width - LEFT - 2, LONGEST)


def room_in(columns: int, rows: int) -> bool:
    """Say whether a window of that size has room for large letters."""
    return width_class(columns) != "narrow" and height_class(rows) != "short"


def stage(view: SessionView, room: Room) -> Lines:
    """Give the stage of an item."""
    head = Piece("must", (_head(view, room.width),))
    foot = _foot(view.stage, room)
    for large_words in (True, False) if room.big else (False,):
        pieces = [head, GAP, *_body(view, room, large_words=large_words)]
        laid = laid_out(pieces, foot, room.height)
        if laid is not None:
            return laid
    return _scrolled(pieces, room)


def laid_out(pieces: list[Piece], foot: list[Piece], height: int) -> Lines | None:
    """Put pieces above one another and the foot at the bottom; None where they cannot fit."""
    whole = [*pieces, *foot]
    for kind in ("gap", "next", "used"):
        for place in reversed([at for at, piece in enumerate(whole) if piece.kind == kind]):
            if _rows(whole) <= height:
                break
            del whole[place]
    if _rows(whole) > height:
        return None
    top = [line for piece in whole if piece.kind not in ("next", "foot") for line in piece.lines]
    bottom = [line for piece in whole if piece.kind in ("next", "foot") for line in piece.lines]
    blank = [EMPTY] * (height - len(top) - len(bottom))
    return (*top, *blank, *bottom)


def _rows(pieces: list[Piece]) -> int:
    return sum(len(piece.lines) for piece in pieces)


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
    pieces = [head, *_body(view, room, large_words=False)]
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


def _body(view: SessionView, room: Room, *, large_words: bool) -> list[Piece]:
    at = view.stage
    if view.assent_open:
        return _assent(view, room)
    if at.kind == "action":
        return _action(view, room, large_words=large_words)
    words = _words(at, room, large_words=large_words)
    return [*words, *_probes(at.probes, room)]


def _pad(lines: Lines) -> Lines:
    return indented(lines, ((" " * LEFT, ""),))


def _words(at: Stage, room: Room, *, large_words: bool) -> list[Piece]:
    """Give the words to be said: the bold span large in its place, or all of it plain."""
    drawn = _large(at, room) if large_words else None
    if drawn is not None:
        return drawn
    # Too long or too strange for large letters: bold, with air between its lines.
    loose = room.big and bool(at.bold)
    pieces: list[Piece] = []
    for row in _plain(at, room):
        pieces.extend((Piece("must", (row,)), *([GAP] if loose else [])))
    return pieces


def _large(at: Stage, room: Room) -> list[Piece] | None:
    """Give the words to glance at in large letters; None where there are none or they are long."""
    if at.glance:
        drawn = _drawn(at.glance, room)
        return drawn and [*drawn, Piece("must", _plain(at, room))]
    if len(at.bold) != 1:
        return None
    start, end = at.bold[0]
    drawn = _drawn(at.text[start:end], room)
    if drawn is None:
        return None
    lead, tail = at.text[:start].strip(), at.text[end:].strip()
    return [*_around(lead, room), *drawn, *_around(tail, room)]


def _around(text: str, room: Room) -> list[Piece]:
    return [Piece("must", _pad(wrapped(text, room.text))), GAP] if text else []


def _drawn(words: str, room: Room) -> list[Piece] | None:
    """Give words in large letters, a blank line between two of them: closer, they run together."""
    lines = large.broken(words, room.text)
    if lines is None:
        return None
    rows: list[Line] = []
    for line in lines:
        rows.extend([EMPTY] if rows else [])
        rows.extend(_pad(tuple(((row, "strong"),) for row in large.drawn(line))))
    return [Piece("must", tuple(rows)), GAP]


def _plain(at: Stage, room: Room) -> Lines:
    return _pad(
        tuple(
            styled(at.text, at.bold, start, end, ("", "strong"))
            for start, end in breaks(at.text, room.text)
        )
    )


def _probes(probes: tuple[ProbeLine, ...], room: Room) -> list[Piece]:
    if not probes:
        return []
    used = [Piece("used" if probe.used else "must", _probe(probe, room)) for probe in probes]
    return [GAP, *used]


def _probe(probe: ProbeLine, room: Room) -> Lines:
    mark: Line = (("✓ ", "success"),) if probe.used else (("  ", ""),)
    number: Line = ((f"{probe.number} ", "ask" if room.pending else "accent"), *mark)
    do: Line = (("to do  ", "warning"),) if probe.to_do and not probe.used else ()
    role: Role = "quiet" if probe.used else ""
    hang = len(" " * LEFT) + 4
    words = room.text - 4
    first: Line = ((" " * LEFT, ""), *number)
    if do:
        return indented(wrapped(probe.text, words - 7, role), (*first, *do), hang + 7)
    return indented(wrapped(probe.text, words, role), first, hang)


def _action(view: SessionView, room: Room, *, large_words: bool) -> list[Piece]:
    at = view.stage
    pieces = [Piece("must", _pad(((("to do", "warning"),),))), GAP]
    if at.do == "record" and view.pill == "before":
        return [*pieces, *_begin(room)]
    drawn = _drawn(at.text, room) if room.big and large_words else None
    if drawn is None:
        return [*pieces, Piece("must", _pad(wrapped(at.text, room.text, "strong")))]
    return [*pieces, *drawn]


def _begin(room: Room) -> list[Piece]:
    drawn = _drawn("BEGIN RECORDING", room) or []
    what: tuple[Span, ...] = (
        (written("live.next"), "accent"),
        (" starts the recording and goes to the assent round", ""),
    )
    return [*drawn, Piece("must", _pad(flowed(what, room.text)))]


def _assent(view: SessionView, room: Room) -> list[Piece]:
    at = view.stage
    before = _pad(wrapped(at.before, room.text)) if at.before else ()
    pieces = [
        Piece("must", before),
        GAP,
        Piece("must", _pad(wrapped(at.text, room.text, "strong"))),
    ]
    if view.pill in ("off_record", "break", "before"):
        lost: Line = (("▲ The words “I agree” are not being kept.", "warning"),)
        pieces.extend((GAP, Piece("must", _pad((lost,)))))
    return [*pieces, GAP, Piece("must", _asked(view))]


def _asked(view: SessionView) -> Lines:
    seat = "all have answered" if view.asked_seat is None else f"P{view.asked_seat}"
    who: Line = ((f" ▶ {seat}   ", "accent"),)
    if view.asked_seat is None:
        return ((*who, (written("live.next"), "accent"), (" goes on", "")),)
    under: Line = ((" " * len(who[0][0]), ""),)
    first = _offer(
        ("live.agree", "agrees"), ("live.decline", "declines"), ("live.absent", "empty seat")
    )
    second = _offer(("live.unclear", "not clear: ask again"), ("live.undo", "take the last back"))
    return (*who, *first), (*under, *second), (*under, ("a digit: another seat", "quiet"))


def _offer(*offers: tuple[str, str]) -> Line:
    line: Line = ()
    for id, words in offers:
        line = (*line, (written(id), "accent"), (f" {words}   ", ""))
    return line


def _foot(at: Stage, room: Room) -> list[Piece]:
    """Give the item to come, below a rule, in at most two lines."""
    if at.next_text is None:
        return []
    section = f"{at.next_section}  " if at.next_section else ""
    return [Piece("next", coming(" next  ", section, at.next_text, room))]


def coming(word: str, section: str, text: str, room: Room) -> Lines:
    """Give a rule and, below it, a text of at most two dim lines."""
    first: Line = ((f"{word}{section}", "quiet"),)
    hang = len(first[0][0])
    rows = wrapped(text, min(room.width - hang - 3, LONGEST), "quiet")
    if len(rows) > 2:
        rows = (rows[0], (*rows[1], (" …", "quiet")))
    rule: Line = ((" " + "─" * (room.width - 3), "rule"),)
    return (rule, *indented(rows, first))
