"""The assent round on the stage: what is asked, of whom, and what each key answers."""

from __future__ import annotations

from facilitator.tui import large
from facilitator.tui.keymap import Keymap
from facilitator.tui.lines import Line, Lines, wrapped
from facilitator.tui.regions.pieces import GAP, LEFT, Piece, Room, padded
from facilitator.workflow.view import SessionView


def assent_pieces(view: SessionView, room: Room) -> list[Piece]:
    """Give the script that stays above the question, the question, and the seat that is asked."""
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
    return [*pieces, GAP, Piece("must", _turn(view, room))]


def _turn(view: SessionView, room: Room) -> Lines:
    """Say whose turn it is and, to whoever leads, what each key answers."""
    seat = f"P{view.asked_seat}"
    if view.asked_seat is None:
        return (
            ((" ▶ all have answered   ", "accent"), *(_goes_on(room.keys) if view.leads else ())),
        )
    if not view.leads:
        return (((f" ▶ {seat} is asked", "accent"),),)
    if room.big:
        return _large_turn(view, seat, room.keys)
    who: Line = ((f" ▶ {seat}   ", "accent"),)
    under: Line = ((" " * len(who[0][0]), ""),)
    first, second = _answers(room.keys)
    return (*who, *first), (*under, *second), (*under, *_others(view, room.keys))


def _large_turn(view: SessionView, seat: str, keys: Keymap) -> Lines:
    """Give the seat in large letters, its answers beside it: eyes are on the people then."""
    first, second = _answers(keys)
    beside = (first, second, ((f"{seat} · ", "quiet"), *_others(view, keys)))
    return tuple(
        ((" ▶ " if place == 1 else " " * LEFT, "accent"), (f"{row}   ", "accent"), *line)
        for place, (row, line) in enumerate(zip(large.drawn(seat), beside, strict=True))
    )


def _goes_on(keys: Keymap) -> Line:
    return (keys.written("live.next"), "accent"), (" goes on", "")


def _answers(keys: Keymap) -> tuple[Line, Line]:
    """Give the answers of a seat, in two lines."""
    return (
        _offer(
            keys,
            ("live.agree", "agrees"),
            ("live.decline", "declines"),
            ("live.absent", "empty seat"),
        ),
        _offer(keys, ("live.unclear", "not clear: ask again"), ("live.undo", "take the last back")),
    )


def _others(view: SessionView, keys: Keymap) -> Line:
    if view.own_round:
        return (keys.written("live.away"), "accent"), (" later: it stays on the come-back list", "")
    return (("a digit: another seat", "quiet"),)


def _offer(keys: Keymap, *offers: tuple[str, str]) -> Line:
    line: Line = ()
    for id, words in offers:
        line = (*line, (keys.written(id), "accent"), (f" {words}   ", ""))
    return line
