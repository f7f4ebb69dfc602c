"""Is there a screen that shows the recording? It writes into the steering file while it lives.

It is the count of its writes that is watched, not the beat: the beat has to stand while an order
waits to be applied, and a recorder that is started again just then must still find its leader.
"""

from __future__ import annotations

from facilitator.ports import Clock, ScreenSays
from facilitator.units import SECOND, Us

NO_SCREEN_AFTER: Us = 3 * SECOND
"""A leader that is still for so long, in this machine's time, is no longer there."""
STOP_AFTER: Us = 60 * SECOND
"""How long the recorder goes on without one."""


class Watch:
    """Looks whether the leader moves."""

    def __init__(self, clock: Clock, before: ScreenSays | None) -> None:
        """Begin with what stood in the file `before`: a leader that is gone may have left it."""
        self._clock = clock
        self._last = before
        self._moved_at = clock.now()

    def look(self, said: ScreenSays | None) -> bool:
        """Say whether the leader has moved since the last look."""
        if said is None or said.boot != self._clock.boot or _same(said, self._last):
            return False
        self._last, self._moved_at = said, self._clock.now()
        return True

    @property
    def still_for(self) -> Us:
        """Give for how long the leader has been still."""
        return self._clock.now() - self._moved_at

    @property
    def no_screen(self) -> bool:
        """Say whether nobody sees that it records."""
        return self.still_for >= NO_SCREEN_AFTER

    @property
    def given_up(self) -> bool:
        """Say whether it has been so for too long."""
        return self.still_for >= STOP_AFTER


def _same(said: ScreenSays, last: ScreenSays | None) -> bool:
    return last is not None and (said.written, said.zero) == (last.written, last.zero)
