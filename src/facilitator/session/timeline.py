"""Where the sound lies in time: segments, unbroken stretches, and gaps of known length.

A sample's number counts on its source's line from the session's zero, so sample n stands at n/rate
seconds of the session clock. Gaps are never filled and never hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from facilitator.session.events import Record
from facilitator.session.events import sound as heard
from facilitator.units import Us, us_of_sample

NO_LENGTHS: Mapping[str, int] = MappingProxyType({})


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

    @property
    def start(self) -> Us:
        """Give the session time of its first sample."""
        return us_of_sample(self.first, self.rate)

    @property
    def end(self) -> Us:
        """Give the session time of the sample after its last."""
        return us_of_sample(self.first + self.samples, self.rate)


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
        gaps: list[Gap] = []
        for record in records:
            match record.event:
                case heard.SegmentOpened() as event:
                    opened[event.file] = event
                case heard.TickWritten() | heard.SegmentClosed() as event:
                    samples[event.file] = max(samples.get(event.file, 0), event.samples)
                case heard.GapLeft() as event:
                    start = us_of_sample(event.start, event.rate)
                    gaps.append(Gap(start, us_of_sample(event.end, event.rate), event.why))
                case _:
                    pass
        files = (
            SoundFile(event.source, name, event.first, samples.get(name, 0), event.rate)
            for name, event in opened.items()
        )
        return cls.laid(files, gaps)

    @classmethod
    def laid(cls, files: Iterable[SoundFile], gaps: Iterable[Gap] = ()) -> Timeline:
        """Lay out files and gaps in order; no sample counts twice."""
        order = sorted(files, key=lambda file: (file.source, file.first, file.file))
        ending = (_until(file, after) for file, after in zip_longest(order, order[1:]))
        return cls(
            tuple(file for file in ending if file.samples),
            tuple(sorted(gaps, key=lambda gap: (gap.start, gap.end, gap.why))),
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
                run[0].source, run[0].rate, run[0].first, sum(f.samples for f in run), tuple(run)
            )
            for run in runs
        ]
        return tuple(sorted(stretches, key=lambda stretch: (stretch.start, stretch.source)))

    @property
    def recorded(self) -> Us:
        """Give how much sound there is."""
        return sum(us_of_sample(file.samples, file.rate) for file in self.files)

    @property
    def end(self) -> Us:
        """Give the session time at which the sound ends; 0 where there is none."""
        return max((stretch.end for stretch in self.stretches), default=0)


def _until(file: SoundFile, after: SoundFile | None) -> SoundFile:
    """Let a file end where the next of its source begins.

    After a failed sync it may hold more than was acknowledged, and the next one holds that again.
    """
    if after is None or after.source != file.source or after.first >= file.end:
        return file
    return replace(file, samples=after.first - file.first)
