"""Where the sound lies in time: segments, unbroken stretches, and gaps of known length.

A sample's number counts on its source's line from the session's zero. Sample n of a file that was
played stands at n/rate seconds; a microphone's card counts by a clock of its own, so its samples
are placed by when they were heard (`session.source_clock`). Gaps are never filled and never hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from facilitator.session.events import Record
from facilitator.session.events import sound as heard
from facilitator.session.events.keeping import SoundClosed
from facilitator.session.source_clock import SourceClock, source_clock
from facilitator.units import Us, sample_at, us_of_sample

NO_LENGTHS: Mapping[str, int] = MappingProxyType({})
NO_CLOCKS: Mapping[str, SourceClock] = MappingProxyType({})
EXACT = SourceClock()
"""The clock of a file: sample n stands at n/rate."""


@dataclass(frozen=True, slots=True)
class SoundFile:
    """One segment on disk."""

    source: str
    file: str
    """Name within `sound/`."""
    first: int
    samples: int
    rate: int
    """Hz."""

    @property
    def end(self) -> int:
        """Give the number of the sample after its last."""
        return self.first + self.samples


@dataclass(frozen=True, slots=True)
class SoundStretch:
    """Sound without a break, over one file or several that join."""

    source: str
    rate: int
    """Hz."""
    first: int
    samples: int
    files: tuple[SoundFile, ...]
    clock: SourceClock = EXACT

    @property
    def start(self) -> Us:
        """Give the session time of its first sample."""
        return self.time_at(0)

    @property
    def end(self) -> Us:
        """Give the session time at which its last sample ends."""
        return self.clock.end_of(us_of_sample(self.first + self.samples, self.rate))

    def time_at(self, offset: Us) -> Us:
        """Give the session time of what is heard after `offset` microseconds of its sound."""
        return self.clock.time_of(us_of_sample(self.first, self.rate) + offset)

    def sample_at(self, time: Us) -> int:
        """Give the number of its first sample at or after a session time, or of its end."""
        found = sample_at(self.clock.place_at(time), self.rate)
        return min(max(found, self.first), self.first + self.samples)

    def between(self, start: Us, end: Us) -> SoundStretch | None:
        """Give what of it lies from one session time to another; None where that is nothing."""
        first, until = self.sample_at(start), self.sample_at(end)
        return replace(self, first=first, samples=until - first) if first < until else None


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without sound, and why."""

    start: Us
    end: Us
    why: heard.GapWhy


@dataclass(frozen=True, slots=True)
class Timeline:
    """The sound of one session."""

    files: tuple[SoundFile, ...] = ()
    gaps: tuple[Gap, ...] = ()
    clocks: Mapping[str, SourceClock] = field(default_factory=dict)
    """By source; one that is not there is exact."""

    @classmethod
    def of(
        cls, records: Iterable[Record[Any]], lengths: Mapping[str, int] = NO_LENGTHS
    ) -> Timeline:
        """Make it from the recorder's journal.

        `lengths` gives the samples that each file really holds: sound is written before its tick,
        so what lies beyond the last tick counts too.
        """
        opened: dict[str, heard.SegmentOpened] = {}
        samples: dict[str, int] = dict(lengths)
        said = [record.event for record in records]
        clocks = _clocks(said)
        gaps: list[Gap] = []
        for event in said:
            match event:
                case heard.SegmentOpened():
                    opened[event.file] = event
                case heard.TickWritten() | heard.SegmentClosed():
                    samples[event.file] = max(samples.get(event.file, 0), event.samples)
                case SoundClosed() if event.file in opened:
                    opened[event.into] = replace(opened.pop(event.file), file=event.into)
                    samples[event.into] = max(samples.get(event.into, 0), event.samples)
                case heard.GapLeft():
                    gaps.append(_gap(event, clocks.get(event.source, EXACT)))
                case _:
                    pass
        files = (
            SoundFile(event.source, name, event.first, samples.get(name, 0), event.rate)
            for name, event in opened.items()
        )
        return cls.laid(files, gaps, clocks)

    @classmethod
    def laid(
        cls,
        files: Iterable[SoundFile],
        gaps: Iterable[Gap] = (),
        clocks: Mapping[str, SourceClock] = NO_CLOCKS,
    ) -> Timeline:
        """Lay out files and gaps in order; no sample counts twice."""
        order = sorted(files, key=lambda file: (file.source, file.first, file.file))
        ending = (_until(file, after) for file, after in zip_longest(order, order[1:]))
        return cls(
            tuple(file for file in ending if file.samples),
            tuple(sorted(gaps, key=lambda gap: (gap.start, gap.end, gap.why))),
            clocks,
        )

    @property
    def stretches(self) -> tuple[SoundStretch, ...]:
        """Give the unbroken stretches, in order of time."""
        runs: list[list[SoundFile]] = []
        for file in self.files:
            last = runs[-1][-1] if runs else None
            if last and last.source == file.source and last.end == file.first:
                runs[-1].append(file)
            else:
                runs.append([file])
        stretches = [
            SoundStretch(
                run[0].source,
                run[0].rate,
                run[0].first,
                sum(f.samples for f in run),
                tuple(run),
                self.clocks.get(run[0].source, EXACT),
            )
            for run in runs
        ]
        return tuple(sorted(stretches, key=lambda stretch: (stretch.start, stretch.source)))

    def time_of(self, source: str, sample: int) -> Us:
        """Give the session time of a sample."""
        return self.clocks.get(source, EXACT).time_of(us_of_sample(sample, self._rate(source)))

    def sample_at(self, source: str, time: Us) -> int:
        """Give the first sample of a source at or after a session time."""
        return sample_at(self.clocks.get(source, EXACT).place_at(time), self._rate(source))

    def _rate(self, source: str) -> int:
        """Give the rate of a source's line. Raises ValueError where there is no sound of it."""
        found = [file.rate for file in self.files if file.source == source]
        if not found:
            raise ValueError(f"there is no sound of {source}")
        return found[0]

    @property
    def drift_ppm(self) -> Mapping[str, int]:
        """Give by how many millionths each source's card is fast (slow: below 0), where known."""
        found = ((source, clock.ppm) for source, clock in sorted(self.clocks.items()))
        return {source: ppm for source, ppm in found if ppm is not None}

    @property
    def recorded(self) -> Us:
        """Give how much sound there is."""
        return sum(us_of_sample(file.samples, file.rate) for file in self.files)

    @property
    def end(self) -> Us:
        """Give the session time at which the sound ends; 0 where there is none."""
        return max((stretch.end for stretch in self.stretches), default=0)


def _clocks(events: Sequence[Any]) -> dict[str, SourceClock]:
    """Give the clock of each source that is not exact, from what the recorder noted."""
    opened = {e.file: e for e in events if isinstance(e, heard.SegmentOpened)}
    starts: dict[str, list[Us]] = {}
    noted: dict[str, list[tuple[Us, Us]]] = {}
    for event in events:
        match event:
            case heard.RecorderStarted():
                place = us_of_sample(event.first, event.rate)
                starts.setdefault(event.source, []).append(place)
            case heard.GapLeft(why="overrun" | "device_lost" | "stopped"):
                place = us_of_sample(event.end, event.rate)
                starts.setdefault(event.source, []).append(place)
            case heard.TickWritten() if event.file in opened:
                piece = opened[event.file]
                place = us_of_sample(piece.first + event.samples, piece.rate)
                noted.setdefault(piece.source, []).append((place, event.heard))
            case _:
                pass
    clocks = {name: source_clock(starts.get(name, ()), noted[name]) for name in noted}
    return {name: clock for name, clock in clocks.items() if clock != EXACT}


def _gap(event: heard.GapLeft, clock: SourceClock) -> Gap:
    """Give where a gap lies: what follows it may have been heard by a device opened anew."""
    start, end = us_of_sample(event.start, event.rate), us_of_sample(event.end, event.rate)
    begins = clock.end_of(start)
    return Gap(begins, max(begins, clock.time_of(end)), event.why)


def _until(file: SoundFile, after: SoundFile | None) -> SoundFile:
    """Let a file end where the next of its source begins.

    After a failed sync it may hold more than was acknowledged, and the next one holds that again.
    """
    if after is None or after.source != file.source or after.first >= file.end:
        return file
    return replace(file, samples=after.first - file.first)
