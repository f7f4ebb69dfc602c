"""The seats: what each answered, when, whether it was heard; who came and who left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.release.evidence import HeardAnswer
from facilitator.session.state import Seat, SeatStatus, SessionState
from facilitator.units import Us

ANSWER_LABELS: dict[SeatStatus, str] = {
    "agreed": "agreed",
    "declined": "declined",
    "absent": "absent",
    "unclear": "not clear",
    "not_asked": "not asked",
    "withdrawn": "withdrew",
}
HEARD_LABELS: dict[HeardAnswer, str] = {
    "match": "heard as answered",
    "mismatch": "another answer was heard",
    "not_heard": "not heard",
    "no_sound": "no sound here",
}
MOVE_LABELS = {
    "arrived": "arrived",
    "left_stay": "left; what was said stays",
    "left_withdraw": "left and withdrew what was said",
    "left_not_asked": "left; not asked about what was said",
    "left_nothing": "left before anything was kept",
}


@dataclass(frozen=True, slots=True)
class AssentShown:
    """A seat's answer."""

    seat: str
    answer: SeatStatus
    at: Us | None
    heard: HeardAnswer | None
    """None where nothing was listened for."""


@dataclass(frozen=True, slots=True)
class Move:
    """Someone came late or left early."""

    at: Us
    seat: str
    what: str
    """A key of MOVE_LABELS."""


def assents_shown(state: SessionState, heard: Mapping[int, HeardAnswer]) -> tuple[AssentShown, ...]:
    """Give each seat's standing answer, in the order of the seats."""
    return tuple(
        AssentShown(seat.label, seat.status, seat.answered_at, heard.get(seat.number))
        for seat in state.seats
    )


def moves(state: SessionState) -> tuple[Move, ...]:
    """Give who came and who left, in order of time."""
    found = [move for seat in state.seats for move in _moves_of(seat)]
    return tuple(sorted(found, key=lambda move: (move.at, move.seat)))


def _moves_of(seat: Seat) -> list[Move]:
    moved = []
    if seat.arrived_at is not None:
        moved.append(Move(seat.arrived_at, seat.label, "arrived"))
    if seat.left_at is not None:
        what = f"left_{seat.left_words or 'not_asked'}"
        moved.append(Move(seat.left_at, seat.label, what))
    return moved
