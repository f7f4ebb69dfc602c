"""Who has talked how much, by the keys: for the live screen, before there are words.

The rules for quiet and dominating people, and where they come from, are decision 0030.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from facilitator.session.presses import meant
from facilitator.session.state import Press, Seat, SessionState
from facilitator.units import SECOND, Us

QUIET_AFTER: Us = 10 * 60 * SECOND
"""How long somebody may be silent before the screen says so: a ninth of a 90-minute group."""
LITTLE_QUIET_AFTER: Us = 5 * 60 * SECOND
"""The same for who has less than half of the median share."""
DOMINANT_OVER_EVEN = 2
"""A share over twice an even one is marked."""
ENOUGH_TALK: Us = 5 * 60 * SECOND
"""No share is judged before the participants have talked for so long."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What the keys come to, up to the last of them: it changes with a key, not with the time."""

    talked: Mapping[str, Us]
    """For how long each was keyed, without the press that still holds."""
    heard: Mapping[str, Us]
    """When each was keyed last."""
    holds: Press | None = None
    """The press that no other, no item and no stop has ended yet."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a seat stands among the others at one moment."""

    share: int
    """Percent of the talk of those who are there."""
    quiet_for: Us | None = None
    """How long it was not heard, where that is long."""
    heard: bool = False
    dominant: bool = False


def talk_of(state: SessionState) -> Talk:
    """Count the talk. A press holds until the next press, the next item or a stop of the sound."""
    presses = meant(state.presses)
    ends = sorted(
        [press.at for press in presses]
        + [visit.start for visit in state.visits]
        + [stop.start for stop in state.stops]
        + ([] if state.ended_at is None else [state.ended_at])
    )
    talked: Counter[str] = Counter()
    holds: Press | None = None
    place = 0
    for press in presses:
        while place < len(ends) and ends[place] <= press.at:
            place += 1
        if place < len(ends):
            talked[press.speaker] += ends[place] - press.at
        else:
            holds = press
    return Talk(talked, {press.speaker: press.at for press in presses}, holds)


def talked_until(talk: Talk, now: Us) -> Counter[str]:
    """Give for how long each speaker was keyed until `now`, in microseconds."""
    talked = Counter(talk.talked)
    if talk.holds is not None:
        talked[talk.holds.speaker] += max(0, now - talk.holds.at)
    return talked


def counted(state: SessionState) -> tuple[Seat, ...]:
    """Give the seats whose talk counts: there, and not left out."""
    return tuple(
        seat
        for seat in state.seats
        if seat.left_at is None and not seat.silenced and seat.status != "absent"
    )


def standings(state: SessionState, talk: Talk, now: Us) -> dict[str, Standing]:
    """Give how each seat stands at `now`; the facilitator's share is of all the talk."""
    talked = talked_until(talk, now)
    among = [seat.label for seat in counted(state)]
    of_all = sum(talked[label] for label in among)
    usual = median([talked[label] for label in among]) if among else 0
    judged = of_all >= ENOUGH_TALK

    def standing(seat: Seat) -> Standing:
        own = talked[seat.label]
        if seat.label not in among:
            return Standing(0)
        little = judged and 2 * own < usual
        silent = _silent_for(state, talk, seat, now)
        long = silent >= (LITTLE_QUIET_AFTER if little else QUIET_AFTER)
        return Standing(
            share=round(100 * own / of_all) if of_all else 0,
            quiet_for=silent if long else None,
            heard=seat.label in talk.heard,
            dominant=judged and own * len(among) > of_all * DOMINANT_OVER_EVEN,
        )

    everything = of_all + talked["FAC"]
    led = round(100 * talked["FAC"] / everything) if everything else 0
    return {seat.label: standing(seat) for seat in state.seats} | {"FAC": Standing(led)}


def _silent_for(state: SessionState, talk: Talk, seat: Seat, now: Us) -> Us:
    """Give how long a seat could have spoken and did not: the sound's stops do not count."""
    if talk.holds is not None and talk.holds.speaker == seat.label:
        return 0
    begun = state.recording_from if state.recording_from is not None else now
    since = talk.heard.get(seat.label, max(begun, seat.first_at, seat.answered_at or 0))
    stopped = sum(
        max(0, (now if stop.end is None else stop.end) - max(stop.start, since))
        for stop in state.stops
    )
    return max(0, now - since - stopped)
