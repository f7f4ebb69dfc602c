"""How loud it is now: the peak of the last tenth of a second."""

from __future__ import annotations

import sys
from array import array
from collections import deque

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
    """Keeps the peaks of the last tenth of a second: each sample is looked at once."""

    def __init__(self, rate: int) -> None:
        """Begin in silence; `rate` in Hz."""
        self._window = rate // WINDOW_PARTS
        self._peaks: deque[tuple[int, int]] = deque()
        self._samples = 0

    def hear(self, pcm: bytes) -> None:
        """Take the next sound; of a block longer than the window only its end counts."""
        part = pcm[-2 * self._window :]
        self._peaks.append((len(part) // 2, peak(part)))
        self._samples += len(part) // 2
        while self._samples - self._peaks[0][0] >= self._window:
            self._samples -= self._peaks.popleft()[0]

    @property
    def level_dbfs(self) -> int:
        """Give the peak in whole dBFS; -120 for exact zeros."""
        return round(dbfs(max((loudest for _, loudest in self._peaks), default=0)))
