"""How loud it is now: the peak of the last tenth of a second."""

from __future__ import annotations

import sys
from array import array

from facilitator.units import dbfs

WINDOW_PARTS = 10
"""A tenth of a second: short enough for a needle that moves with a voice."""


def peak(pcm: bytes) -> int:
    """Give the largest distance from zero in 16-bit little-endian PCM, 0…32768."""
    samples = array("h")
    samples.frombytes(pcm[: len(pcm) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return max(max(samples), -min(samples)) if samples else 0


class Meter:
    """Keeps the last tenth of a second."""

    def __init__(self, rate: int) -> None:
        """Begin in silence; `rate` in Hz."""
        self._bytes = rate // WINDOW_PARTS * 2
        self._last = b""

    def hear(self, pcm: bytes) -> None:
        """Take the next sound."""
        self._last = (self._last + pcm[-self._bytes :])[-self._bytes :]

    @property
    def level_dbfs(self) -> int:
        """Give the peak in whole dBFS; -120 for exact zeros."""
        return round(dbfs(peak(self._last)))
