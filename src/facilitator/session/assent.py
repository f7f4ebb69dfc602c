"""The assent round: who has still to answer, and who is asked now."""

from __future__ import annotations

from facilitator.session.state import Seat, SessionState
from facilitator.units import Us


def open_seats(state: SessionState) -> tuple[Seat, ...]:
    """Give the seats that have still to answer and have not left, in order around the room."""
    return tuple(seat for seat in state.seats if seat.open and seat.left_at is None)


def answered(state: SessionState) -> int:
    """Give how many seats have answered."""
    return sum(not seat.open and seat.left_at is None for seat in state.seats)


def last_answer_at(state: SessionState) -> Us:
    """Give when the last answer was keyed; 0 before the first."""
    return max((seat.answered_at or 0 for seat in state.seats), default=0)


def present(state: SessionState) -> int:
    """Count the seats that somebody sits on: what the facilitator says aloud."""
    return sum(seat.status != "absent" and seat.left_at is None for seat in state.seats)


def took_part(state: SessionState) -> int:
    """Count the seats that somebody sat on, whether they stayed or left: no empty one."""
    return sum(seat.status != "absent" for seat in state.seats)


def asked_seat(state: SessionState) -> int | None:
    """Give the number of the seat that is asked now; None once everybody has answered.

    It is the open seat that was named last since the last answer; else the one whose answer was
    not clear just now; else the next open one around the room after the last that answered.
    """
    waiting = [seat.number for seat in open_seats(state)]
    if not waiting:
        return None
    last = max(
        (seat for seat in state.seats if seat.answered_at is not None),
        key=lambda seat: (seat.answered_at or 0, seat.number),
        default=None,
    )
    named = _named_since(state, last.answered_at if last and last.answered_at else 0)
    if named in waiting:
        return named
    if last is not None and last.number in waiting:
        return last.number
    after = [number for number in waiting if last and number > last.number]
    return after[0] if after else waiting[0]


def missed_the_round(state: SessionState, assent_item: str | None) -> tuple[Seat, ...]:
    """Give the seats that have still to answer though the group has gone on from the round.

    They came late, or took back what they had said: each is asked in a round of its own.
    """
    held = any(visit.item == assent_item for visit in state.visits)
    if not held or state.item == assent_item:
        return ()
    return open_seats(state)


def _named_since(state: SessionState, since: Us) -> int | None:
    for press in reversed(state.presses):
        if press.at < since:
            return None
        if press.speaker.startswith("P"):
            return int(press.speaker[1:])
    return None
