"""Turns a session's sound into words, piece by piece; stopped, it goes on where it was.

Each piece is an event as soon as it is done. When all are, the whole run is stored once in `heard/`
and never made again: the same weights give other words on another machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from facilitator.canonical import canonical
from facilitator.errors import Refused
from facilitator.ports import (
    Ear,
    Heard,
    HeardPiece,
    HeardWord,
    Hearing,
    Ledger,
    Progress,
    Stretch,
    Tell,
)
from facilitator.session.events import Machine
from facilitator.session.events.machine import PieceHeard, TranscriptionEnded, TranscriptionStarted
from facilitator.session.timeline import SoundStretch
from facilitator.units import SECOND, Us, sample_at, us_of_sample

BLOCK_SECONDS = 60
"""How much sound the gate is given at once: a whole group does not fit into a small memory."""
SOURCES = ("mic", "file", "backup")
"""Which source is heard, where there are several."""

ReadSound = Callable[[SoundStretch], bytes]
"""Gives a stretch's 16-bit PCM."""


@dataclass(frozen=True, slots=True)
class Work:
    """One session's sound, and what was made of it before."""

    session: str
    stretches: tuple[SoundStretch, ...]
    sounds: tuple[tuple[str, int], ...]
    """[file, bytes] of what is heard."""
    records: tuple[Any, ...]
    """The session's standing records."""


def heard_stretches(stretches: tuple[SoundStretch, ...]) -> tuple[SoundStretch, ...]:
    """Give the stretches of the one source that is heard."""
    there = {stretch.source for stretch in stretches}
    chosen = next((source for source in SOURCES if source in there), None)
    return tuple(stretch for stretch in stretches if stretch.source == chosen)


def finished_run(
    work: Work, engine: str, model_sha256: str
) -> tuple[TranscriptionStarted, TranscriptionEnded] | None:
    """Give the last run that is whole, if it heard this very sound with this very model."""
    begun = {
        r.event.run: r.event for r in work.records if isinstance(r.event, TranscriptionStarted)
    }
    for record in reversed(work.records):
        ended = record.event
        if isinstance(ended, TranscriptionEnded) and ended.run in begun:
            run = begun[ended.run]
            made_with = (run.engine, run.model_sha256, run.sounds)
            return (run, ended) if made_with == (engine, model_sha256, work.sounds) else None
    return None


class Transcription:
    """One run of an engine over one session."""

    def __init__(
        self,
        work: Work,
        ear: Ear,
        read_sound: ReadSound,
        ledger: Ledger[Machine],
        at: Callable[[], Us],
    ) -> None:
        """Take what there is; nothing is read or written yet. `at` is the session's clock."""
        if not work.stretches:
            raise Refused(
                f"{work.session} has no sound to transcribe.",
                "facilitator verify says what was recorded.",
            )
        self._work = work
        self._ear = ear
        self._read = read_sound
        self._ledger = ledger
        self._at = at

    def run(self, tell: Tell, store: Callable[[bytes], str], *, restart: bool = False) -> Heard:
        """Hear everything that is not heard yet, and `store` the run whole; give it.

        Stopped at any moment (a signal, an exception), what is done stays: the next run of the
        same engine over the same sound goes on there, unless `restart`.
        """
        started = self._standing_run(restart=restart)
        hearings = self._listen(tell)
        pieces = tuple(self._decoded(started.run, hearings, tell))
        heard = self._whole(started, hearings, pieces)
        name = store(canonical(msgspec.to_builtins(heard)))
        self._ledger.append(TranscriptionEnded(started.run, name), at=self._at())
        return heard

    def _standing_run(self, *, restart: bool) -> TranscriptionStarted:
        """Give the run to go on with, or begin a new one."""
        events = [record.event for record in self._work.records]
        begun = [event for event in events if isinstance(event, TranscriptionStarted)]
        ended = {event.run for event in events if isinstance(event, TranscriptionEnded)}
        mine = self._started(f"h{len(begun) + 1}")
        last = begun[-1] if begun else None
        if last and not restart and last.run not in ended and _same(last, mine):
            return last
        self._ledger.append(mine, at=self._at())
        return mine

    def _started(self, run: str) -> TranscriptionStarted:
        engine = self._ear.engine
        return TranscriptionStarted(
            run=run,
            engine=engine.name,
            model=engine.model,
            model_sha256=engine.model_sha256,
            versions=engine.versions,
            options=engine.options,
            gate=self._ear.gate,
            sounds=self._work.sounds,
        )

    def _listen(self, tell: Tell) -> tuple[Hearing, ...]:
        tell(Progress(0, 1, text=f"{self._work.session}: looking for speech"))
        return tuple(
            self._ear.listen(self._blocks(stretch), stretch.rate)
            for stretch in self._work.stretches
        )

    def _blocks(self, stretch: SoundStretch) -> Iterator[bytes]:
        size = BLOCK_SECONDS * stretch.rate
        for first in range(0, stretch.samples, size):
            yield self._read(_part(stretch, first, min(size, stretch.samples - first)))

    def _decoded(self, run: str, hearings: tuple[Hearing, ...], tell: Tell) -> Iterator[HeardPiece]:
        done = self._done_before(run)
        pieces = [
            (stretch, piece)
            for stretch, hearing in zip(self._work.stretches, hearings, strict=True)
            for piece in hearing.pieces
        ]
        clock = _Estimate(sum(piece.length for _, piece in pieces), self._work.session, tell)
        for number, (stretch, piece) in enumerate(pieces):
            known = done.get((number, stretch.time_at(piece.start), stretch.time_at(piece.end)))
            if known is not None:
                clock.passed(piece.length)
                yield known
                continue
            heard = self._hear(number, stretch, piece)
            event = PieceHeard(run, number, heard.start, heard.end, heard)
            self._ledger.append(event, at=self._at())
            clock.worked(piece.length)
            yield heard

    def _done_before(self, run: str) -> dict[tuple[int, Us, Us], HeardPiece]:
        return {
            (event.piece, event.start, event.end): event.heard
            for record in self._work.records
            if isinstance(event := record.event, PieceHeard) and event.run == run
        }

    def _hear(self, number: int, stretch: SoundStretch, piece: Stretch) -> HeardPiece:
        first = sample_at(piece.start, stretch.rate)
        last = min(sample_at(piece.end, stretch.rate), stretch.samples)
        reading = self._ear.hear(self._read(_part(stretch, first, last - first)), stretch.rate)
        place = us_of_sample(first, stretch.rate)
        return HeardPiece(
            number,
            stretch.time_at(piece.start),
            stretch.time_at(piece.end),
            _placed(reading.words, stretch, place),
            _placed(reading.other, stretch, place),
        )

    def _whole(
        self,
        started: TranscriptionStarted,
        hearings: tuple[Hearing, ...],
        pieces: tuple[HeardPiece, ...],
    ) -> Heard:
        return Heard(
            run=started.run,
            engine=started.engine,
            model=started.model,
            model_sha256=started.model_sha256,
            versions=started.versions,
            options=started.options,
            gate=started.gate,
            speech=tuple(
                Stretch(stretch.time_at(run.start), stretch.time_at(run.end))
                for stretch, hearing in zip(self._work.stretches, hearings, strict=True)
                for run in hearing.speech
            ),
            sound=tuple(Stretch(stretch.start, stretch.end) for stretch in self._work.stretches),
            pieces=pieces,
        )


def _same(one: TranscriptionStarted, other: TranscriptionStarted) -> bool:
    """Say whether two runs would hear alike; the number of threads does not part them."""
    return _made_with(one) == _made_with(other)


def _made_with(run: TranscriptionStarted) -> TranscriptionStarted:
    options = tuple(option for option in run.options if not option.startswith("threads"))
    return replace(run, run="", options=options)


def _part(stretch: SoundStretch, first: int, samples: int) -> SoundStretch:
    return replace(stretch, first=stretch.first + first, samples=samples)


def _placed(
    words: tuple[HeardWord, ...], stretch: SoundStretch, place: Us
) -> tuple[HeardWord, ...]:
    """Give words of a piece that begins `place` into a stretch their session times."""
    at = stretch.time_at
    return tuple(replace(w, start=at(place + w.start), end=at(place + w.end)) for w in words)


class _Estimate:
    """Tells how far the work has come and how long the rest will take, by this machine's pace."""

    def __init__(self, whole: Us, session: str, tell: Tell) -> None:
        self._whole, self._session, self._tell = whole, session, tell
        self._done: Us = 0
        self._worked: Us = 0
        self._since = time.monotonic()

    def passed(self, length: Us) -> None:
        """Count sound that was heard before."""
        self._done += length
        self._say()

    def worked(self, length: Us) -> None:
        """Count sound that was heard now."""
        self._done += length
        self._worked += length
        self._say()

    def _say(self) -> None:
        left = None
        if self._worked:
            pace = (time.monotonic() - self._since) / self._worked
            left = pace * (self._whole - self._done)
        text = f"{self._session}: transcribing"
        self._tell(Progress(self._done // SECOND, max(1, self._whole // SECOND), left, text))
