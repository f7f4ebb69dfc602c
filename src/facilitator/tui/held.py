"""A key that is held down, or leant on, counts once."""

from __future__ import annotations

from facilitator.units import SECOND, Us

REPEAT: Us = SECOND // 10
"""Terminals repeat a held key some thirty times a second."""
STOP_AGAIN: Us = SECOND
"""How soon the sound can be stopped or started again: two presses in haste are one wish."""


class KeyGate:
    """Lets a key through, or drops it as a repetition of itself."""

    def __init__(self) -> None:
        """Begin with no key pressed."""
        self._last: dict[str, Us] = {}
        self._stopped_at: Us | None = None

    def lets(self, key: str, now: Us, *, moves: bool = False, stops: bool = False) -> bool:
        """Say whether `key` counts at `now` (microseconds of a steady clock).

        `moves`: it scrolls or moves, and may repeat. `stops`: it stops or starts the sound.
        """
        before, self._last[key] = self._last.get(key), now
        if not moves and before is not None and now - before < REPEAT:
            return False
        if not stops:
            return True
        if self._stopped_at is not None and now - self._stopped_at < STOP_AGAIN:
            return False
        self._stopped_at = now
        return True
