"""The people as the live screen shows them: who speaks, shares, who is quiet, who is asked."""

from __future__ import annotations

from facilitator.session import talk
from facilitator.session.state import Seat, SessionState
from facilitator.session.talk import Talk
from facilitator.units import SECOND, Us
from facilitator.workflow import view as shown

KEYS = "1234567890-="
"""The key of each seat: 10, 11 and 12 are the last three."""


def people(
    state: SessionState, talked: Talk, now: Us, speaking: str | None, asked: int | None
) -> tuple[shown.PersonLine, ...]:
    """Give the seats that are there and the facilitator; `asked` is who is asked for assent."""
    stands = talk.standings(state, talked, now)

    def line(seat: Seat) -> shown.PersonLine:
        known = stands[seat.label]
        quiet = None if seat.label == speaking else known.quiet_for
        return shown.PersonLine(
            key=KEYS[seat.number - 1],
            label=seat.label,
            status=seat.status,
            share=known.share,
            speaking=seat.label == speaking,
            quiet_minutes=quiet // (60 * SECOND) if quiet is not None and known.heard else None,
            not_yet=quiet is not None and not known.heard,
            dominant=known.dominant,
            asked_now=seat.number == asked,
        )

    seats = tuple(line(seat) for seat in state.seats if seat.left_at is None)
    leader = shown.PersonLine("m", "FAC", None, stands["FAC"].share, speaking == "FAC")
    return (*seats, leader)
