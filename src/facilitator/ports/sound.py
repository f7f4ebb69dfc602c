"""Where sound comes from, and how it is handed over: 16-bit PCM bytes and a rate."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from facilitator.units import Us


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


class AudioOutput(Protocol):
    """Where sound goes to be heard by a person: one piece at a time."""

    def play(self, pcm: bytes, rate: int) -> None:
        """Begin to play 16-bit mono PCM at `rate` Hz in place of what is played; do not wait.

        Raises Unavailable where nothing here can play it.
        """
        ...

    def stop(self) -> None:
        """Fall silent at once."""
        ...


class AudioSource(Protocol):
    """Where sound comes from: a microphone, or a file played as one."""

    name: str
    """`mic`, `backup` or `file`: names the segments on disk."""
    rate: int
    """Hz."""
    waits: bool
    """True for a file, whose sound can wait without limit; a microphone's cannot."""
    instead: str
    """The device that takes over from one that was lost and stays away; empty where none would."""
    stands_in: bool
    """True while another device than the one that was asked for is open."""

    @property
    def device(self) -> str:
        """Give what the device calls itself, for people; a sound server may put in another one."""
        ...

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


@dataclass(frozen=True, slots=True)
class PieceMark:
    """What is known of a piece of sound before it is written."""

    source: str
    number: int
    """Its place in its source's row of pieces, from 1."""
    first: int
    """Number of its first sample on the source's line."""
    rate: int
    """Hz."""


class PieceBytes(Protocol):
    """One piece as it is written: what stands in the file for its sound."""

    head: bytes
    """What the file begins with."""

    def body(self, pcm: bytes) -> bytes:
        """Give what stands for the next sound: whole blocks of half a second, or the piece's last.

        Raises Unavailable where a key is missing.
        """
        ...

    def at_closing(self, samples: int) -> tuple[tuple[int, bytes], ...]:
        """Give what is set in place when a piece ends after `samples`, each as (place, bytes)."""
        ...


class PieceForm(Protocol):
    """How sound stands on the disk: in the clear, or closed block by block."""

    suffix: str
    """How names of files end."""

    def begin(self, mark: PieceMark) -> PieceBytes:
        """Give the bytes of a new piece."""
        ...


@dataclass(frozen=True, slots=True)
class CheckedSound:
    """What one file of sound turned out to be."""

    samples: int
    rate: int
    """Hz; 0 where it has no whole header and holds no sound."""
    begun: bytes = field(repr=False)
    """Its bytes as they were before lengths were set: what the recorder's ticks are hashes of."""
    torn_bytes: int = 0
    """Of a block that was never finished."""
    missing: tuple[tuple[int, int, str], ...] = ()
    """[first, end, why]: samples within the file whose block does not open; none without a key."""
    shut: bool = False
    """Whether it is closed with another key than those at hand."""
