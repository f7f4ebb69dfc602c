"""Times as transcripts carry them: before a label, after it, inside a turn, at its end."""

from __future__ import annotations

import re

from facilitator.units import Us, parse_clock

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,6})?"
"""`0:03`, `1:00:04`, `00:00:02.500`."""

_LEADING = re.compile(
    rf"\s*(?:\[\s*({CLOCK})\s*\]|\(\s*({CLOCK})\s*\)|<\s*({CLOCK})\s*>|({CLOCK})(?=\s))\s*[-–—]?\s*"
)
# A time in round brackets may be what someone said of an hour ("we close (10:30)"), so there only
# the long form counts; a square bracket is the transcriber's.
_INSIDE = re.compile(
    rf"\s*(?:\[\s*{CLOCK}\s*\]|<\s*{CLOCK}\s*>|\(\s*\d{{1,3}}:\d{{2}}:\d{{2}}(?:[.,]\d+)?\s*\)"
    r"|#\d{1,3}:\d{2}:\d{2}-\d#)\s*"
)
_AT_END = re.compile(r"#(\d{1,3}:\d{2}:\d{2})-(\d)#\s*$")


def leading(text: str) -> tuple[Us | None, str]:
    """Take a time off the beginning of `text`: its value (None without one) and the rest."""
    found = _LEADING.match(text)
    if found is None:
        return None, text
    time = next(group for group in found.groups() if group)
    return parse_clock(time), text[found.end() :]


def closing(text: str) -> Us | None:
    """Give the time of f4's stamp at a paragraph's end, `#00:00:12-8#` (tenths at its end)."""
    found = _AT_END.search(text)
    return parse_clock(f"{found[1]}.{found[2]}") if found else None


def without_stamps(text: str) -> str:
    """Take bare times out of `text`; `[inaudible 00:12:03]` says something and stays."""
    return _INSIDE.sub(" ", text).strip()
