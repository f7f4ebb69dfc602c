"""Whether sound files still hold what the recorder wrote.

The recorder notes the SHA-256 of a file's bytes every five seconds, as they were then; so without
any key a difference can be told to within a tick. With the session's key each block of a closed
file is opened as well, and one that was changed, moved or brought from elsewhere is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from facilitator.ports import CheckedSound, Envelope
from facilitator.session.events import Record
from facilitator.session.events.keeping import SessionSealed, SoundClosed
from facilitator.session.events.live import SessionEnded
from facilitator.session.events.sound import SegmentClosed, SegmentOpened, TickWritten
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import SessionFolder
from facilitator.units import SAMPLE_BYTES
from facilitator.workflow import wiring


@dataclass(slots=True)
class Noted:
    """What journals say of one sound file."""

    file: str
    opened: SegmentOpened | None = None
    ticks: list[TickWritten] = field(default_factory=list)
    closed: SegmentClosed | None = None
    copied_samples: int = 0
    """What it holds of a file that was recorded in clear and is gone."""
    ends: list[tuple[int, str]] = field(default_factory=list)
    """[bytes, SHA-256] as it was closed, as the session ended, and as it was sealed."""

    @property
    def safe_samples(self) -> int:
        """Give how many samples were acknowledged."""
        last = self.closed or (self.ticks[-1] if self.ticks else None)
        return self.copied_samples if last is None else last.samples


@dataclass(frozen=True, slots=True)
class FoundSound:
    """What a sound file turned out to be."""

    file: str
    samples: int
    seconds: float
    problem: str | None
    """A sentence; None for a whole file."""
    note: str | None = None
    """A sentence worth knowing that is no damage."""
    shut: bool = False
    """Whether no key at hand opens it."""


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
                _of(found, event.file).ends.append((event.bytes, event.sha))
            case SoundClosed() as event:
                found.pop(event.file, None)
                _of(found, event.into).copied_samples = event.samples
            case SessionEnded(sounds=sounds) | SessionSealed(sounds=sounds):
                for name, length, sha in sounds:
                    _of(found, name).ends.append((length, sha))
            case _:
                pass
    return found


def check_sound(
    folder: SessionFolder, records: Iterable[Record[Any]]
) -> tuple[tuple[FoundSound, ...], list[str]]:
    """Look at every sound file that is there or that journals name; give all, and what is wrong."""
    paths, said, envelope = wiring.sound_paths(folder.sounds), noted(records), folder.envelope
    found, problems = [], []
    for name in sorted({*paths, *said}):
        try:
            sound = look(said.get(name) or Noted(name), paths.get(name), envelope)
        except OSError as failure:
            problems.append(f"{name} cannot be read ({failure.strerror}).")
            continue
        if name in paths or sound.problem:
            found.append(sound)
    problems += [sound.problem for sound in found if sound.problem]
    return tuple(found), problems


def look(said: Noted, path: Path | None, envelope: Envelope | None = None) -> FoundSound:
    """Hold a sound file (None: it is missing) against what journals say of it. Raises OSError."""
    if path is None:
        never_begun = not said.safe_samples and not said.ends
        lost = None if never_begun else f"{said.file} is missing: journals name it."
        return FoundSound(said.file, 0, 0.0, lost)
    data = SystemDisk().read(str(path))
    found = wiring.checked_sound(path, data, envelope)
    rate = found.rate or (said.opened.rate if said.opened else 1)
    torn = None
    if found.torn_bytes:
        torn = f"{said.file} ends in {found.torn_bytes} bytes of a block that was never finished."
    problem = next(_problems(said, data, found, rate), None)
    return FoundSound(said.file, found.samples, found.samples / rate, problem, torn, found.shut)


def _problems(said: Noted, data: bytes, found: CheckedSound, rate: int) -> Iterator[str]:
    """Give what is wrong with a file, the plainest first."""
    for first, end, why in found.missing:
        yield f"{said.file} cannot be read from {first / rate:.1f} to {end / rate:.1f} s: it {why}."
    for length, sha in said.ends:
        if len(data) < length:
            seconds = (length - len(data)) / (rate * SAMPLE_BYTES)
            yield f"{said.file} is cut off: its last {seconds:.1f} s are missing."
        elif len(data) > length or sha256(data).hexdigest() != sha:
            yield _where(said, found, rate)
    if said.ends:
        return
    if found.samples < said.safe_samples:
        seconds = (said.safe_samples - found.samples) / rate
        yield f"{said.file} is cut off: {seconds:.1f} s that were written are missing."
    elif said.ticks and not _fits(said.ticks[-1], found):
        yield _where(said, found, rate)


def _where(said: Noted, found: CheckedSound, rate: int) -> str:
    """Say between which ticks the first difference lies."""
    places = [0, *(tick.samples for tick in said.ticks)]
    for (start, end), tick in zip(pairwise(places), said.ticks, strict=True):
        if not _fits(tick, found):
            return (
                f"{said.file} is not what was written: something changed between "
                f"{start / rate:.1f} s and {end / rate:.1f} s of it."
            )
    after = places[-1] / rate
    return f"{said.file} is not what was written: something changed after {after:.1f} s of it."


def _fits(tick: TickWritten, found: CheckedSound) -> bool:
    return sha256(found.begun[: tick.bytes]).hexdigest() == tick.sha


def _of(found: dict[str, Noted], name: str) -> Noted:
    return found.setdefault(name, Noted(name))
