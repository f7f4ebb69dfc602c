"""What an engine hears: evidence, stored once, never edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from facilitator.units import Us


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
