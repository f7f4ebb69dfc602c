"""Who has talked how much, by the keys: for the live screen, before there are words."""

from __future__ import annotations

from collections import Counter

from facilitator.session.state import SessionState
from facilitator.units import SECOND, Us

QUIET_AFTER: Us = 10 * 60 * SECOND
"""How long somebody may be silent before the screen says so: a ninth of a 90-minute group."""
DOMINANT_OVER_EVEN = 2
"""A share over twice an even one is marked. Both figures are ours until the rules for quiet and
dominating people get their decision record."""


def talk_by_speaker(state: SessionState, now: Us) -> Counter[str]:
    """Give for how long each speaker was keyed, in microseconds.

    A press holds until the next press, the next item or a stop of the sound.
    """
    ends = sorted(
        [press.at for press in state.presses]
        + [visit.start for visit in state.visits]
        + [stop.start for stop in state.stops]
        + [now if state.ended_at is None else state.ended_at]
    )
    talked: Counter[str] = Counter()
    place = 0
    for press in state.presses:
        while place < len(ends) and ends[place] <= press.at:
            place += 1
        end = ends[place] if place < len(ends) else now
        talked[press.speaker] += max(0, end - press.at)
    return talked


def shares(state: SessionState, now: Us) -> dict[str, int]:
    """Give each seat's percent of the participants' talk, and the facilitator's beside it."""
    talked = talk_by_speaker(state, now)
    labels = [seat.label for seat in state.seats]
    among = sum(talked[label] for label in labels)
    everything = among + talked["FAC"]
    given = {label: round(100 * talked[label] / among) if among else 0 for label in labels}
    return given | {"FAC": round(100 * talked["FAC"] / everything) if everything else 0}


def last_heard(state: SessionState) -> dict[str, Us]:
    """Give when each speaker was keyed last."""
    return {press.speaker: press.at for press in state.presses}
