"""What stands on the stage: words to say, probes, something to do, the assent round."""

from __future__ import annotations

from facilitator.tui import large
from facilitator.tui.keys import written
from facilitator.tui.lines import EMPTY, Line, Lines, Role, Span, breaks, indented, styled, wrapped
from facilitator.tui.regions.flowing import flowed
from facilitator.tui.regions.pieces import GAP, LEFT, Piece, Room, padded
from facilitator.workflow.view import ProbeLine, SessionView, Stage


def body(view: SessionView, room: Room, *, large_words: bool) -> list[Piece]:
    """Give the pieces of the item on the stage; `large_words` where large letters are tried."""
    at = view.stage
    if view.assent_open:
        return _assent(view, room)
    if at.kind == "action":
        return _action(view, room, large_words=large_words)
    words = _words(at, room, large_words=large_words)
    return [*words, *_probes(at.probes, room)]


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
    return [Piece("must", padded(wrapped(text, room.text))), GAP] if text else []


def _drawn(words: str, room: Room) -> list[Piece] | None:
    """Give words in large letters, a blank line between two of them: closer, they run together."""
    lines = large.broken(words, room.text)
    if lines is None:
        return None
    rows: list[Line] = []
    for line in lines:
        rows.extend([EMPTY] if rows else [])
        rows.extend(padded(tuple(((row, "strong"),) for row in large.drawn(line))))
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


def _action(view: SessionView, room: Room, *, large_words: bool) -> list[Piece]:
    at = view.stage
    pieces = [Piece("must", padded(((("to do", "warning"),),))), GAP]
    if at.do == "record" and view.pill == "before":
        return [*pieces, *_begin(room)]
    drawn = _drawn(at.text, room) if room.big and large_words else None
    if drawn is None:
        return [*pieces, Piece("must", padded(wrapped(at.text, room.text, "strong")))]
    return [*pieces, *drawn]


def _begin(room: Room) -> list[Piece]:
    drawn = _drawn("BEGIN RECORDING", room) or []
    what: tuple[Span, ...] = (
        (written("live.next"), "accent"),
        (" starts the recording and goes to the assent round", ""),
    )
    return [*drawn, Piece("must", padded(flowed(what, room.text)))]


def _assent(view: SessionView, room: Room) -> list[Piece]:
    at = view.stage
    before = padded(wrapped(at.before, room.text)) if at.before else ()
    pieces = [
        Piece("must", before),
        GAP,
        Piece("must", padded(wrapped(at.text, room.text, "strong"))),
    ]
    if view.pill in ("off_record", "break", "before"):
        lost: Line = (("▲ The words “I agree” are not being kept.", "warning"),)
        pieces.extend((GAP, Piece("must", padded((lost,)))))
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
