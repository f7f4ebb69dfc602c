"""Times, samples and levels, and how people read them.

Inside the program every time is a whole number of microseconds of the session clock (`Us`), so that
sums come out the same on every machine; only what leaves it (`--json`, reports) is in seconds.
"""

from __future__ import annotations

import math
import re
from typing import TypeAlias

Us: TypeAlias = int
"""Whole microseconds of the session clock (0 = the session's zero)."""

SECOND: Us = 1_000_000
"""One second in microseconds."""

SAMPLE_BYTES = 2
"""Sound is 16-bit PCM, little-endian, mono."""

PIECE_SECONDS = 60
"""How much sound a file holds at most."""

BLOCKS_PER_SECOND = 2
"""Sound comes to the disk in blocks of half a second. With the device's 0.1 and the beat's 0.3 that
is less than a second to lose."""

BLOCK: Us = SECOND // BLOCKS_PER_SECOND
"""How long one is."""

LEFT_FREE_BYTES = 16 << 20
"""What sound leaves free on a disk: it never eats what the notes were given."""

SILENCE_DBFS = -120.0
"""What a level of exact zeros is called: 16-bit sound cannot be quieter than -96 dBFS."""

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,6}))?")


def seconds(time: Us) -> float:
    """Give microseconds as seconds, for what leaves the program."""
    return time / SECOND


def us(time_seconds: float) -> Us:
    """Give seconds as whole microseconds, rounded to the nearest."""
    return round(time_seconds * SECOND)


def clock(time: Us) -> str:
    """Give a time as people read it, `0:34:12`; parts of a second are cut off, never rounded up."""
    whole = max(time, 0) // SECOND
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def counted(number: int, what: str, many: str | None = None) -> str:
    """Give a number of things as people read it: `1 text`, `2 texts`; `many` where no s will do."""
    return f"{number} {what if number == 1 else many or what + 's'}"


def parse_clock(text: str) -> Us | None:
    """Read `1:02:03`, `12:03` or `00:00:02.500`; None where `text` is no clock time."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, whole, part = found.groups()
    total = int(hours or 0) * 3600 + int(minutes) * 60 + int(whole)
    return total * SECOND + int((part or "0").ljust(6, "0"))


def us_of_sample(sample: int, rate_hz: int) -> Us:
    """Give the time of a sample on its source's line, rounded to the nearest microsecond."""
    return (sample * SECOND + rate_hz // 2) // rate_hz


def sample_at(time: Us, rate_hz: int) -> int:
    """Give the first sample at or after `time` (microseconds) on a line of `rate_hz` samples/s."""
    return -(-time * rate_hz // SECOND)


def piece_bytes(rate_hz: int) -> int:
    """Give how much a whole piece of sound of `rate_hz` takes, as PCM."""
    return PIECE_SECONDS * rate_hz * SAMPLE_BYTES


def dbfs(peak: int) -> float:
    """Give the level of a 16-bit sample value (0…32768) in dBFS; exact zero is SILENCE_DBFS."""
    return 20 * math.log10(peak / 32768) if peak > 0 else SILENCE_DBFS
