"""The stage while the sound is stopped: nobody may doubt that nothing is kept."""

from __future__ import annotations

from facilitator.tui import large
from facilitator.tui.lines import EMPTY, Line, Lines, Span, filled, fitted
from facilitator.tui.regions.pieces import LEFT, Room, coming
from facilitator.units import SECOND, Us
from facilitator.workflow.view import SessionView

SPACED = 20
"""Rows from which on there is air between the lines."""
TALL = 26
"""Rows from which on there is room for letters of twice the size."""
LONG: Us = 120 * SECOND
"""From here on the gap is drawn large: pauses get forgotten."""


def stopped(view: SessionView, room: Room) -> Lines:
    """Give the stage off the record and in a break."""
    words = "BREAK" if view.pill == "break" else "OFF THE RECORD"
    gap = view.gap or 0
    spaced = room.height >= SPACED
    air: Lines = (EMPTY,) if spaced else ()
    rows = (
        *air, *_sign(words, room), EMPTY, *_line((_nothing(view), "strong")),
        *air, *_how_to_go_on(view, room), *air, *_gap(gap, room), *air, *_break(view, room),
    )  # fmt: skip
    here = coming(" here  ", "", view.stage.text, room)
    if len(rows) + len(here) > room.height:
        return fitted(rows, room.height)
    return (*fitted(rows, room.height - len(here)), *here)


def _how_to_go_on(view: SessionView, room: Room) -> Lines:
    if not view.leads:
        return _line(("The facilitator goes on when the group is ready.", ""))
    ready = " when the group is ready to go on."
    return _line(("Press ", ""), (room.keys.written("live.on"), "accent"), (ready, ""))


def _nothing(view: SessionView) -> str:
    if view.off_record_notes:
        return "No sound is being kept; notes are."
    return "No sound is being kept, and no notes."


def _sign(words: str, room: Room) -> Lines:
    """Give the words in large letters on the warning ground, or plain where they do not fit."""
    width = room.width - 2
    scale = _scale(words, room)
    if scale is None:
        return (((" ", ""), *filled(((f"  ‖  {words}", "off"),), width, "off")),)
    blank: Line = filled((), width, "off")
    left = " " * min(4, (width - large.width_of(words, scale)) // 2)
    rows = large.drawn(words, scale)
    drawn = (filled(((f"{left}{row}", "off"),), width, "off") for row in rows)
    return tuple(((" ", ""), *row) for row in (blank, *drawn, blank))


def _scale(words: str, room: Room) -> large.Scale | None:
    """Give the size of letters in which the words stand in one line; None where none is."""
    sizes: tuple[tuple[large.Scale, int], ...] = ((2, TALL), (1, 12))
    for scale, least in sizes:
        lines = large.broken(words, room.width - 4, scale) or ()
        if len(lines) == 1 and room.height >= least:
            return scale
    return None


def _line(*spans: Span) -> Lines:
    return (((" " * LEFT, ""), *spans),)


def _gap(gap: Us, room: Room) -> Lines:
    length = f"{gap // SECOND // 60}:{gap // SECOND % 60:02}"
    said = _line((f"A gap of {length} so far will stand in the transcript.", "quiet"))
    if gap < LONG or room.height < 16:
        return said
    rows = large.drawn(length, 2 if room.height >= TALL else 1)
    drawn: Lines = tuple(((" " * LEFT, ""), (row, "warning")) for row in rows)
    return (*said, *((EMPTY,) if room.height >= SPACED else ()), *drawn)


def _break(view: SessionView, room: Room) -> Lines:
    if not view.leads:
        return ()
    if view.pill != "break":
        return _line(
            (room.keys.written("live.break"), "accent"), (" says that this is a break.", "quiet")
        )
    there = sum(1 for person in view.people if person.key != "m" and person.status != "absent")
    return _line(
        (f"{there} seats were here: ", "quiet"),
        (room.keys.written("live.who"), "accent"),
        (" if someone did not come back.", "quiet"),
    )
