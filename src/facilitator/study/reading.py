"""Read journals back: every line that fits, what does not named, all writers in one order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from facilitator import __version__
from facilitator.errors import Refused
from facilitator.ports import Disk, Envelope
from facilitator.session.events import Record
from facilitator.session.events.made import event_name, event_version, is_in_clear
from facilitator.study.again import not_again
from facilitator.study.codec import ClosedEvent, Found, UnknownEvent, event_of
from facilitator.study.header import FORMAT, Header
from facilitator.study.lines import Damage, Line, LineReader
from facilitator.study.merge import merged

__all__ = [
    "ClosedEvent",
    "FileReader",
    "JournalFile",
    "Reading",
    "UnknownEvent",
    "is_journal",
    "journal_bytes",
    "journals_in",
    "read_folder",
    "session_in",
    "writer_and_part",
]

_FILE = re.compile(r"([a-z]+(?:-[0-9a-f]{4})?)\.([1-9]\d*)\.jsonl")
_HEADER_BYTES = 4096
"""Most headers are shorter: one that sees dozens of other files is not."""


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
    def in_clear(self) -> int:
        """Give how many records lie readable that are closed in a study with encryption."""
        if self.header is None or _has_keys(self):
            return self.doubted
        return self.doubted + sum(map(_is_clear, self.records))

    @property
    def closed(self) -> int:
        """Give how many records no key at hand opens."""
        return sum(isinstance(record.event, ClosedEvent) for record in self.records)


@dataclass(frozen=True, slots=True)
class Reading:
    """All journals of one session."""

    files: tuple[JournalFile, ...] = ()
    """By writer and part."""
    records: tuple[Record[Found], ...] = field(default=(), repr=False)
    """Of all writers, merged."""

    @staticmethod
    def of(files: Iterable[JournalFile], *, keyed: bool | None = None) -> Reading:
        """Put files together: what was written again counts once.

        `keyed` says whether the session has keys, so that a readable record is believed only of a
        type that is readable in every study: whoever can write the folder can put one in. None:
        the headers say.
        """
        settled = _settled(sorted(files, key=lambda found: (found.writer, found.part)))
        if any(map(_has_keys, settled)) if keyed is None else keyed:
            settled = tuple(file if _has_keys(file) else _doubted(file) for file in settled)
        apart = frozenset[str]().union(*(file.apart for file in settled))
        return Reading(settled, merged((r for file in settled for r in file.records), apart))

    @property
    def session(self) -> str | None:
        """Give the session's 16 hex digits: those in most of the headers that can be read."""
        named = Counter(file.header.session for file in self.files if file.header is not None)
        return max(named, key=named.__getitem__, default=None)

    def newest_header(self) -> Header | None:
        """Give the header that was written last, by UTC."""
        headers = (file.header for file in self.files if file.header is not None)
        return max(headers, key=lambda header: (header.utc0, header.t0), default=None)


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


def read_folder(
    disk: Disk,
    folder: str,
    envelope: Envelope | None = None,
    *,
    rescue: str | None = None,
    keyed: bool | None = None,
) -> Reading:
    """Read all journals in `folder` (a session's `journal/`) and in `rescue`; none if absent.

    `keyed` says whether the session has keys, as `Reading.of` takes it.
    Raises OSError where a file cannot be read, Refused where one has a newer format.
    """
    files = []
    for name, place in journals_in(disk, folder, rescue).items():
        reader = FileReader(name, envelope)
        reader.feed(journal_bytes(disk, place, folder, name))
        files.append(reader.so_far())
    return Reading.of(files, keyed=keyed)


def journals_in(disk: Disk, folder: str, rescue: str | None = None) -> dict[str, str]:
    """Give in which folder each journal file lies: name -> `folder`, or `rescue`.

    Of one that lies in both, that in `folder` may be an unfinished copy; where it holds anything
    else, it is the one that counts.
    """
    found = {name: folder for name in disk.names(folder) if is_journal(name)}
    for name in filter(is_journal, disk.names(rescue) if rescue else ()):
        away = disk.read(f"{rescue}/{name}") if name in found else b""
        if name not in found or away.startswith(disk.read(f"{folder}/{name}")):
            found[name] = str(rescue)
    return found


def journal_bytes(disk: Disk, place: str, home: str, name: str, offset: int = 0) -> bytes:
    """Give a journal file from `offset` on, as `journals_in` found it. Raises OSError."""
    try:
        return disk.read(f"{place}/{name}", offset)
    except FileNotFoundError:  # it came home since
        return disk.read(f"{home}/{name}", offset)


def session_in(disk: Disk, folder: str) -> str | None:
    """Give the session's 16 hex digits from the first header in `folder`, and read no further.

    Raises as `read_folder` does.
    """
    return next((header.session for header in _headers(disk, folder)), None)


def keys_in(disk: Disk, folder: str) -> tuple[str, ...]:
    """Give the names of the keys in the first header in `folder` that is not a recorder's.

    Raises as `read_folder` does.
    """
    headers = (header for header in _headers(disk, folder) if header.writer != "recorder")
    return next((header.keys or () for header in headers), ())


def _headers(disk: Disk, folder: str) -> Iterator[Header]:
    for name in filter(is_journal, disk.names(folder)):
        reader = FileReader(name)
        beginning = disk.read(f"{folder}/{name}", 0, _HEADER_BYTES)
        if b"\n" not in beginning:
            beginning = disk.read(f"{folder}/{name}")
        reader.feed(beginning.partition(b"\n")[0] + b"\n")
        header = reader.so_far().header
        if header is not None:
            yield header


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


def _settled(files: Sequence[JournalFile]) -> tuple[JournalFile, ...]:
    """Take away what a part holds beyond where its next one goes on, if it was written again."""
    goes_on = {
        (file.writer, file.header.after.file): file.header.after.n
        for file in files
        if file.header is not None and file.header.after is not None
    }
    settled: list[JournalFile] = []
    for file in reversed(files):  # what was written again may have failed once more
        last = goes_on.get((file.writer, file.file), file.head[0])
        if file.head[0] > last:
            later = [r for one in settled if one.writer == file.writer for r in one.records]
            file = _without_again(file, last, later)
        settled.append(file)
    return tuple(reversed(settled))


def _without_again(file: JournalFile, last: int, later: Iterable[Record[Found]]) -> JournalFile:
    held = tuple(record for record in file.records if int(record.name.rpartition(".")[2]) <= last)
    apart = not_again(file.records[len(held) :], later)
    return replace(
        file,
        records=(*held, *apart),
        again=len(file.records) - len(held) - len(apart),
        apart=frozenset(record.name for record in apart),
    )


def _has_keys(file: JournalFile) -> bool:
    return file.header is not None and file.header.keys is not None


def _is_clear(record: Record[Found]) -> bool:
    event = record.event
    return not isinstance(event, UnknownEvent | ClosedEvent) and not is_in_clear(type(event))


def _doubted(file: JournalFile) -> JournalFile:
    """Take from a file without keys what it says readably that is closed wherever keys are."""
    records = tuple(_unsaid(record) if _is_clear(record) else record for record in file.records)
    return replace(file, records=records, doubted=sum(map(_is_clear, file.records)))


def _unsaid(record: Record[Any]) -> Record[Found]:
    event = record.event
    e, v, of = event_name(type(event)), event_version(type(event)), getattr(event, "of", None)
    return Record(record.name, record.at, record.utc, ClosedEvent(e, v, of, spoilt=True))
