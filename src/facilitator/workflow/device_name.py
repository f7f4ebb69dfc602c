"""What the recorder's device calls itself: in its journal, whose disk may be away or hang.

It is asked aside, once a second until it is known, so that no key waits for a disk.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from facilitator.errors import FacilitatorError
from facilitator.session.events.sound import RecorderStarted
from facilitator.study.folder import SessionFolder
from facilitator.units import SECOND, Us

ASK_EVERY: Us = SECOND


class DeviceName:
    """The name of one session's device."""

    def __init__(self) -> None:
        """Begin without one."""
        self.name = ""
        """Nothing until it is known."""
        self._thread: Thread | None = None
        self._again: Us = 0

    def ask(self, session: SessionFolder, now: Us) -> None:
        """Look for it aside, at boot clock `now`, unless that is being done."""
        if now < self._again or (self._thread is not None and self._thread.is_alive()):
            return
        self._again = now + ASK_EVERY
        self._thread = Thread(target=self._look, args=(session,), name="device", daemon=True)
        self._thread.start()

    def _look(self, session: SessionFolder) -> None:
        with suppress(OSError, FacilitatorError):
            for record in session.read_closed().records:
                if isinstance(record.event, RecorderStarted):
                    self.name = record.event.device
