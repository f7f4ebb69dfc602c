"""How well a rehearsal was keyed, against a known answer: who spoke when, who answered what.

The bounds, and why backchannels are not asked for, are decision 0043.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, TypeAlias

from facilitator.session.presses import meant
from facilitator.session.room import SessionState
from facilitator.units import SECOND, Us

Verdict: TypeAlias = Literal["right", "late", "wrong", "missed"]

EARLY: Us = SECOND
"""So long before a turn a key may fall: a hand is sometimes ahead of the first word."""
LATE_AFTER: Us = 3 * SECOND
"""Later than this after a turn began, its key is late."""
AFTERWARDS: Us = SECOND
"""So long after a turn its key still counts for it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn of the known answer."""

    speaker: str
    """`P4`, `FAC`."""
    start: Us
    end: Us


@dataclass(frozen=True, slots=True)
class Answer:
    """A known answer of a recording: what a rehearsal with it is held against."""

    turns: tuple[Spoken, ...] = ()
    """In order, without backchannels and what is off the record."""
    assents: tuple[tuple[str, str], ...] = ()
    """(participant, answer): `P4`, `agree`."""
    off_record: tuple[tuple[Us, Us], ...] = ()


@dataclass(frozen=True, slots=True)
class Keyed:
    """How one turn was keyed."""

    turn: Spoken
    verdict: Verdict
    after: Us | None = None
    """How long after its beginning the right key came; negative where it came before it. None
    where none came, or none was needed: the speaker before went on."""
    instead: str | None = None
    """Who was keyed in its place."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a rehearsal came to."""

    turns: tuple[Keyed, ...]
    assents_right: int
    assents: int
    stops: tuple[Us | None, ...] = ()
    """How long after each stretch off the record began the sound was stopped; None: it was not."""

    def count(self, verdict: Verdict) -> int:
        """Give how many turns were keyed so."""
        return sum(keyed.verdict == verdict for keyed in self.turns)

    @property
    def usual_delay(self) -> Us:
        """Give the middle delay of the keys that came; 0 where none did."""
        came = [k.after for k in self.turns if k.after is not None]
        return round(median(came)) if came else 0

    @property
    def mixed_up(self) -> tuple[tuple[str, str, int], ...]:
        """Give (who spoke, who was keyed, how often), the most frequent first."""
        pairs = Counter((k.turn.speaker, k.instead) for k in self.turns if k.instead)
        return tuple((said, keyed or "", n) for (said, keyed), n in pairs.most_common())


def score(state: SessionState, answer: Answer) -> Score:
    """Hold what was keyed in a session against the known answer."""
    keys = sorted(_keys(state))
    given = {seat.label: seat.status for seat in state.seats}
    right = sum(given.get(who) == _STATUS.get(said) for who, said in answer.assents)
    until = state.ended_at
    turns = [turn for turn in answer.turns if until is None or turn.start < until]
    return Score(
        turns=tuple(
            _keyed(turn, before, keys) for turn, before in zip(turns, _before(turns), strict=True)
        ),
        assents_right=right,
        assents=len(answer.assents),
        stops=tuple(_stopped(state, start, end) for start, end in answer.off_record),
    )


_STATUS = {"agree": "agreed", "decline": "declined", "absent": "absent"}


def _before(turns: Sequence[Spoken]) -> list[Spoken | None]:
    return [None, *turns][: len(turns)]


def _keys(state: SessionState) -> Iterable[tuple[Us, str]]:
    """Give (when, who) of every key that names somebody; an answer names the seat that gave it."""
    for press in meant(state.presses):
        yield press.at, press.speaker
    for seat in state.seats:
        if seat.answered_at is not None:
            yield seat.answered_at, seat.label


def _keyed(turn: Spoken, before: Spoken | None, keys: Sequence[tuple[Us, str]]) -> Keyed:
    held = [who for at, who in keys if at < turn.start - EARLY]
    heard = [k for k in keys if turn.start - EARLY <= k[0] <= turn.end + AFTERWARDS]
    own = next((at for at, who in heard if who == turn.speaker), None)
    if own is not None:
        after = own - turn.start
        return Keyed(turn, "late" if after > LATE_AFTER else "right", after)
    inside = [(at, who) for at, who in heard if at <= turn.end]
    if held and held[-1] == turn.speaker and not inside:
        return Keyed(turn, "right")  # it went on speaking: its key holds
    wrong = [who for at, who in inside if at >= turn.start and _is_none_of(who, before, at)]
    if wrong:
        return Keyed(turn, "wrong", instead=wrong[0])
    return Keyed(turn, "missed")


def _is_none_of(who: str, before: Spoken | None, at: Us) -> bool:
    """Say whether a key was none that came late for the turn before."""
    return before is None or who != before.speaker or at > before.end + AFTERWARDS


def _stopped(state: SessionState, start: Us, end: Us) -> Us | None:
    """Give how long after `start` the sound was stopped, where it was before `end`."""
    for stop in state.stops:
        if stop.start < end and (stop.end is None or stop.end > start):
            return stop.start - start
    return None
