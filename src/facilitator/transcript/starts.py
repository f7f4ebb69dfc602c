"""Where the speaker of each press began: a hand comes after the ear, and not always.

For each press every joint before it is a place where the turn can have begun. A pause and the end
of a sentence speak for a joint, a lag unlike the session's own against it; all presses are weighed
together (Viterbi), since their turns follow each other. A press with no likely joint named somebody
who only put in a word: it takes nothing over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from facilitator.session.state import Press
from facilitator.transcript.joints import Joint
from facilitator.transcript.keyers import named
from facilitator.units import SECOND, Us

USUAL_LAG: Us = 650_000
"""The lag of a hand before the session has shown its own (measured: median 0.6 s)."""
EARLIEST: Us = 2_600_000
"""Farther back a turn is not looked for."""
LATEST: Us = 3 * SECOND
"""A key can come before the voice, where nobody speaks."""

_QUICKER: Us = 220_000
_SLOWER: Us = 450_000
"""How far a lag strays from the usual to both sides."""
_CLEAR_PAUSE: Us = 400_000
"""A pause that long is as good as any."""
_NO_PAUSE = 4_000
_NO_SENTENCE = 2_500
_SAME_PLACE = 3_000
_PUT_IN = 6_200
_PUT_IN_AT_JOINT = 12_000
_PUT_IN_SILENCE = 13_000
"""Points against; a thousand is the square of one usual stray."""


_LIKELY_PAUSE: Us = 250_000
_SLOWEST_HAND: Us = 1_900_000
_QUICKEST_HAND: Us = 100_000
"""A joint with that pause, or after a sentence, in this time before a press: a turn can begin."""
_STRANGE_MOST = 12_000
_SURE_MOST = 4_000
"""Where the speaker before is known to have ended, a strange lag costs no more than that."""

_Path: TypeAlias = tuple[int, tuple[int | None, ...]]
"""Points against, and the places so far."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a press means."""

    press: Press
    place: int | None
    """Place of the first word of its turn; None where it takes nothing over."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is settled before the presses are weighed."""

    joints: tuple[Joint, ...]
    taken: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    """Words of a reading or an answer: who said them and where that began."""
    after: tuple[tuple[Us, int], ...] = ()
    """[time of an answer's key, place after its words]: later presses name who speaks then."""
    sure: frozenset[int] = frozenset()
    """Places where the speaker before has certainly ended: after a reading or an answer."""
    silenced: frozenset[str] = frozenset()
    """Whose presses always take over: what they say must not be given to somebody else."""

    def takes_over(self, press: Press) -> bool:
        """Say whether a press begins a turn for certain: one that is left out, or in dispute."""
        whom = named(press.speaker)
        return len(whom) > 1 or whom[0] in self.silenced

    def may_begin(self, press: Press, place: int) -> bool:
        """Say whether a press can begin at a place."""
        if place in self.taken:
            whose, first = self.taken[place]
            return first == place and whose in named(press.speaker)
        answers = bisect_right(self.after, press.at, key=lambda each: each[0])
        return answers == 0 or place >= self.after[answers - 1][1]


def starts(presses: Sequence[Press], ground: Ground) -> tuple[Start, ...]:
    """Give where the turn of each press began; `presses` are in order of time."""
    lag = usual_lag(presses, ground)
    best: dict[int, _Path] = {0: (0, ())}
    for press in presses:
        best = _without_equals(best, near(press.at, ground.joints).start)
        nothing = None if ground.takes_over(press) else _nothing(press.at, ground.joints)
        best = _one_more(best, _ways(press, ground, lag), nothing)
    _, places = min(best.values(), key=lambda way: way[0])
    return tuple(Start(press, place) for press, place in zip(presses, places, strict=True))


def _without_equals(best: dict[int, _Path], first: int) -> dict[int, _Path]:
    """Keep the cheapest of the ways that end before any place still to come: they are alike."""
    kept = {last: path for last, path in best.items() if last >= first}
    passed = [(path[0], last) for last, path in best.items() if last < first]
    if passed:
        last = min(passed)[1]
        kept[last] = best[last]
    return kept


def _one_more(
    best: dict[int, _Path], ways: Sequence[tuple[int, int]], nothing: int | None
) -> dict[int, _Path]:
    made: dict[int, _Path] = {}
    for last, (cost, places) in best.items():
        options: list[tuple[int, int, int | None]] = [
            (cost + points + (_SAME_PLACE if place == last and places else 0), place, place)
            for place, points in ways
            if place >= last
        ]
        if nothing is not None or not options:
            options.append((cost + (nothing or 0), last, None))
        for total, reached, place in options:
            if reached not in made or total < made[reached][0]:
                made[reached] = (total, (*places, place))
    return made


def _ways(press: Press, ground: Ground, lag: Us) -> list[tuple[int, int]]:
    """Give (place, points against) of each joint where the turn of a press can have begun."""
    ways = []
    for place in near(press.at, ground.joints):
        if ground.may_begin(press, place):
            joint = ground.joints[place]
            points = against(press.at - joint.onset, joint, lag, sure=place in ground.sure)
            ways.append((place, points))
    return ways


def _nothing(at: Us, joints: Sequence[Joint]) -> int:
    """Give the points against a press that takes nothing over.

    To put in a word needs a talker; and where a turn can have begun, it most likely did.
    """
    here = bisect_left(joints, at, key=lambda joint: joint.onset)
    if here == 0 or joints[here - 1].end < at - SECOND // 2:
        return _PUT_IN_SILENCE
    first = bisect_left(joints, at - _SLOWEST_HAND, key=lambda joint: joint.onset)
    likely = (
        joint.onset <= at - _QUICKEST_HAND and (joint.sentence or joint.pause >= _LIKELY_PAUSE)
        for joint in joints[first:here]
    )
    return _PUT_IN_AT_JOINT if any(likely) else _PUT_IN


def near(at: Us, joints: Sequence[Joint]) -> range:
    """Give the places around a press, from the last break of the sound to the next."""
    first = end = bisect_left(joints, at - EARLIEST, key=lambda joint: joint.onset)
    while end < len(joints) and joints[end].onset <= at + LATEST:
        if joints[end].breaks and joints[end].onset <= at:
            first = end
        elif joints[end].breaks and end > first:
            break
        end += 1
    return range(first, end)


def against(lag: Us, joint: Joint, usual: Us, *, sure: bool = False) -> int:
    """Give the points against a turn that began at `joint`, `lag` before its press."""
    stray = lag - usual
    width = _SLOWER if stray > 0 else _QUICKER
    points = min(1000 * stray * stray // (width * width), _SURE_MOST if sure else _STRANGE_MOST)
    if joint.breaks or sure:
        return points
    points += _NO_PAUSE * max(0, _CLEAR_PAUSE - joint.pause) // _CLEAR_PAUSE
    return points + (0 if joint.sentence else _NO_SENTENCE)


def usual_lag(presses: Sequence[Press], ground: Ground) -> Us:
    """Give the session's own lag: the median distance to the clear pause before a press.

    Weighed with a few presses of the usual lag, so that a short session does not invent one.
    """
    lags = [USUAL_LAG] * 4
    for press in presses:
        clear = [
            press.at - ground.joints[place].onset
            for place in near(press.at, ground.joints)
            if ground.joints[place].pause >= _CLEAR_PAUSE and ground.may_begin(press, place)
        ]
        lags += [lag for lag in clear if 0 < lag <= EARLIEST][-1:]
    lags.sort()
    return lags[len(lags) // 2]
