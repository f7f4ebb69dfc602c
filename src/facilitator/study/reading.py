"""Read a session's journals: all files and writers in one order, what was written again once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.ports import Disk, Envelope
from facilitator.session.events import Record
from facilitator.session.events.made import event_name, event_version
from facilitator.study.again import not_again
from facilitator.study.codec import ClosedEvent, Found, UnknownEvent
from facilitator.study.header import Header
from facilitator.study.journal_file import (
    FileReader,
    JournalFile,
    is_journal,
    lies_readable,
    writer_and_part,
)
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

_HEADER_BYTES = 4096
"""Most headers are shorter: one that sees dozens of other files is not."""


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
        if any(file.has_keys for file in settled) if keyed is None else keyed:
            settled = tuple(file if file.has_keys else _doubted(file) for file in settled)
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


def _doubted(file: JournalFile) -> JournalFile:
    """Take from a file without keys what it says readably that is closed wherever keys are."""
    records = tuple(_unsaid(record) if lies_readable(record) else record for record in file.records)
    return replace(file, records=records, doubted=sum(map(lies_readable, file.records)))


def _unsaid(record: Record[Any]) -> Record[Found]:
    event = record.event
    e, v, of = event_name(type(event)), event_version(type(event)), getattr(event, "of", None)
    return Record(record.name, record.at, record.utc, ClosedEvent(e, v, of, spoilt=True))
