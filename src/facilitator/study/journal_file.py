"""Read one journal file: every line that fits, and what does not, named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from facilitator import __version__
from facilitator.errors import Refused
from facilitator.ports import Envelope
from facilitator.session.events import Record
from facilitator.session.events.made import is_in_clear
from facilitator.study.codec import ClosedEvent, Found, UnknownEvent, event_of
from facilitator.study.header import FORMAT, Header
from facilitator.study.lines import Damage, Line, LineReader

_FILE = re.compile(r"([a-z]+(?:[2-9]|-[0-9a-f]{4})?)\.([1-9]\d*)\.jsonl")


@dataclass(frozen=True, slots=True)
class JournalFile:
    """One file of a journal, as far as it can be read."""

    file: str
    """`facilitator.1.jsonl`"""
    writer: str
    part: int
    header: Header | None
    """None where its first line is damaged or torn."""
    records: tuple[Record[Found], ...] = field(repr=False)
    """Those that count."""
    bytes: int
    head: tuple[int, str]
    """(n, h) of the last line that counts; (-1, "") where there is none."""
    end_of_head: int
    """The byte after that line."""
    torn_bytes: int
    """What follows the last newline: never acknowledged to anyone."""
    damaged: tuple[Damage, ...]
    links: Mapping[int, str] = field(repr=False)
    """n -> h of each line that fits the chain."""
    again: int = 0
    """Records that fit but were never acknowledged: a later part of the writer holds them again."""
    apart: frozenset[str] = frozenset()
    """Names of records beyond where the next part goes on that no later part holds: they count."""
    doubted: int = 0
    """Records that do not count: anyone could have written them, for the session has keys."""

    @property
    def lost(self) -> tuple[str, ...]:
        """Give the names of the records that cannot be read; `facilitator.1.0` is the header."""
        return tuple(f"{self.writer}.{self.part}.{n}" for bad in self.damaged for n in bad.lost)

    @property
    def unknown(self) -> int:
        """Give how many records are of a type or version that this program does not know."""
        return sum(isinstance(record.event, UnknownEvent) for record in self.records)

    @property
    def has_keys(self) -> bool:
        """Say whether its header names keys: its records are closed."""
        return self.header is not None and self.header.keys is not None

    @property
    def in_clear(self) -> int:
        """Give how many records lie readable that are closed in a study with encryption."""
        if self.header is None or self.has_keys:
            return self.doubted
        return self.doubted + sum(map(lies_readable, self.records))

    @property
    def closed(self) -> int:
        """Give how many records no key at hand opens."""
        return sum(isinstance(record.event, ClosedEvent) for record in self.records)


class FileReader:
    """Reads one journal file, all at once or as it grows."""

    def __init__(self, file: str, envelope: Envelope | None = None) -> None:
        """Begin before the first byte of `file` (its name, `facilitator.1.jsonl`)."""
        self.file = file
        self.writer, self.part = writer_and_part(file)
        self._envelope = envelope
        self._lines = LineReader()
        self._header: Header | None = None
        self._records: list[Record[Found]] = []

    @property
    def offset(self) -> int:
        """Give how many bytes were taken."""
        return self._lines.bytes

    def feed(self, data: bytes) -> tuple[Record[Found], ...]:
        """Take the bytes that follow; give the records that they complete.

        Raises Refused where the file's format is newer than this program.
        """
        new = []
        for line in self._lines.feed(data):
            if line.n == 0:
                self._header = _header(line, self.file)
            else:
                new.append(self._record(line))
        self._records += new
        return tuple(new)

    def so_far(self) -> JournalFile:
        """Give the file as far as it was read."""
        lines = self._lines
        return JournalFile(
            self.file,
            self.writer,
            self.part,
            self._header,
            tuple(self._records),
            lines.bytes,
            lines.head,
            lines.end_of_head,
            lines.torn_bytes,
            lines.damaged,
            lines.links,
        )

    @property
    def _session(self) -> str:
        return "" if self._header is None else self._header.session

    @property
    def _is_closed(self) -> bool:
        """Say whether its records are closed; where the header is lost, the session's keys say."""
        if self._header is None:
            return self._envelope is not None
        return self._header.keys is not None

    def _record(self, line: Line) -> Record[Found]:
        name = f"{self.writer}.{self.part}.{line.n}"
        at, utc = line.members.get("at"), line.members.get("utc")
        return Record(
            name,
            at if isinstance(at, int) else 0,
            str(utc),
            event_of(
                line.members, f"{self._session}/{name}", self._envelope, closed=self._is_closed
            ),
        )


def is_journal(file: str) -> bool:
    """Say whether `file` is the name of a journal file."""
    return _FILE.fullmatch(file) is not None


def writer_and_part(file: str) -> tuple[str, int]:
    """Give writer and part of a journal file's name. Raises ValueError for any other name."""
    found = _FILE.fullmatch(file)
    if found is None:
        raise ValueError("no name of a journal file")
    return found[1], int(found[2])


def _header(line: Line, file: str) -> Header | None:
    if line.members.get("format") != FORMAT:
        program = line.members.get("program", "a newer version")
        raise Refused(
            f"{file} has a format that facilitator {__version__} does not know.",
            f"Install facilitator {program}, which wrote it, or a newer one.",
        )
    try:
        return msgspec.convert(line.members, Header)
    except msgspec.ValidationError:
        return None


def lies_readable(record: Record[Found]) -> bool:
    """Say whether a record can be read without a key, of a type that is closed where keys are."""
    event = record.event
    return not isinstance(event, UnknownEvent | ClosedEvent) and not is_in_clear(type(event))
