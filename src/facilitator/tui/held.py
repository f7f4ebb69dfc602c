"""A key that is held down, or leant on, counts once."""

from __future__ import annotations

from facilitator.units import SECOND, Us

REPEAT: Us = SECOND // 10
"""Terminals repeat a held key some thirty times a second."""
STOP_AGAIN: Us = SECOND
"""How soon the sound can be stopped or started again: two presses in haste are one wish."""


class KeyGate:
    """Lets a key through, or drops it as a repetition of itself.

    Of keys that are held only the last one repeats, so a key that comes after another was pressed.
    """

    def __init__(self) -> None:
        """Begin with no key pressed."""
        self._last: tuple[str, Us] | None = None
        self._stopped_at: Us | None = None

    def forget(self) -> None:
        """Take the next key for the first one; when the sound was stopped stays known."""
        self._last = None

    def lets(self, key: str, now: Us, *, moves: bool = False, stops: bool = False) -> bool:
        """Say whether `key` counts at `now` (microseconds of a steady clock).

        `moves`: it scrolls or moves, and may repeat. `stops`: it stops or starts the sound.
        """
        before, self._last = self._last, (key, now)
        if not moves and before is not None and before[0] == key and now - before[1] < REPEAT:
            return False
        if not stops:
            return True
        if self._stopped_at is not None and now - self._stopped_at < STOP_AGAIN:
            return False
        self._stopped_at = now
        return True
