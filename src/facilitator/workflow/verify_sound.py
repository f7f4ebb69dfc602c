"""Whether sound files still hold what the recorder wrote.

The recorder notes the SHA-256 of a file's bytes every five seconds, under the header as it was
first written; where a file was closed early its two length fields were set afterwards. So the
lengths are put back before a tick is compared, and a difference can be told to within a tick.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any

from facilitator.session.events import Record
from facilitator.session.events.live import SessionEnded
from facilitator.session.events.sound import SegmentClosed, SegmentOpened, TickWritten

PIECE_SECONDS = 60
"""What the header of every piece promises (`audio.pieces` writes it)."""


@dataclass(slots=True)
class Noted:
    """What journals say of one sound file."""

    file: str
    opened: SegmentOpened | None = None
    ticks: list[TickWritten] = field(default_factory=list)
    closed: SegmentClosed | None = None
    at_end: tuple[int, str] | None = None
    """(bytes, SHA-256) at the end of the session."""

    @property
    def safe_samples(self) -> int:
        """Give how many samples were acknowledged."""
        last = self.closed or (self.ticks[-1] if self.ticks else None)
        return 0 if last is None else last.samples


@dataclass(frozen=True, slots=True)
class FoundSound:
    """What a sound file turned out to be."""

    file: str
    samples: int
    seconds: float
    problem: str | None
    """A sentence; None for a whole file."""


def noted(records: Iterable[Record[Any]]) -> dict[str, Noted]:
    """Gather what journals say of each sound file, by name."""
    found: dict[str, Noted] = {}
    for record in records:
        match record.event:
            case SegmentOpened() as event:
                _of(found, event.file).opened = event
            case TickWritten() as event:
                _of(found, event.file).ticks.append(event)
            case SegmentClosed() as event:
                _of(found, event.file).closed = event
            case SessionEnded(sounds=sounds):
                for name, length, sha in sounds:
                    _of(found, name).at_end = (length, sha)
            case _:
                pass
    return found


def look(said: Noted, data: bytes | None) -> FoundSound:
    """Hold the bytes of a sound file (None: it is missing) against what journals say of it."""
    if data is None:
        never_begun = not said.safe_samples and said.at_end is None
        lost = None if never_begun else f"{said.file} is missing: journals name it."
        return FoundSound(said.file, 0, 0.0, lost)
    rate, channels, data_at = _header(data, said.opened)
    samples = max(len(data) - data_at, 0) // (2 * channels)
    problem = _problem(said, data, rate * channels * 2, data_at)
    return FoundSound(said.file, samples, samples / rate, problem)


def _problem(said: Noted, data: bytes, bytes_per_second: int, data_at: int) -> str | None:
    ends = [(said.closed.bytes, said.closed.sha)] if said.closed else []
    ends += [said.at_end] if said.at_end else []
    for length, sha in ends:
        if len(data) < length:
            seconds = (length - len(data)) / bytes_per_second
            return f"{said.file} is cut off: its last {seconds:.1f} s are missing."
        if len(data) > length or sha256(data).hexdigest() != sha:
            return _where(said, data, bytes_per_second, data_at)
    if not ends and said.ticks:
        last = said.ticks[-1]
        if len(data) < last.bytes:
            seconds = (last.bytes - len(data)) / bytes_per_second
            return f"{said.file} is cut off: {seconds:.1f} s that were written are missing."
        if not _fits(last, _as_begun(data, bytes_per_second, data_at)):
            return _where(said, data, bytes_per_second, data_at)
    return None


def _where(said: Noted, data: bytes, bytes_per_second: int, data_at: int) -> str:
    begun = _as_begun(data, bytes_per_second, data_at)
    places = [0, *(tick.bytes for tick in said.ticks)]
    for (start, end), tick in zip(pairwise(places), said.ticks, strict=True):
        if not _fits(tick, begun):
            first = max(start - data_at, 0) / bytes_per_second
            last = max(end - data_at, 0) / bytes_per_second
            return (
                f"{said.file} is not what was written: something changed between {first:.1f} s and "
                f"{last:.1f} s of it."
            )
    last = max(places[-1] - data_at, 0) / bytes_per_second
    return f"{said.file} is not what was written: something changed after {last:.1f} s of it."


def _fits(tick: TickWritten, begun: bytes) -> bool:
    return sha256(begun[: tick.bytes]).hexdigest() == tick.sha


def _as_begun(data: bytes, bytes_per_second: int, data_at: int) -> bytes:
    """Give the file with the two lengths that its header promised at first."""
    if data_at < 12 or len(data) < data_at:
        return data
    promised = PIECE_SECONDS * bytes_per_second
    begun = bytearray(data)
    begun[4:8] = (data_at - 8 + promised).to_bytes(4, "little")
    begun[data_at - 4 : data_at] = promised.to_bytes(4, "little")
    return bytes(begun)


def _header(data: bytes, opened: SegmentOpened | None) -> tuple[int, int, int]:
    """Give (rate, channels, where the sound begins), from the journal where it has them."""
    rate, channels, place = 0, 1, 12
    while place + 8 <= len(data):
        kind, length = (
            data[place : place + 4],
            int.from_bytes(data[place + 4 : place + 8], "little"),
        )
        place += 8
        if kind == b"data":
            break
        if kind == b"fmt ":
            channels = int.from_bytes(data[place + 2 : place + 4], "little")
            rate = int.from_bytes(data[place + 4 : place + 8], "little")
        place += length + length % 2
    if opened is not None:
        rate, channels = opened.rate, opened.channels
    return max(rate, 1), max(channels, 1), min(place, len(data))


def _of(found: dict[str, Noted], name: str) -> Noted:
    return found.setdefault(name, Noted(name))
