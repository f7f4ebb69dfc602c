"""What stands on the stage: words to say, probes, something to do, the assent round."""

from __future__ import annotations

from facilitator.tui import large
from facilitator.tui.lines import EMPTY, Line, Lines, Role, Span, breaks, indented, styled, wrapped
from facilitator.tui.regions.flowing import flowed
from facilitator.tui.regions.pieces import GAP, LEFT, Piece, Room, padded
from facilitator.tui.regions.stage_round import assent_pieces
from facilitator.workflow.view import ProbeLine, SessionView, Stage

BEGIN = "BEGIN RECORDING"
LEAST_TO_BEGIN = 12
"""Rows from which on BEGIN RECORDING is drawn large."""


def body(view: SessionView, room: Room, scale: large.Scale | None) -> list[Piece] | None:
    """Give the pieces of the item on the stage, its words in large letters of that scale.

    None where they cannot be drawn so; without a scale all is plain.
    """
    if scale is None or view.assent_open:
        return plain_body(view, room)
    at = view.stage
    if at.kind == "action":
        return _large_action(view, room, scale)
    words = _large(at, room, scale)
    return words and [*words, *_offered(view, room), *_probes(at.probes, room)]


def plain_body(view: SessionView, room: Room) -> list[Piece]:
    """Give the pieces of the item on the stage in letters of the usual size."""
    at = view.stage
    if view.assent_open:
        return assent_pieces(view, room)
    if at.kind == "action":
        return _action(view, room)
    return [*_words(at, room), *_offered(view, room), *_probes(at.probes, room)]


def _offered(view: SessionView, room: Room) -> list[Piece]:
    """Offer the come-back list before the group is closed."""
    if not view.leads or not view.offer_come_back or not view.come_back:
        return []
    offer: Line = (
        (f"? {view.come_back} to come back to before you close: ", "warning"),
        (room.keys.written("live.list"), "accent"),
        (" shows them", ""),
    )
    return [GAP, Piece("must", padded((offer,)))]


def _words(at: Stage, room: Room) -> list[Piece]:
    """Give the words to be said; what was to be large is bold, with air between its lines."""
    loose = room.big and bool(at.bold)
    pieces: list[Piece] = []
    for row in _plain(at, room):
        pieces.extend((Piece("must", (row,)), *([GAP] if loose else [])))
    return pieces


def _large(at: Stage, room: Room, scale: large.Scale) -> list[Piece] | None:
    """Give the words to glance at in large letters; None where there are none or they are long."""
    if at.glance:
        drawn = _drawn(at.glance, room, scale)
        return drawn and [*drawn, Piece("must", _plain(at, room))]
    if len(at.bold) == 1:
        start, end = at.bold[0]
    elif not at.bold and at.kind == "question" and room.whole:
        start, end = 0, len(at.text)
    else:
        return None
    drawn = _drawn(at.text[start:end], room, scale)
    if drawn is None:
        return None
    lead, tail = at.text[:start].strip(), at.text[end:].strip()
    return [*_around(lead, room), *drawn, *_around(tail, room)]


def _around(text: str, room: Room) -> list[Piece]:
    return [Piece("must", padded(wrapped(text, room.text))), GAP] if text else []


def _drawn(words: str, room: Room, scale: large.Scale) -> list[Piece] | None:
    """Give words in large letters, a blank line between two of them: closer, they run together."""
    lines = large.broken(words, room.letters, scale)
    if lines is None:
        return None
    rows: list[Line] = []
    for line in lines:
        rows.extend([EMPTY] if rows else [])
        rows.extend(padded(tuple(((row, "strong"),) for row in large.drawn(line, scale))))
    return [Piece("must", tuple(rows)), GAP]


def _plain(at: Stage, room: Room) -> Lines:
    return padded(
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


TO_DO: list[Piece] = [Piece("must", padded(((("to do", "warning"),),))), GAP]


def _action(view: SessionView, room: Room) -> list[Piece]:
    if _begins(view):
        drawn = _drawn(BEGIN, room, 1) if room.height >= LEAST_TO_BEGIN else None
        words = drawn or [Piece("must", padded(wrapped(BEGIN, room.text, "strong"))), GAP]
        return [*TO_DO, *words, *_how_to_begin(view, room)]
    return [*TO_DO, Piece("must", padded(wrapped(view.stage.text, room.text, "strong")))]


def _large_action(view: SessionView, room: Room, scale: large.Scale) -> list[Piece] | None:
    begins = _begins(view)
    drawn = _drawn(BEGIN if begins else view.stage.text, room, scale)
    return drawn and [*TO_DO, *drawn, *(_how_to_begin(view, room) if begins else [])]


def _begins(view: SessionView) -> bool:
    return view.stage.do == "record" and view.pill == "before"


def _how_to_begin(view: SessionView, room: Room) -> list[Piece]:
    if not view.leads:
        return []
    starts: tuple[Span, ...] = (
        (room.keys.written("live.next"), "accent"),
        (" starts the recording and goes to the assent round", ""),
    )
    skips: tuple[Span, ...] = (
        (f"{room.keys.written('live.skip')} and a reason: notes only, no sound", "quiet"),
    )
    return [
        Piece("must", padded(flowed(starts, room.text))),
        Piece("used", padded(flowed(skips, room.text))),
    ]
