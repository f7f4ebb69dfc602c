"""Whose words are left out, and for which stretches: by who declined, withdrew, was never asked.

A cut never trusts who-spoke alone. A seat that declined is left out for as long as it was asked;
wherever its key was pressed, from the earliest place its turn can have begun to the latest place
the next one can.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.ports import Stretch
from facilitator.session.events import Record
from facilitator.session.events.desk import AssentResolved
from facilitator.session.events.live import ConsentWithdrawn
from facilitator.session.events.machine import TranscriptImported
from facilitator.session.state import STATUS_OF_ANSWER, Press, Seat, SessionState
from facilitator.transcript.attribution import Attribution
from facilitator.transcript.doubt import SLOWEST_HAND
from facilitator.transcript.joints import Joint
from facilitator.transcript.keyers import named
from facilitator.transcript.model import CutWhy
from facilitator.transcript.readings import PAUSE
from facilitator.transcript.starts import Start
from facilitator.units import Us

QUICKEST_HAND: Us = 250_000
"""How soon after a turn begins its key can come."""
CLEAR_PAUSE: Us = 300_000
"""Within a turn people seldom pause longer between two sentences."""


@dataclass(frozen=True, slots=True)
class Silences:
    """What must not stand in a transcript."""

    speakers: Mapping[str, CutWhy] = field(default_factory=dict)
    """Why whatever this speaker said is left out."""
    asked: tuple[tuple[Stretch, CutWhy], ...] = ()
    """Stretches for which such a seat was asked."""
    held: Mapping[int, CutWhy] = field(default_factory=dict)
    """Places of words that such a seat's press may cover."""


def decided_state(state: SessionState, records: Iterable[Record[Any]]) -> SessionState:
    """Give the state with each seat's answer as staff resolved it afterwards.

    A withdrawal stands over whatever was resolved, before or after it. A transcript that was
    brought in has the seats that were said with it, and their withdrawals.
    """
    every = tuple(records)
    seats = {seat.number: seat for seat in _seats(state, every)}
    for record in every:
        event = record.event
        if isinstance(event, AssentResolved) and event.seat in seats:
            seat = seats[event.seat]
            if seat.status != "withdrawn":
                seats[event.seat] = replace(seat, status=STATUS_OF_ANSWER[event.answer])
    return replace(state, seats=tuple(seats.values()))


def _seats(state: SessionState, records: Sequence[Record[Any]]) -> tuple[Seat, ...]:
    brought = [r.event for r in records if isinstance(r.event, TranscriptImported)]
    if not brought:
        return state.seats
    gone = {r.event.seat for r in records if isinstance(r.event, ConsentWithdrawn)}
    numbers = range(1, brought[-1].participants + 1)
    return tuple(Seat(n, "withdrawn" if n in gone else "not_asked") for n in numbers)


def silenced_speakers(state: SessionState, *, remove_withdrawn: bool = True) -> dict[str, CutWhy]:
    """Give whose words are left out, and why.

    Where a round was held, a seat that has not agreed has no words here: nobody asked it, or it was
    taken for empty.
    """
    held = any(
        seat.answered_at is not None and seat.arrived_at is None and seat.status != "absent"
        for seat in state.seats
    )
    why: dict[str, CutWhy] = {}
    for seat in state.seats:
        if seat.status == "declined":
            why[seat.label] = "declined"
        elif seat.status == "withdrawn" and remove_withdrawn:
            why[seat.label] = "withdrawn"
        elif _never_agreed(seat, round_held=held):
            why[seat.label] = "not_asked"
    return why


def _never_agreed(seat: Seat, *, round_held: bool) -> bool:
    open_or_empty = seat.open or seat.status == "absent"
    return open_or_empty and (round_held or seat.arrived_at is not None)


def silences(found: Attribution, state: SessionState, *, remove_withdrawn: bool = True) -> Silences:
    """Give what must not stand in a transcript, given who said what as far as keys tell."""
    speakers = silenced_speakers(state, remove_withdrawn=remove_withdrawn)
    asked = tuple(
        (claim.asked, speakers[claim.answer.speaker])
        for claim in found.claims
        if speakers.get(claim.answer.speaker) in ("declined", "withdrawn")
    )
    held: dict[int, CutWhy] = {}
    for number, start in enumerate(found.starts):
        why = next((speakers[who] for who in named(start.press.speaker) if who in speakers), None)
        if why is not None and start.place is not None:
            held |= dict.fromkeys(_reach(number, start.place, found), why)
            held |= dict.fromkeys(_just_before(start, found), why)
    return Silences(speakers, asked, held)


def slips(
    presses: Iterable[Press], standing: Sequence[Press], left_out: Collection[str]
) -> tuple[tuple[str, Us], ...]:
    """Give (whose, when) a key of someone in `left_out` was pressed and another stands instead.

    It was a slip of the hand, or the turn was theirs and the next one's key came at once.
    """
    return tuple(
        (press.speaker, press.at)
        for press in presses
        if press.speaker in left_out
        and not any(
            press.speaker in named(one.speaker) and abs(one.at - press.at) <= SLOWEST_HAND
            for one in standing
        )
    )


def _reach(number: int, place: int, found: Attribution) -> range:
    """Give the places that a press may cover beside the turn it was given."""
    press = found.starts[number].press
    first = place
    while first > 0 and _can_begin(found, first - 1, press.at):
        first -= 1
    first = _first_joint(found.joints, first, place)
    return range(first, _end(place, found.starts[number + 1 :], found))


def _just_before(start: Start, found: Attribution) -> range:
    """Give the turn that began within a hand's lag of a press, where another was given to it.

    All presses are weighed together, so that one too many (a facilitator who was not heard) can
    move each of them a turn back.
    """
    at = start.press.at
    claimed = {p for claim in found.claims for p in range(claim.first, claim.end)}
    begun = [
        place
        for place in range((start.place or 0) + 1, len(found.joints))
        if at - SLOWEST_HAND <= found.joints[place].onset <= at - QUICKEST_HAND
        and place not in claimed
        and _may_begin(found.joints[place])
    ]
    return range(begun[-1], _turn_end(begun[-1], found)) if begun else range(0)


def _may_begin(joint: Joint) -> bool:
    return joint.breaks or joint.sentence or joint.pause >= PAUSE


def _can_begin(found: Attribution, place: int, at: Us) -> bool:
    claimed = any(claim.first <= place < claim.end for claim in found.claims)
    joint = found.joints[place]
    after = found.joints[place + 1]
    return joint.onset >= at - SLOWEST_HAND and not claimed and not after.breaks


def _first_joint(joints: Sequence[Joint], first: int, place: int) -> int:
    """Give the first place from `first` on where a turn can begin."""
    for each in range(first, place):
        if _may_begin(joints[each]):
            return each
    return place


def _end(place: int, later: Sequence[Start], found: Attribution) -> int:
    """Give where the turn that begins at `place` has ended for certain.

    A press without a clear pause before it may name someone who only put in a word: what follows
    can still be by who is left out.
    """
    begun = {start.place: start for start in later if start.place is not None}
    end = _turn_end(place, found)
    while end in begun and not _is_clear(found.joints[end]):
        after = _turn_end(end, found)
        if after == end:
            break
        end = after
    return _latest(end, begun[end], found) if end in begun else end


def _turn_end(place: int, found: Attribution) -> int:
    end = place
    whose = (found.speakers[place], found.between[place]) if place < len(found.speakers) else None
    while end < len(found.speakers) and (found.speakers[end], found.between[end]) == whose:
        end += 1
    return end


def _is_clear(joint: Joint) -> bool:
    return joint.breaks or joint.pause >= CLEAR_PAUSE


def _latest(end: int, following: Start, found: Attribution) -> int:
    """Give the latest place where the turn that begins at `end` can really have begun."""
    latest = end
    for place in range(end, len(found.joints)):
        joint = found.joints[place]
        if joint.onset > following.press.at - QUICKEST_HAND or joint.breaks:
            break
        if _may_begin(joint):
            latest = place
    return latest
