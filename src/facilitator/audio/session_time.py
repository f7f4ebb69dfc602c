"""The session's clock as the recorder's process has it: set by the screen, read by the source."""

from __future__ import annotations

from facilitator.ports import Clock
from facilitator.units import SECOND, Us


class SessionTime:
    """Session time in the recorder's process; stands at 0 until the screen has said its zero."""

    def __init__(self, clock: Clock) -> None:
        """Begin without a zero."""
        self.clock = clock
        self.zero: Us | None = None
        """The boot clock at the session's second 0."""
        self.speed = 1000
        """Thousandths: 1000 but in a rehearsal."""

    def set(self, zero: Us, speed: int) -> None:
        """Take over what the screen says; `speed` in thousandths."""
        self.zero, self.speed = zero, speed

    def at(self) -> Us:
        """Give the session time now."""
        if self.zero is None:
            return 0
        return (self.clock.now() - self.zero) * self.speed // 1000

    def wait_until(self, time: Us, timeout_seconds: float) -> None:
        """Wait for a session time, but no longer than `timeout_seconds` of this machine's time."""
        longest = round(timeout_seconds * SECOND)
        left = longest if self.zero is None else (time - self.at()) * 1000 // self.speed + 1
        if (pause := min(left, longest)) > 0:
            self.clock.sleep(pause)
