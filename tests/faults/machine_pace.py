"""How long the machine kept a process waiting: what no program can make good."""

from __future__ import annotations

import threading
import time
from collections import deque

EVERY = 0.005
LOOKED_BACK = 400
"""Two seconds of looks."""


class MachinePace:
    """A thread that wants to wake every 5 ms, and remembers how late it was let."""

    def __init__(self) -> None:
        self._late: deque[int] = deque([0], maxlen=LOOKED_BACK)
        threading.Thread(target=self._look, name="pace", daemon=True).start()

    @property
    def worst_late(self) -> int:
        """Give the longest it had to wait beyond its time in the last two seconds, µs."""
        return max(self._late)

    def _look(self) -> None:
        while True:
            due = time.monotonic() + EVERY
            time.sleep(EVERY)
            self._late.append(max(0, round((time.monotonic() - due) * 1_000_000)))
