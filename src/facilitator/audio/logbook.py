"""The recorder's own journal, kept while the disk refuses.

Sound goes before words about it: where the journal cannot be written, recording goes on, and what
was to be written waits here, in order.
"""

from __future__ import annotations

from collections import deque
from typing import TypeAlias

from facilitator.errors import FacilitatorError
from facilitator.ports import Ledger
from facilitator.session.events import Sound
from facilitator.units import Us

SoundLedger: TypeAlias = Ledger[Sound]


class Logbook:
    """Appends the recorder's events; none is lost to a refusal, and none overtakes another."""

    def __init__(self, ledger: SoundLedger) -> None:
        """Write into `ledger`."""
        self._ledger = ledger
        self._waiting: deque[tuple[tuple[Sound, ...], Us]] = deque()

    @property
    def durable(self) -> bool:
        """Say whether all that was said is on the disk."""
        return not self._waiting

    def say(self, *events: Sound, at: Us) -> None:
        """Write events of session time `at`, after what still waits."""
        if events:
            self._waiting.append((events, at))
        self.write()

    def write(self) -> None:
        """Write what waits, as far as the disk takes it."""
        while self._waiting:
            events, at = self._waiting[0]
            try:
                self._ledger.append(*events, at=at)
            except (OSError, FacilitatorError):
                return
            self._waiting.popleft()
