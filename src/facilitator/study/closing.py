"""Close the journals of a session that was written down in clear: same names, same records.

Each line is made again with its number, time and type as they were, facts and words closed. That
gives other hashes, and journals name each other by hash: so all of a session are made again
together, and wherever one names a record of another the new hash stands. The hashes of before are
left out, for whoever knew them could try out what the words had been.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from facilitator.canonical import canonical
from facilitator.errors import Damaged, Refused
from facilitator.ports import Envelope
from facilitator.session.events import Record
from facilitator.session.events.desk import SignedOff
from facilitator.session.events.keeping import SessionSealed
from facilitator.session.events.live import SessionEnded
from facilitator.session.events.machine import (
    TranscriptImported,
    TranscriptionEnded,
    TranscriptionStarted,
)
from facilitator.session.events.made import changed
from facilitator.study import chain
from facilitator.study.codec import ClosedEvent, Found, UnknownEvent, members_of
from facilitator.study.header import After, Header
from facilitator.study.lines import Line, LineReader
from facilitator.study.reading import FileReader, JournalFile

NAMING = (
    SessionEnded, SessionSealed, SignedOff,
    TranscriptionStarted, TranscriptionEnded, TranscriptImported,
)  # fmt: skip
"""Events that name files, or records of other journals by their hash."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Under which names lies now what journals name."""

    heard: Mapping[str, str] = field(default_factory=dict)
    """Within `heard/`: before and now."""
    sounds: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Within `sound/`: before, and now with its bytes."""


def closed_journals(
    files: Mapping[str, bytes], envelope: Envelope, moved: Moved, in_clear: tuple[str, ...]
) -> dict[str, bytes]:
    """Give the bytes of each journal file as it lies closed.

    `in_clear` are writers of which nothing is closed. Lines that do not fit the chain are left out.
    Raises Refused for what a newer program wrote, Damaged where what was made does not open again.
    """
    work = _Work({name: _Source.of(name, data, envelope) for name, data in files.items()})
    work.envelope, work.moved, work.in_clear = envelope, moved, in_clear
    made = {name: work.whole(name) for name in files}
    for name, data in made.items():
        _compare(work.sources[name].file, _Source.of(name, data, envelope).file)
    return made


@dataclass(slots=True)
class _Source:
    """A file as it was, and what of it is made again so far."""

    file: JournalFile
    lines: list[Line]
    data: bytearray = field(default_factory=bytearray)
    ends: dict[int, tuple[int, str]] = field(default_factory=dict)
    """n -> where its line ends, and its hash, in `data`."""

    @staticmethod
    def of(name: str, data: bytes, envelope: Envelope) -> _Source:
        reader = FileReader(name, envelope)
        reader.feed(data)
        return _Source(reader.so_far(), LineReader().feed(data))

    @property
    def last_h(self) -> str:
        return next(reversed(self.ends.values()))[1] if self.ends else chain.FIRST


@dataclass(slots=True)
class _Work:
    sources: dict[str, _Source]
    envelope: Envelope = field(init=False)
    moved: Moved = field(init=False)
    in_clear: tuple[str, ...] = field(init=False)

    def whole(self, name: str) -> bytes:
        source = self.sources[name]
        if source.lines:  # else its first line was never finished, and nothing of it counts
            self._until(source, source.file.head[0])
        return bytes(source.data)

    def _until(self, source: _Source, n: int) -> None:
        """Make lines up to record n; those of other files that they name are made on the way."""
        if not source.ends:
            self._add(source, 0, msgspec.to_builtins(self._header(source.file)))
        events = {record.name: record for record in source.file.records}
        for line in source.lines:
            if line.n <= n and line.n not in source.ends:
                record = events[f"{source.file.writer}.{source.file.part}.{line.n}"]
                self._add(source, line.n, self._members(source.file, line, record))

    def _add(self, source: _Source, n: int, members: dict[str, Any]) -> None:
        line, h = chain.closed(canonical(members), source.last_h)
        source.data += line
        source.ends[n] = (len(source.data), h)

    def _header(self, file: JournalFile) -> Header:
        header = file.header or self._lost_header(file)
        keys = header.keys
        if keys is None and file.writer not in self.in_clear:
            keys = (self.envelope.name("record"), self.envelope.name("words"))
        after = header.after and After(
            header.after.file, header.after.n, self._h(*_place(header.after)), 0
        )
        sees = {name: (n, self._h(name, n, h)) for name, (n, h) in header.sees.items()}
        return replace(header, keys=keys, after=after, sees=sees)

    def _lost_header(self, file: JournalFile) -> Header:
        """Give what is known of a file whose first line is damaged, from another of its session."""
        others = (source.file.header for source in self.sources.values())
        like = next((header for header in others if header is not None), None)
        if like is None:
            raise Damaged(
                f"No journal of the session has a whole first line, {file.file} neither.",
                "Bring one of them back from a copy; facilitator verify names them.",
            )
        first = file.records[0]
        mine = replace(like, writer=file.writer, part=file.part, after=None, sees={}, keys=None)
        return replace(mine, t0=first.at, utc0=first.utc)

    def _members(self, file: JournalFile, line: Line, record: Record[Found]) -> dict[str, Any]:
        members = {name: value for name, value in line.members.items() if name != "h"}
        event = record.event
        if isinstance(event, ClosedEvent) or file.writer in self.in_clear:
            return members
        if isinstance(event, UnknownEvent):
            raise Refused(
                f"{record.name} is of a kind that this version does not know, so it cannot be "
                "closed.",
                "Seal the session with the version of the program that wrote it.",
            )
        named = self._named(event)
        if named is event and isinstance(members.get("d"), str):
            return members
        session = "" if file.header is None else file.header.session
        id = f"{session}/{record.name}"
        return members | members_of(named, id, self.envelope, at=record.at)

    def _named(self, event: Any) -> Any:
        """Give the event with the names that are right now."""
        match event:
            case SessionEnded() | SessionSealed():
                return changed(event, journals=tuple(self._head(*one) for one in event.journals))
            case SignedOff():
                heads = tuple((name, n, self._h(name, n, h)) for name, n, h in event.heads)
                return changed(event, heads=heads)
            case TranscriptionStarted():
                sounds = tuple(self.moved.sounds.get(name, (name, b)) for name, b in event.sounds)
                return changed(event, sounds=sounds)
            case TranscriptionEnded() | TranscriptImported():
                return changed(event, file=self.moved.heard.get(event.file, event.file))
            case _:
                return event

    def _head(self, name: str, size: int, n: int, h: str) -> tuple[str, int, int, str]:
        now = self._h(name, n, h)
        return (name, size, n, h) if now == h else (name, self.sources[name].ends[n][0], n, now)

    def _h(self, name: str, n: int, h: str) -> str:
        """Give the hash of a record now; one that is not the record named stays as it is."""
        source = self.sources.get(name)
        if source is None or source.file.links.get(n) != h:
            return h
        self._until(source, n)
        return source.ends[n][1]


def _place(after: After) -> tuple[str, int, str]:
    return after.file, after.n, after.h


def _compare(before: JournalFile, now: JournalFile) -> None:
    """Raise Damaged unless every record of before is in what was made."""
    if now.damaged or len(before.records) != len(now.records):
        raise _no_copy(before)
    for old, new in zip(before.records, now.records, strict=True):
        places = (old.name, old.at, old.utc) == (new.name, new.at, new.utc)
        same = type(old.event) is type(new.event) if _names(old) else old.event == new.event
        if not places or not same:
            raise _no_copy(before)


def _names(record: Record[Found]) -> bool:
    return isinstance(record.event, NAMING)


def _no_copy(file: JournalFile) -> Damaged:
    return Damaged(
        f"{file.file} did not come out of closing as it went in.",
        "Nothing was changed: it lies as it was. Please report this with `facilitator verify`.",
    )
