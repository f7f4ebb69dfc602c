"""Where a microphone's samples lie on the session clock.

A sound card counts by a clock of its own, 50 to 200 millionths fast or slow: over 90 minutes up to
a second. So a sample's time is not n/rate but n/rate plus what the card has drifted by, taken from
when blocks came. A block can come late, for many reasons, but never early: hence the least delay of
the last while. A file played as a microphone has no drift at all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from facilitator.ports import Block
from facilitator.units import SECOND, Us, sample_at, us_of_sample

BIN: Us = SECOND
BINS = 30
"""Seconds looked back over: at 200 millionths the card drifts 6 ms in them."""


def line_begins(came: Iterable[tuple[int, Us]], rate: int) -> int:
    """Give the place of a device's first sample from its first blocks: (samples, when they came).

    Where the machine is busy the first block comes late, and what was kept back at once after it;
    none comes early.
    """
    places, samples = [], 0
    for length, heard in came:
        samples += length
        places.append(sample_at(heard, rate) - samples)
    return max(0, min(places))


class Drift:
    """The delay of a source's line against the session clock."""

    def __init__(self, rate: int, *, exact: bool) -> None:
        """Begin without delay; `exact` for a file, whose sample n stands at n/rate."""
        self._rate = rate
        self._exact = exact
        self._least: deque[tuple[int, Us]] = deque(maxlen=BINS)
        self.delay: Us = 0

    def hear(self, block: Block) -> None:
        """Take when a block came."""
        if self._exact:
            return
        delay = block.heard - us_of_sample(block.end, self._rate)
        now = block.heard // BIN
        if self._least and self._least[-1][0] == now:
            self._least[-1] = (now, min(self._least[-1][1], delay))
        else:
            self._least.append((now, delay))
        self.delay = min(delay for _, delay in self._least)

    def forget(self) -> None:
        """Begin anew: the device was opened again, and its line set by the session clock."""
        self._least.clear()
        self.delay = 0

    def sample_at(self, time: Us) -> int:
        """Give the first sample at or after a session time."""
        return max(0, sample_at(time - self.delay, self._rate))

    def time_of(self, sample: int) -> Us:
        """Give the session time of a sample."""
        return us_of_sample(sample, self._rate) + self.delay
