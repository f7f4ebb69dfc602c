"""Sees when UTC and the machine's own clock part: someone set the clock, or the lid was closed."""

from __future__ import annotations

from facilitator.ports import Clock
from facilitator.study.clock import utc_us
from facilitator.units import SECOND, Us

PARTED: Us = SECOND
"""Up to here they may drift: a time server moves a clock by less at once."""


class ClockWatch:
    """Compares the two clocks from look to look."""

    def __init__(self, machine: Clock) -> None:
        """Take them as they stand now."""
        self._machine = machine
        self._apart = self._apart_now()

    def parted(self) -> Us | None:
        """Give by how much UTC has gone ahead of the other since it was said last, if by a second.

        Negative where it fell behind.
        """
        by = self._apart_now() - self._apart
        if abs(by) <= PARTED:
            return None
        self._apart += by
        return by

    def _apart_now(self) -> Us:
        return utc_us(self._machine.utc()) - self._machine.now()
