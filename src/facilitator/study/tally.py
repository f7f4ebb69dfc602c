"""What a session's journals say without a key: how much of what is in them, and how much sound.

Types and times stand in the clear in every study, and the recorder's journal is clear throughout.
A count remembers where in its file it ends and goes on from there: since each line's hash covers
all before it, one look at the end of a file tells whether only news has come.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import msgspec

from facilitator.ports import Disk
from facilitator.session.events import sound
from facilitator.session.timeline import SoundFile, Timeline
from facilitator.study import chain
from facilitator.study.codec import event_of
from facilitator.study.reading import FileReader, journal_bytes, journals_in
from facilitator.units import Us

_H_DIGITS = 64
_END = b'"}\n'
_BACK_BYTES = _H_DIGITS + len(_END)
"""The end of a line: its hash, and what closes it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted of one journal file."""

    bytes: int = 0
    """Up to the end of the last line that counts."""
    h: str = chain.FIRST
    """The hash written on that line."""
    types: dict[str, int] = field(default_factory=dict)
    """Records by type, `gap.left`; one that was written again in a new part counts twice."""
    sounds: dict[str, SoundFile] = field(default_factory=dict)
    """What is known to be on the disk of each sound file."""
    lines: int = 0
    """Up to there, those that do not count among them."""
    broken: int | None = None
    """The first line that does not fit its hash, from 1."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What all journals of a session say without a key."""

    session: str | None = None
    """Its 16 hex digits; None where no header can be read."""
    files: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def recorded(self) -> Us:
        """Give how much sound there is, up to the recorder's last tick."""
        found: dict[str, SoundFile] = {}
        for tally in self.files.values():
            for name, file in tally.sounds.items():
                found[name] = _longer(found.get(name), file)
        return Timeline.laid(found.values()).recorded

    @property
    def has_sound(self) -> bool:
        """Say whether anything was recorded."""
        sounds = (file for tally in self.files.values() for file in tally.sounds.values())
        return any(file.samples for file in sounds)

    @property
    def broken(self) -> str | None:
        """Say where a journal is broken first: `line 812 of facilitator-1.jsonl`."""
        found = ((name, tally.broken) for name, tally in sorted(self.files.items()))
        return next((f"line {at} of {name}" for name, at in found if at is not None), None)

    def count(self, *types: str) -> int:
        """Give how many records are of one of these types."""
        return sum(tally.types.get(e, 0) for tally in self.files.values() for e in types)


def glance(
    disk: Disk, folder: str, before: Glance | None = None, *, rescue: str | None = None
) -> Glance:
    """Count what is in `folder` (a session's `journal/`) and in `rescue`, on from `before`.

    Where a file does not end there as it did then, it is counted anew. Raises OSError where a file
    cannot be read, Refused where one has a newer format.
    """
    known = {} if before is None else before.files
    session = None if before is None else before.session
    files = {}
    for name, place in journals_in(disk, folder, rescue).items():
        read = partial(journal_bytes, disk, place, folder, name)
        tally = _news(read, known[name]) if name in known else None
        if tally is None:
            data = read()
            session = _session(name, data) or session
            tally = _counted(Tally(), data)
        files[name] = tally
    return Glance(session if files else None, files)


def _news(read: Callable[[int], bytes], known: Tally) -> Tally | None:
    """Count what came after `known`; None where the file does not end as it did then."""
    if known.bytes < _BACK_BYTES or not known.lines:  # an earlier version counted no lines
        return None
    end = read(known.bytes - _BACK_BYTES)
    if end[:_BACK_BYTES] != known.h.encode("ascii") + _END:
        return None
    news = end[_BACK_BYTES:]
    return _counted(known, news) if b"\n" in news else known


def _counted(tally: Tally, data: bytes) -> Tally:
    """Count the lines of `data`, which follows what `tally` holds."""
    types, sounds = dict(tally.types), dict(tally.sounds)
    place, end, h = tally.bytes, tally.bytes, tally.h
    broken, lines = tally.broken, tally.lines
    before: str | None = tally.h
    for number, line in enumerate(data.split(b"\n")[:-1], tally.lines + 1):
        place += len(line) + 1
        written = chain.written(line)
        if written is not None and chain.fits(line, before):
            end, h, lines = place, written, number
            e = _type(line)
            if e is not None:
                types[e] = types.get(e, 0) + 1
                _hear(line, e, sounds)
        else:
            broken = broken or number
        before = written
    return Tally(end, h, types, sounds, lines, broken)


class _Typed(msgspec.Struct):
    e: str | None = None


_typed = msgspec.json.Decoder(_Typed)


def _type(line: bytes) -> str | None:
    """Give the type of a line's record; None for the header."""
    try:
        return _typed.decode(line).e
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _hear(line: bytes, e: str, sounds: dict[str, SoundFile]) -> None:
    """Take a record of the recorder's into what is known of each sound file."""
    if e not in ("segment.opened", "tick.written", "segment.closed"):
        return
    event = event_of(msgspec.json.decode(line))
    if isinstance(event, sound.SegmentOpened):
        file = SoundFile(event.source, event.file, event.first, 0, event.rate)
        sounds[event.file] = _longer(sounds.get(event.file), file)
    elif isinstance(event, sound.TickWritten | sound.SegmentClosed):
        file = SoundFile("", event.file, 0, event.samples, 0)
        sounds[event.file] = _longer(sounds.get(event.file), file)


def _longer(one: SoundFile | None, other: SoundFile) -> SoundFile:
    """Join what two records say of a file: one knows where it begins, one how long it is."""
    if one is None:
        return other
    opened = one if one.rate else other
    return replace(opened, samples=max(one.samples, other.samples))


def _session(name: str, data: bytes) -> str | None:
    """Give the session that a journal file is of, by its header. Raises Refused."""
    reader = FileReader(name)
    reader.feed(data.partition(b"\n")[0] + b"\n")
    header = reader.so_far().header
    return None if header is None else header.session
