"""What becomes of the seats: who speaks, who agrees, who comes and who leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, assert_never

from facilitator.session.events import live as act
from facilitator.session.room import STATUS_OF_ANSWER, Press, Seat, SessionState
from facilitator.units import Us


def seated(state: SessionState, event: act.Seating, at: Us, writer: str) -> SessionState:
    """Give the state after one more event of who speaks, who agrees and who is there."""
    match event:
        case act.SpeakerNamed():
            return replace(state, presses=(*state.presses, Press(at, event.speaker, writer)))
        case act.AssentAnswered():
            return _answered(state, event, at)
        case act.ParticipantArrived():
            return _arrived(state, event, at)
        case act.ParticipantLeft():
            return _left(state, event, at)
        case act.ConsentWithdrawn():
            return _seat_changed(state, event.seat, status="withdrawn")
        case _:
            assert_never(event)


def _arrived(state: SessionState, event: act.ParticipantArrived, at: Us) -> SessionState:
    sits = state.seat(event.seat)
    if sits is not None and sits.silenced:
        return state  # what they said stays out; someone new takes a new seat
    late = Seat(event.seat, arrived_at=at, left_unasked=sits is not None and sits.gone_unasked)
    others = tuple(seat for seat in state.seats if seat.number != event.seat)
    return replace(state, seats=tuple(sorted((*others, late), key=lambda seat: seat.number)))


def _answered(state: SessionState, event: act.AssentAnswered, at: Us) -> SessionState:
    seat = state.seat(event.seat)
    if seat is None or seat.status == "withdrawn":
        return state  # a withdrawal stands until it is taken back itself
    unclear = (*seat.unclear_at, at) if event.answer == "unclear" else seat.unclear_at
    replaced = seat.replaced_at
    if seat.status in ("agreed", "declined") and seat.answered_at is not None:
        replaced = (*replaced, seat.answered_at)
    return _seat_changed(
        state,
        event.seat,
        status=STATUS_OF_ANSWER[event.answer],
        answered_at=at,
        sample=event.sample,
        unclear_at=unclear,
        replaced_at=replaced,
    )


def _left(state: SessionState, event: act.ParticipantLeft, at: Us) -> SessionState:
    """Let a seat's person go; who went before anything was kept and had not answered took no part.

    Theirs is an empty seat then, and nobody has to be asked about it.
    """
    state = _seat_changed(state, event.seat, left_at=at, left_words=event.words)
    seat = state.seat(event.seat)
    if event.words == "withdraw":
        return _seat_changed(state, event.seat, status="withdrawn")
    if event.words == "nothing" and seat is not None and seat.open:
        return _seat_changed(state, event.seat, status="absent")
    return state


def _seat_changed(state: SessionState, number: int, **changes: Any) -> SessionState:
    seats = tuple(
        replace(seat, **changes) if seat.number == number else seat for seat in state.seats
    )
    return replace(state, seats=seats)
