"""The clock of this machine, and the clock of one session that runs on it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from facilitator.ports import Clock
from facilitator.units import SECOND, Us

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
# Linux counts sleep only in BOOTTIME; elsewhere the monotonic clock is the best there is.
_CLOCK_ID = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """Time of this machine (`ports.Clock`)."""

    def __init__(self) -> None:
        """Find out which start of the machine this is."""
        self.boot: str = _boot_id(self.now())

    def now(self) -> Us:
        """Give microseconds since the machine started, sleep counted where the system can."""
        if _CLOCK_ID is None:
            return time.monotonic_ns() // 1000
        return time.clock_gettime_ns(_CLOCK_ID) // 1000

    def utc(self) -> str:
        """Give `2026-11-24T15:04:05.123Z`."""
        return utc_text(time.time_ns() // 1000)

    def sleep(self, time: Us) -> None:
        """Wait for `time` microseconds."""
        _sleep(time / SECOND)


_sleep = time.sleep


@dataclass(frozen=True, slots=True)
class SessionClock:
    """The clock of one session: the machine's clock since the session's zero, times the speed."""

    clock: Clock
    zero: Us
    """The boot clock at the session's second 0."""
    speed: int = 1000
    """Thousandths: 1000 but in a rehearsal."""

    def at(self) -> Us:
        """Give the session time now."""
        return (self.clock.now() - self.zero) * self.speed // 1000


def utc_text(time_us: Us) -> str:
    """Write microseconds since 1970 as `2026-11-24T15:04:05.123Z`."""
    whole, part = divmod(time_us, SECOND)
    return f"{datetime.fromtimestamp(whole, UTC):%Y-%m-%dT%H:%M:%S}.{part // 1000:03}Z"


def utc_us(text: str) -> Us:
    """Read `2026-11-24T15:04:05.123Z` as microseconds since 1970. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * SECOND + since.microseconds


def _boot_id(now: Us) -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip().replace("-", "")[:8]
    except OSError:
        # Without a boot id: the minute the machine started, near enough that two processes agree.
        started = round((time.time() - now / SECOND) / 60)
        return sha256(f"boot {started}".encode()).hexdigest()[:8]
