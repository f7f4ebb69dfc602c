"""Read journals back."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.session.events import Event, Record
from facilitator.study.header import Header


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """A record of a type or version that this program does not know: kept, skipped by folds."""

    e: str
    v: int


@dataclass(frozen=True, slots=True)
class Damage:
    """Lines that do not fit the chain, and what was lost with them."""

    lost: tuple[str, ...]
    """Names of the records that cannot be read; `facilitator.1.0` is the header."""
    text: str
    """A sentence with file, lines and bytes."""


@dataclass(frozen=True, slots=True)
class JournalFile:
    """One file of a journal."""

    file: str
    """`facilitator.1.jsonl`"""
    writer: str
    part: int
    header: Header | None
    """None where its first line is damaged or torn."""
    records: tuple[Record[Event | UnknownEvent], ...] = field(repr=False)
    bytes: int
    head: tuple[int, str]
    """(n, h) of the last line that counts; (-1, "") where there is none."""
    torn_bytes: int
    """What follows that line: never acknowledged to anyone."""
    damaged: tuple[Damage, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All journals of one session."""

    files: tuple[JournalFile, ...] = ()
    records: tuple[Record[Event | UnknownEvent], ...] = field(default=(), repr=False)
    """Merged."""
