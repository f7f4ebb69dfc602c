"""Where a microphone's samples lie in session time, known afterwards from all that was noted.

A sound card counts by a clock of its own, up to 200 millionths fast or slow: over 90 minutes a
second. When the device handed over a sample is noted every five seconds. Writing can be late, by a
quarter of a second and at random, but never early: so the true delay of the card's line runs along
the lower envelope of what was noted (as clock skew is found from network delays: Moon, Skelly and
Towsley 1999). A note is on the envelope where no other shows it to be late, given how fast a card
can drift at all; between two such notes the delay goes straight. Each time that a device is opened
its line is set anew, so each opening has an envelope of its own. Whole numbers only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.units import SECOND, Us

FASTEST_PPM = 300
"""No card drifts faster than this many millionths: cheap ones stay within 200."""
SHORTEST_FOR_PPM: Us = 300 * SECOND
"""Over less than five minutes, what a late note adds is more than what the card drifts by."""

Noted = tuple[Us, Us]
"""(place on the source's line, session time at which the device handed it over)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The line of a device from one opening of it to the next."""

    start: Us
    """Where it begins on the source's line."""
    knots: tuple[Noted, ...] = ()
    """(place on the line, delay there), in order; none where the line is exact."""

    def delay(self, place: Us) -> Us:
        """Give by how much later than its place on the line a sample was heard."""
        if not self.knots:
            return 0
        after = bisect_right(self.knots, place, key=lambda knot: knot[0])
        (p0, d0), (p1, d1) = (
            self.knots[max(after - 1, 0)],
            self.knots[min(after, len(self.knots) - 1)],
        )
        if p1 <= p0 or place <= p0:
            return d0
        return d0 + _rounded((d1 - d0) * (place - p0), p1 - p0)

    @property
    def drift(self) -> tuple[Us, Us]:
        """Give (by how much its delay changed, over how much of the line)."""
        if not self.knots:
            return 0, 0
        (p0, d0), (p1, d1) = self.knots[0], self.knots[-1]
        return d1 - d0, p1 - p0


@dataclass(frozen=True, slots=True)
class SourceClock:
    """Session time along a source's line; without openings, place and time are one."""

    openings: tuple[Opening, ...] = ()
    """In order; the first also holds for what comes before it."""

    def time_of(self, place: Us) -> Us:
        """Give the session time of a place on the line."""
        return place + (self._at(place).delay(place) if self.openings else 0)

    def end_of(self, place: Us) -> Us:
        """Give the session time at which what ends at `place` does: before a new opening there."""
        return place + (self._at(place - 1).delay(place) if self.openings else 0)

    def place_at(self, time: Us) -> Us:
        """Give the place on the line of a session time; within a gap, the nearest."""
        low, high = time - SECOND, time + SECOND
        while self.time_of(low) > time:
            low -= 2 * (time - low)
        while self.time_of(high) < time:
            high += 2 * (high - time)
        while low < high:  # the first place that is not before `time`
            middle = (low + high) // 2
            if self.time_of(middle) < time:
                low = middle + 1
            else:
                high = middle
        return low

    @property
    def ppm(self) -> int | None:
        """Give by how many millionths the card is fast (slow: below 0); None where unknown."""
        drifts = [opening.drift for opening in self.openings]
        over = sum(length for _, length in drifts)
        if over < SHORTEST_FOR_PPM:
            return None
        return -_rounded(sum(change for change, _ in drifts) * 1_000_000, over)

    def _at(self, place: Us) -> Opening:
        after = bisect_right(self.openings, place, key=lambda opening: opening.start)
        return self.openings[max(after - 1, 0)]


def source_clock(starts: Iterable[Us], noted: Iterable[Noted]) -> SourceClock:
    """Give the clock of a source whose device was opened at `starts`, from what was `noted`.

    A note belongs to the opening that what ends there was heard in.
    """
    places = sorted(set(starts)) or [0]
    of: dict[Us, list[Noted]] = {place: [] for place in places}
    for place, heard in sorted(set(noted)):
        after = bisect_right(places, place - 1)
        of[places[max(after - 1, 0)]].append((place, heard - place))
    openings = tuple(Opening(start, _envelope(points)) for start, points in of.items())
    exact = all(delay == 0 for opening in openings for _, delay in opening.knots)
    return SourceClock() if exact else SourceClock(openings)


def _envelope(points: Sequence[Noted]) -> tuple[Noted, ...]:
    """Give the points that no other shows to be late; `points` are (place, delay) in order."""
    ahead = _not_late(points)
    back = _not_late([(-place, delay) for place, delay in reversed(points)])
    return tuple(sorted(set(ahead) & {(-place, delay) for place, delay in back}))


def _not_late(points: Sequence[Noted]) -> list[Noted]:
    """Leave out each point that lies higher than drift from one before it explains."""
    kept: list[Noted] = []
    lowest: Noted | None = None
    for place, delay in points:
        if lowest is not None:
            reach = lowest[1] + (place - lowest[0]) * FASTEST_PPM // 1_000_000
            if delay > reach:
                continue
        lowest = (place, delay)
        kept.append(lowest)
    return kept


def _rounded(above: int, below: int) -> int:
    return (2 * above + below) // (2 * below)
