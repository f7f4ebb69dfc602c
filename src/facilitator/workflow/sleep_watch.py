"""Sees that the computer slept: the lid was closed, or it fell asleep by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic_ns

from facilitator.ports import Clock
from facilitator.units import SECOND, Us

LEAST: Us = 2 * SECOND


@dataclass(frozen=True, slots=True)
class Slept:
    """A sleep that is over."""

    woke: Us
    """Session time at which it was seen."""
    length: Us


def awake_us() -> Us:
    """Give a clock that stands still while the computer sleeps, in microseconds."""
    return monotonic_ns() // 1000


class SleepWatch:
    """Compares a clock that counts sleep with one that does not, from look to look."""

    def __init__(self, machine: Clock, awake: Callable[[], Us] = awake_us) -> None:
        """Take both as they stand now."""
        self._machine = machine
        self._awake = awake
        self._apart = self._apart_now()

    def slept(self) -> Us | None:
        """Give how long the computer slept since the last look; None where it did not."""
        by = self._apart_now() - self._apart
        self._apart += by
        return by if by >= LEAST else None

    def _apart_now(self) -> Us:
        return self._machine.now() - self._awake()
