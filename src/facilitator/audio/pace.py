"""Sees sound that is missing though the device says nothing: a lid was closed, a buffer ran over.

A block can come late, and then what was kept back comes at once after it. Where blocks come late
one after the other for a whole second, no faster than they are long, nothing was kept back: what
lies between was lost.
"""

from __future__ import annotations

from collections import deque

from facilitator.units import SECOND, Us

LATE: Us = 300_000
"""So much later than usual a block is late: less is a busy machine's."""
PROVED_AFTER: Us = SECOND
AT_ONCE = 1.1
"""Sound that comes by so much faster than it is long was kept back."""
USUAL_OVER = 10
"""Seconds from which the usual delay is taken: a card drifts by 3 ms in them."""


class Pace:
    """The delay of a device's blocks against its line."""

    def __init__(self) -> None:
        """Begin without knowing the usual delay."""
        self._least: deque[tuple[int, Us]] = deque(maxlen=USUAL_OVER)
        self._since: Us | None = None
        self._came: Us = 0

    @property
    def usual(self) -> Us | None:
        """Give the usual delay; None before the first block."""
        return min((delay for _, delay in self._least), default=None)

    def is_missing(self, heard: Us, delay: Us, length: Us) -> bool:
        """Take a block that came at `heard` (session time), so long, with that delay.

        Say whether sound before it is missing: by how much, `delay` tells against `usual`.
        """
        usual = self.usual
        if usual is None or delay < usual + LATE:
            self._since = None
            self._take(heard, delay)
            return False
        if self._since is None:
            self._since, self._came = heard, 0
            return False
        self._came += length
        lasted = heard - self._since
        if lasted < PROVED_AFTER:
            return False
        self._since = None
        return self._came <= lasted * AT_ONCE

    def _take(self, heard: Us, delay: Us) -> None:
        second = heard // SECOND
        if self._least and self._least[-1][0] == second:
            self._least[-1] = (second, min(self._least[-1][1], delay))
        else:
            self._least.append((second, delay))
