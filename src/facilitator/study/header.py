"""The first line of a journal file: whose it is, which clock it ran on, what it follows."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.units import Us

FORMAT = "facilitator-journal/1"


@dataclass(frozen=True, slots=True)
class After:
    """The part before: where its writer stopped trusting it."""

    file: str
    n: int
    """Its last record that counts; what it may hold beyond is written again in the new part."""
    h: str
    """The hash written on that record."""
    torn: int | None
    """Bytes beyond that record; None where the file could not be read any more."""


@dataclass(frozen=True, slots=True)
class Header:
    """Line 0 of a journal file."""

    format: str
    session: str
    """16 hex digits, made once per session."""
    writer: str
    part: int
    boot: str
    """Id of the start of the machine it was written in."""
    zero: Us
    """The boot clock at the session's second 0."""
    t0: Us
    """Session time at opening."""
    utc0: str
    """UTC at opening."""
    rate: tuple[int, int]
    """Session time over boot time: [numerator, denominator]."""
    keys: tuple[str, ...] | None
    """Names of the keys its records are closed with; None in a study without encryption."""
    after: After | None
    """None for a writer's first part."""
    sees: dict[str, tuple[int, str]]
    """{file: [n, h]} of every other journal file known at opening."""
    program: str
    """Version of the program that wrote it."""
