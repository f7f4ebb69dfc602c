"""A stage for the recorder: a clock moved by hand, a leader with a script, a shelf for events.

Everything else is real: the recorder, the file that is played, the steering file, the disk.
"""

from __future__ import annotations

import wave
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facilitator.audio.fca import ClosedForm
from facilitator.audio.pieces import Piece, SoundFiles, piece_paths, pieces_in
from facilitator.audio.playback import Playback
from facilitator.audio.recorder import Place, record
from facilitator.audio.session_time import SessionTime
from facilitator.audio.standing import standing
from facilitator.audio.wav import WavForm
from facilitator.errors import Unavailable
from facilitator.ports import (
    Acknowledged,
    AudioSource,
    Block,
    Envelope,
    Order,
    ScreenSays,
    Wanted,
)
from facilitator.session.events import Record
from facilitator.session.timeline import SoundFile, SoundStretch
from facilitator.study.disk import SystemDisk
from facilitator.study.steering import SteeringFile
from facilitator.units import SECOND, Us, sample_at

RATE = 8_000
SESSION = "0123456789abcdef"


def whole(piece: Piece) -> SoundStretch:
    """All that a piece holds, as a stretch to be read."""
    file = SoundFile("mic", piece.path.name, piece.first, piece.samples, piece.rate)
    return SoundStretch("mic", piece.rate, piece.first, piece.samples, (file,))


class Killed(BaseException):
    """The recorder is killed here: nothing after it runs."""


class HandClock:
    """A boot clock that moves only when somebody waits."""

    boot = "00c10c0f"

    def __init__(self) -> None:
        self.time: Us = 1_000 * SECOND
        self.watchers: list[Callable[[Us], None]] = []

    def now(self) -> Us:
        return self.time

    def utc(self) -> str:
        return "2026-11-24T15:04:05.123Z"

    def sleep(self, time: Us) -> None:
        assert time >= 0
        until = self.time + max(time, 1)
        while self.time < until:  # in steps of at most 10 ms, so that watchers look often
            self.time = min(until, self.time + 10_000)
            for watcher in self.watchers:
                watcher(self.time)


class Shelf:
    """A journal in memory."""

    def __init__(self) -> None:
        self.records: list[Record[Any]] = []
        self.refuses = False

    def append(self, *events: Any, at: Us) -> tuple[Acknowledged, ...]:
        if self.refuses:
            raise OSError("the disk is full")
        done = []
        for event in events:
            name = f"recorder.1.{len(self.records) + 1}"
            self.records.append(Record(name, at, "", event))
            done.append(Acknowledged(name, at, ""))
        return tuple(done)

    def of(self, kind: type) -> list[Any]:
        return [record.event for record in self.records if isinstance(record.event, kind)]


@dataclass
class Leader:
    """Leads by a script: orders at session times, a beat every 50 ms save while it stalls."""

    steering: SteeringFile
    clock: HandClock
    script: Sequence[tuple[Us, Wanted]]
    speed: int = 1000
    stalls: Sequence[tuple[Us, Us]] = ()
    """[from, until) in session time: neither beats nor orders."""
    gone_at: Us | None = None
    """Session time at which the screen dies."""
    exact: bool = True
    """True where an order holds from its scripted time, as in a key log; else from the beat."""
    zero: Us | None = None
    was: Wanted = "off"
    given: list[Order] = field(default_factory=list)
    beat: Us = 0

    def look(self, now: Us) -> None:
        said = self.steering.recorder()
        if self.zero is None:
            if said is None or said.phase != "ready":
                return
            self.zero = now - sample_at_us(said.safe, said.rate) * 1000 // self.speed
        if not self.given:
            self.given.append(Order(1, self.was, self.was, 0))
        at = (now - self.zero) * self.speed // 1000
        if any(start <= at < end for start, end in self.stalls):
            return
        if self.gone_at is not None and at >= self.gone_at:
            return
        script = self.script[len(self.given) - 1 :]
        if said is not None and said.applied >= self.given[-1].number and script:
            since, wanted = script[0]
            if since <= at:
                last = self.given[-1]
                held = since if self.exact else max(since, self.beat)
                self.given.append(Order(last.number + 1, last.wanted, wanted, held))
        script = self.script[len(self.given) - 1 :]
        if self.exact and script:
            at = min(at, script[0][0])
        self.beat = max(self.beat, at)
        self.steering.say_as_screen(
            ScreenSays(self.clock.boot, self.zero, self.speed, self.given[-1], self.beat)
        )


def sample_at_us(sample: int, rate: int) -> Us:
    return sample * SECOND // rate


def counting(samples: int, first: int = 0) -> bytes:
    """Numbered samples: number n is the 16-bit value n."""
    values = array("H", ((first + n) & 0xFFFF for n in range(samples)))
    return values.tobytes()


def counting_file(path: Path, seconds: float, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(counting(round(seconds * rate)))
    return path


class ScriptedMicrophone:
    """A source that cannot wait: hands over 20 ms blocks by the clock, save where it is lost."""

    name = "mic"
    device = "a scripted microphone"
    waits = False
    instead = "another"
    stands_in = False

    def __init__(
        self,
        time: SessionTime,
        rate: int = RATE,
        lost: Sequence[tuple[Us, Us]] = (),
        dropped: tuple[int, int] | None = None,
    ) -> None:
        self.rate = rate
        self._time = time
        self._lost = lost
        self._dropped = dropped
        self._next = 0

    def _is_lost(self) -> bool:
        return any(start <= self._time.at() < end for start, end in self._lost)

    def open(self, first: int) -> None:
        if self._is_lost():
            raise Unavailable("The microphone is gone.", "Plug it in.")
        self._next = first

    def read(self, timeout_seconds: float) -> Block | None:
        if self._is_lost():
            raise Unavailable("The microphone is gone.", "Plug it in.")
        samples = self.rate // 50
        heard = sample_at_us(self._next + samples, self.rate)
        if self._time.at() < heard:
            self._time.wait_until(heard, timeout_seconds)
        if self._time.at() < heard:
            return None
        if self._dropped is not None and self._next >= self._dropped[0]:
            after, self._dropped = self._dropped[1], None
            self._next += after
            return Block(self._next, b"", heard, overrun=True)
        block = Block(self._next, counting(samples, self._next), heard)
        self._next += samples
        return block

    def close(self) -> None:
        pass


@dataclass
class Stage:
    """One session's recorder, run to its end (or killed) as often as asked."""

    folder: Path
    envelope: Envelope | None = None
    """What sound is closed with; None in the clear."""
    clock: HandClock = field(default_factory=HandClock)
    shelf: Shelf = field(default_factory=Shelf)

    def __post_init__(self) -> None:
        self.sound.mkdir(parents=True, exist_ok=True)
        self.time = SessionTime(self.clock)

    @property
    def sound(self) -> Path:
        return self.folder / "sound"

    @property
    def rescue(self) -> Path:
        return self.folder / "state" / "rescue" / SESSION / "sound"

    def steering(self) -> SteeringFile:
        return SteeringFile(self.folder / "state" / "open" / "0.now")

    def leader(self, script: Sequence[tuple[Us, Wanted]], **more: Any) -> Leader:
        leader = Leader(self.steering(), self.clock, script, **more)
        self.clock.watchers[:] = [leader.look]
        return leader

    def run(
        self, source: AudioSource, *, disk: Any = None, kill_at: Us | None = None
    ) -> str | None:
        """Record; with `kill_at` (boot clock) the recorder dies then. Gives why it ended."""
        folders = (self.sound, self.rescue)
        records, names = self.shelf.records, piece_paths(*folders)
        stands = standing(source.name, pieces_in(*folders), records, names)
        form = WavForm() if self.envelope is None else ClosedForm(SESSION, self.envelope)
        places = tuple(map(str, folders))
        place = Place(disk or SystemDisk(), places, form, stands, lambda: self.shelf)
        kill = Kill(self.clock, kill_at)
        self.clock.watchers.append(kill.look)
        try:
            return record(source, self.steering(), self.time, place)
        except Killed:
            return None
        finally:
            self.clock.watchers.remove(kill.look)

    def play(self, path: Path, **more: Any) -> str | None:
        self.time = SessionTime(self.clock)
        return self.run(Playback(path, self.time), **more)

    @property
    def files(self) -> SoundFiles:
        return SoundFiles((self.sound, self.rescue), self.envelope)

    @property
    def pieces(self) -> dict[str, Piece]:
        return pieces_in(self.sound, self.rescue)

    def kept(self) -> list[tuple[int, int]]:
        """Stretches [first, end) on disk, each sample checked to be the one it says it is."""
        found: list[tuple[int, int]] = []
        for name, piece in self.pieces.items():
            raw = self.files.read(whole(piece))
            assert raw == counting(piece.samples, piece.first), f"{name} holds other samples"
            if piece.samples and found and found[-1][1] == piece.first:
                found[-1] = (found[-1][0], piece.end)
            elif piece.samples:
                found.append((piece.first, piece.end))
        return found


@dataclass
class Kill:
    clock: HandClock
    at: Us | None

    def look(self, now: Us) -> None:
        if self.at is not None and now >= self.at:
            raise Killed


def kept_by(
    script: Sequence[tuple[Us, Wanted]], end: int, rate: int = RATE
) -> list[tuple[int, int]]:
    """What a script keeps of a file of `end` samples: the rule, written a second time."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for since, wanted in (*script, (10**12, "stop")):
        place = min(end, sample_at(since, rate))
        if wanted == "on" and start is None:
            start = place
        elif wanted != "on" and start is not None:
            if place > start:
                found.append((start, place))
            start = None
    return found
