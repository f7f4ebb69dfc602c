"""Take the lines of one journal file that fit the chain, and name what does not.

A line counts when it ends in a newline and its hash fits the hash *written on* the line before: so
one changed byte costs one record, or two where it hits a link or a newline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import msgspec

from facilitator.study import chain

_N = re.compile(rb',"n":(\d{1,15}),"(?:of|utc)":')
_ZEROS = bytes(16)
"""No line holds a zero byte; so many of them are no changed byte either."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that counts."""

    n: int
    """0 is the header."""
    members: dict[str, Any] = field(repr=False)
    """The object, `h` included."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Lines that do not fit the chain, and what was lost with them."""

    lost: tuple[int, ...]
    """The records that cannot be read; 0 is the header."""
    first_line: int
    """Counts from 1."""
    last_line: int
    start: int
    """First byte in the file."""
    end: int
    """The byte after the last."""


@dataclass(slots=True)
class _Misfits:
    first_line: int
    start: int
    lines: list[bytes] = field(repr=False)

    @property
    def were_never_written(self) -> bool:
        """Say whether zeros stand where a file system had promised room before power went."""
        return any(_ZEROS in line for line in self.lines)


class LineReader:
    """Reads one file, a stretch of bytes at a time: all at once, or as it grows."""

    def __init__(self) -> None:
        """Begin before the first byte."""
        self.bytes = 0
        """How many bytes were taken."""
        self.head: tuple[int, str] = (-1, "")
        """(n, h) of the last line that counts."""
        self.end_of_head = 0
        """The byte after that line."""
        self.links: dict[int, str] = {}
        """n -> h of each line that counts."""
        self._before: str | None = chain.FIRST
        self._line = 0
        self._rest = b""
        self._damaged: list[Damage] = []
        self._misfits: _Misfits | None = None

    def feed(self, data: bytes) -> list[Line]:
        """Take the bytes that follow those taken before; give the lines that they complete."""
        self.bytes += len(data)
        *lines, self._rest = (self._rest + data).split(b"\n")
        start = self.bytes - len(self._rest) - sum(len(line) + 1 for line in lines)
        counting = []
        for line in lines:
            found = self._take(line, start)
            if found is not None:
                counting.append(found)
            start += len(line) + 1
        return counting

    @property
    def damaged(self) -> tuple[Damage, ...]:
        """Give what does not fit.

        A last line that ended and does not fit is damage: a crash cuts a line, it changes none.
        """
        misfits = self._misfits
        if chain.goes_on_past_its_end(self._rest):
            start = self.bytes - len(self._rest)
            misfits = _joined(misfits, _Misfits(self._line + 1, start, [self._rest]))
        if misfits is None or misfits.were_never_written:
            return tuple(self._damaged)
        return (*self._damaged, _damage(misfits, self.head[0], None))

    @property
    def torn_bytes(self) -> int:
        """Give how many bytes at the end were never acknowledged to anyone.

        They follow the last newline; or, after a power cut, the zeros that stand for what was never
        written.
        """
        if self._misfits is not None and self._misfits.were_never_written:
            return self.bytes - self._misfits.start
        return 0 if chain.goes_on_past_its_end(self._rest) else len(self._rest)

    def _take(self, line: bytes, start: int) -> Line | None:
        self._line += 1
        h, before = chain.written(line), self._before
        self._before = h
        members = _parsed(line) if chain.fits(line, before) else None
        n = None if members is None else _number(members)
        if h is None or members is None or n is None:
            self._misfits = _joined(self._misfits, _Misfits(self._line, start, [line]))
            return None
        if self._misfits is not None:
            self._damaged.append(_damage(self._misfits, self.head[0], n))
            self._misfits = None
        self.head, self.end_of_head = (n, h), start + len(line) + 1
        self.links[n] = h
        return Line(n, members)


def _joined(one: _Misfits | None, other: _Misfits) -> _Misfits:
    if one is None:
        return other
    return _Misfits(one.first_line, one.start, [*one.lines, *other.lines])


def _damage(misfits: _Misfits, before: int, after: int | None) -> Damage:
    """Name what was lost between record `before` and record `after` (None: the file ends)."""
    if after is None:
        found = (int(n) for line in misfits.lines for n in _N.findall(line))
        most = before + 2 * len(
            misfits.lines
        )  # a changed digit must not name records never written
        after = max((n for n in found if n <= most), default=before + 1) + 1
        after = max(after, before + 2)
    length = sum(len(line) + 1 for line in misfits.lines)
    return Damage(
        tuple(range(before + 1, after)),
        misfits.first_line,
        misfits.first_line + len(misfits.lines) - 1,
        misfits.start,
        misfits.start + length,
    )


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return found if isinstance(found, dict) else None


def _number(members: dict[str, Any]) -> int | None:
    """Give n of a line: the header has none and is 0."""
    n = 0 if "format" in members else members.get("n")
    return n if isinstance(n, int) and n >= 0 else None
