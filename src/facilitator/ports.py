"""What the subject and the jobs need of the world, and the values that pass through.

A protocol here is a door: the rooms at the edge implement it, `workflow.wiring` chooses, and
`tests/contracts/` holds one class of tests for each. The values are frozen; sound is bytes of
16-bit little-endian PCM, mono, with its rate beside it – no numpy here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from facilitator.units import Us

EventT_contra = TypeVar("EventT_contra", contravariant=True)

# --- sound -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of sound as a source hands it over."""

    first: int
    """Number of its first sample on the source's line, counted from the session's zero."""
    pcm: bytes = field(repr=False)
    """16-bit little-endian PCM, mono."""
    heard: Us
    """Session time at which the source handed over the last of its samples."""
    overrun: bool = False
    """True where the device says that it dropped samples before this block."""

    @property
    def samples(self) -> int:
        """Give how many samples it holds."""
        return len(self.pcm) // 2

    @property
    def end(self) -> int:
        """Give the number of the sample after its last."""
        return self.first + self.samples


class AudioSource(Protocol):
    """Where sound comes from: a microphone, or a file played as one."""

    name: str
    """`mic`, `backup` or `file`: names the segments on disk."""
    device: str
    """What the device calls itself, for people."""
    rate: int
    """Hz."""
    waits: bool
    """True for a file, whose sound can wait without limit; a microphone's cannot."""

    def open(self, first: int) -> None:
        """Begin to deliver; `first` is the number of the first sample to come.

        A file goes on at that sample. Raises Unavailable where there is no such device or file.
        """
        ...

    def read(self, timeout_seconds: float) -> Block | None:
        """Give the next block, or None if none came in time.

        Blocks join without gap or overlap, save where one says `overrun`. Raises Unavailable once
        the device is lost, EOFError when a file is at its end.
        """
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...


# --- steering the recorder ---------------------------------------------------------------------

Wanted = Literal["on", "off", "stop"]
RecorderPhase = Literal["starting", "ready", "on", "off", "failed", "ended"]


@dataclass(frozen=True, slots=True)
class Order:
    """What the screen wants of the recorder, and from when."""

    number: int
    """1, 2, 3 …; a new one is given only once the last is applied."""
    was: Wanted
    """What held before `since`."""
    wanted: Wanted
    since: Us
    """Session time; falls on the first sample at or after it."""


@dataclass(frozen=True, slots=True)
class ScreenSays:
    """The half of the steering file that the session's leader writes."""

    boot: str
    """Id of this start of the machine, at most 8 hex digits."""
    zero: Us
    """The boot clock at the session's second 0."""
    speed: int
    """Thousandths: how fast the session clock runs against the boot clock; 1000 but in a
    rehearsal."""
    order: Order
    beat: Us
    """Session time up to which orders are complete: no later sample goes to the writer."""
    written: int = field(default=0, compare=False)
    """Counts the writes, by the steering file itself: it moves while the leader lives, also where
    the beat has to stand until an order is applied."""


@dataclass(frozen=True, slots=True)
class RecorderSays:
    """The half of the steering file that the recorder writes."""

    boot: str
    pid: int
    beat: Us
    """Boot clock when this was written."""
    phase: RecorderPhase
    level_dbfs: int
    """Peak of the last tenth of a second; -120 for exact zeros."""
    heard: int
    """Last sample heard, on the source's line."""
    safe: int
    """The sample after the last that is written and synced."""
    rate: int
    """Hz."""
    applied: int
    """Number of the last order that is applied."""


class Steering(Protocol):
    """The small file that recorder and screen share; neither ever waits for the other."""

    def screen(self) -> ScreenSays | None:
        """Give what the leader of the session wrote last; None before the first time."""
        ...

    def recorder(self) -> RecorderSays | None:
        """Give what the recorder wrote last; None before the first time."""
        ...

    def say_as_screen(self, said: ScreenSays) -> None:
        """Write the leader's half."""
        ...

    def say_as_recorder(self, said: RecorderSays) -> None:
        """Write the recorder's half."""
        ...


# --- what an engine hears ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word as an engine gave it: evidence, never edited."""

    start: Us
    end: Us
    probability: int
    """Ten-thousandths."""
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, end exclusive."""

    start: Us
    end: Us

    @property
    def length(self) -> Us:
        """Give its length in microseconds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class HeardPiece:
    """What an engine made of one piece of sound between two pauses."""

    piece: int
    """Counts from 0 within the run."""
    start: Us
    end: Us
    words: tuple[HeardWord, ...]
    """Session times."""
    other: tuple[HeardWord, ...] = ()
    """The reading that was not kept, where the piece was decoded twice."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One whole run of an engine over a session's sound, as it is stored in `heard/`."""

    run: str
    """`h1`, `h2` …: words are named after it."""
    engine: str
    model: str
    model_sha256: str
    versions: tuple[str, ...]
    """`whisper 20250625`, `torch 2.13.0` …"""
    options: tuple[str, ...]
    """`temperature 0.0 0.2 …`, `seed 1` …: all that bears on the text."""
    gate: str
    """Name and version of the voice gate."""
    speech: tuple[Stretch, ...]
    """Where the gate heard someone speak."""
    sound: tuple[Stretch, ...]
    """The unbroken stretches of sound that were heard."""
    pieces: tuple[HeardPiece, ...]


class TranscriptionEngine(Protocol):
    """Turns sound into words, on this machine."""

    name: str
    model: str
    model_sha256: str
    versions: tuple[str, ...]
    options: tuple[str, ...]
    rate: int
    """The rate it wants its sound in, Hz."""

    def decode(self, pcm: bytes) -> tuple[HeardWord, ...]:
        """Give the words of one piece (16-bit PCM, mono, `rate`), times from the piece's start."""
        ...


class VoiceGate(Protocol):
    """Says where someone speaks."""

    name: str
    """With its version and settings."""
    rate: int
    """Hz."""
    window: int
    """Samples a window."""

    def probabilities(self, pcm: bytes) -> tuple[int, ...]:
        """Give the probability of speech of each window, in ten-thousandths."""
        ...


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the voice gate makes of one unbroken stretch of sound; times from its start."""

    speech: tuple[Stretch, ...]
    """Where someone speaks."""
    pieces: tuple[Stretch, ...]
    """What is decoded, piece by piece: all of the speech, cut in pauses."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one piece; times from its start."""

    words: tuple[HeardWord, ...]
    other: tuple[HeardWord, ...] = ()
    """The reading that was not kept, where there were two."""


class Ear(Protocol):
    """Voice gate, engine and guards together: sound at any rate in, words out."""

    engine: TranscriptionEngine
    gate: str
    """Name of the voice gate, with its version and settings."""

    def listen(self, sound: Iterable[bytes], rate: int) -> Hearing:
        """Look where someone speaks in one unbroken stretch, given block by block (16-bit PCM)."""
        ...

    def hear(self, pcm: bytes, rate: int) -> Reading:
        """Decode one piece; twice where the first reading leaves speech without words."""
        ...


# --- what might identify someone ---------------------------------------------------------------

Identifier = Literal["direct", "indirect"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to look through: a segment or a note."""

    name: str
    """Segment number, or the note's record name."""
    text: str = field(repr=False)
    follows: str | None = None
    """Name of the passage that this one goes on from (same speaker), for what is cut in two."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a recogniser proposes: nothing is decided by it."""

    passage: str
    start: int
    end: int
    """Code points in the passage's text, end exclusive."""
    type: str
    """PERSON, PHONE, …: one of `redaction.flags.TYPES`."""
    score: int
    """Hundredths."""
    reason: str
    """A sentence for the reviewer; never the words themselves."""
    recogniser: str


class Recogniser(Protocol):
    """Looks through passages for what might identify someone."""

    version: str
    """Changes whenever rules or lists change."""

    def propose(self, passages: Sequence[Passage]) -> tuple[Candidate, ...]:
        """Give all candidates, in the passages' order, overlaps included."""
        ...


class Likeness(Protocol):
    """How like two words are."""

    def ratio(self, one: str, other: str) -> int:
        """Give 0…100 by edit distance, case ignored."""
        ...

    def same_sound(self, one: str, other: str) -> bool:
        """Say whether both would be spoken alike."""
        ...


class Lexicon(Protocol):
    """What an ordinary word is."""

    def ordinary(self, word: str) -> bool:
        """Say whether the language knows `word` as an ordinary one, in any of its forms."""
        ...

    def zipf(self, word: str) -> int:
        """Give how frequent it is: hundredths of a Zipf unit; below 300 is rare."""
        ...


# --- keys, disk, clock, journal ----------------------------------------------------------------

KeyName = Literal["record", "words", "sound"]


class Envelope(Protocol):
    """Closes bytes so that only a holder of the key opens them."""

    def seal(self, plain: bytes, key: KeyName) -> bytes:
        """Give the closed form of `plain`."""
        ...

    def open(self, closed: bytes, key: KeyName) -> bytes:
        """Give back what was closed. Raises Damaged, or Unavailable without the key."""
        ...


class AppendFile(Protocol):
    """A file that is open for append, by this process only."""

    def write(self, data: bytes) -> int:
        """Write at the end; give how many bytes were taken. Raises OSError."""
        ...

    def overwrite(self, offset: int, data: bytes) -> None:
        """Replace bytes in place: the two length fields of a WAV header at closing, no others."""
        ...

    def sync(self) -> None:
        """Return once the data is on the disk. Raises OSError; never sync again after that."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Disk(Protocol):
    """The little of a file system that journals and recorder use; paths are absolute."""

    def create(self, path: str) -> AppendFile:
        """Make a new file, 0600, never through a link. Raises FileExistsError if it is there."""
        ...

    def read(self, path: str, offset: int = 0) -> bytes:
        """Give the file from byte `offset` on: by default the whole."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Give the names in `folder`, sorted; () where it is missing."""
        ...

    def sync_folder(self, folder: str) -> None:
        """Return once the names in `folder` are on the disk."""
        ...


class Clock(Protocol):
    """Time of this machine."""

    boot: str
    """Id of this start of the machine, 8 hex digits."""

    def now(self) -> Us:
        """Give the boot clock: never jumps, counts sleep where the system has such a clock."""
        ...

    def utc(self) -> str:
        """Give `2026-11-24T15:04:05.123Z`."""
        ...

    def sleep(self, time: Us) -> None:
        """Wait."""
        ...


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A record that is on the disk."""

    name: str
    """`writer.part.n`"""
    at: Us
    utc: str


class Ledger(Protocol[EventT_contra]):
    """One writer's journal."""

    def append(self, *events: EventT_contra, at: Us) -> tuple[Acknowledged, ...]:
        """Write and sync `events` as records of time `at`, in one write; return when durable."""
        ...


# --- long work ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job has come; newer ones replace older ones."""

    done: int
    of: int
    """Same unit as `done`; seconds of sound for a transcription."""
    left_seconds: float | None = None
    text: str = ""
    """What is being done, in a few words; never words that were said."""


Tell = Callable[[Progress], None]
Blocks = Iterator[Block]
