"""The sound of a session as it lies on the disk: pieces of a minute, in the clear or closed.

Pieces of both forms may lie side by side, and in two folders: the session's own, and the one that
took them when its disk refused. How much sound there is is known without a key; only reading needs
one. Whoever reads takes what is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from facilitator.audio import fca, wav
from facilitator.audio.frames import ReadAt
from facilitator.errors import Damaged, Unavailable
from facilitator.ports import Envelope
from facilitator.session.timeline import SoundStretch
from facilitator.units import SAMPLE_BYTES, clock, us_of_sample

SUFFIXES = (wav.SUFFIX, fca.SUFFIX)
_KEPT_OPEN = 2
"""Closed pieces that stay opened in memory while others are read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one file holds, as far as it can be told without a key."""

    path: Path
    first: int
    """Number of its first sample on the source's line."""
    rate: int
    """Hz."""
    samples: int
    """What is there, whatever a header promises."""
    data_at: int
    """Where the sound begins in the file, bytes."""
    torn_bytes: int = 0
    """What follows the last whole sample or block: it was never finished."""
    closed: fca.Head | None = None
    """What a closed piece says in clear; None for a WAV file."""

    @property
    def end(self) -> int:
        """Give the number of the sample after its last."""
        return self.first + self.samples


def piece_name(source: str, number: int, suffix: str = wav.SUFFIX) -> str:
    """Give the name of a source's piece: `mic.0001.wav`."""
    return f"{source}.{number:04}{suffix}"


def piece_of(path: Path) -> Piece:
    """Read what a file holds, clamped to what is there. Raises Damaged without a whole header."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if path.suffix == fca.SUFFIX:
            head = fca.parsed(file.read(fca.LONGEST_LINE_BYTES), path.name)
            samples, end = fca.samples(head, _reader(file), size)
            return Piece(path, head.first, head.rate, samples, head.data_at, size - end, head)
        first, rate, samples, at = wav.parsed(file.read(wav.HEADER_BYTES), size, path.name)
        torn = max(0, size - at) % SAMPLE_BYTES
        return Piece(path, first, rate, samples, at, torn)


def piece_paths(*folders: Path) -> dict[str, Path]:
    """Give the files of sound in `folders`, by name; the first folder that has a name gives it."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*")):
            if path.suffix in SUFFIXES:
                found.setdefault(path.name, path)
    return dict(sorted(found.items()))


def pieces_in(*folders: Path) -> dict[str, Piece]:
    """Give all pieces in `folders` by name; a file without a whole header holds none."""
    found: dict[str, Piece] = {}
    for name, path in piece_paths(*folders).items():
        try:
            found[name] = piece_of(path)
        except Damaged:
            continue  # made, and killed before its header was on the disk: it holds no sound
    return found


def samples_in(*folders: Path) -> dict[str, int]:
    """Give how many samples each file really holds, for `Timeline.of`."""
    return {name: piece.samples for name, piece in pieces_in(*folders).items()}


class SoundFiles:
    """The sound of one session, read wherever it lies and whichever form it has."""

    def __init__(self, folders: Sequence[Path], envelope: Envelope | None = None) -> None:
        """Read from `folders`; `envelope` opens what is closed."""
        self._folders, self._envelope = folders, envelope
        self._opened: dict[Path, fca.Opened] = {}

    @cached_property
    def pieces(self) -> Mapping[str, Piece]:
        """Give what there is, by name."""
        return pieces_in(*self._folders)

    def read(self, stretch: SoundStretch) -> bytes:
        """Give the sound of an unbroken stretch, over as many files as it lies in, as 16-bit PCM.

        Raises Damaged where a part of it is not in the files, Unavailable without the key.
        """
        sound = bytearray()
        place, end = stretch.first, stretch.first + stretch.samples
        for first, pcm in self._parts(stretch):
            until = first + len(pcm) // SAMPLE_BYTES
            if first <= place < until:
                until = min(until, end)
                sound += pcm[(place - first) * SAMPLE_BYTES : (until - first) * SAMPLE_BYTES]
                place = until
        if place < end:
            raise self._damage(stretch, place)
        return bytes(sound)

    def readable(self, stretch: SoundStretch) -> tuple[SoundStretch, ...]:
        """Give what of a stretch can be read, parted where a block is spoilt or a file is missing.

        Raises Unavailable without the key.
        """
        found: list[SoundStretch] = []
        place, end = stretch.first, stretch.first + stretch.samples
        begin = place
        for first, pcm in self._parts(stretch):
            until = min(first + len(pcm) // SAMPLE_BYTES, end)
            if first > place:
                found += _cut(stretch, begin, place)
                begin = place = min(first, end)
            place = max(place, until)
        return (*found, *_cut(stretch, begin, place))

    def missing(self, piece: Piece) -> tuple[fca.Missing, ...]:
        """Give what of a piece cannot be had; opens each block. Raises Unavailable."""
        return () if piece.closed is None else self._open(piece).missing

    def _parts(self, stretch: SoundStretch) -> Iterator[tuple[int, bytes]]:
        """Give (first sample, PCM) of what is there of a stretch, in order."""
        end = stretch.first + stretch.samples
        for named in stretch.files:
            piece = self.pieces.get(named.file)
            if piece is None or piece.first >= end or named.end <= stretch.first:
                continue
            until = min(end, named.end)
            if piece.closed is None:
                first, until = max(stretch.first, piece.first), min(until, piece.end)
                if first < until:
                    yield first, _read(piece, first, until)
                continue
            for first, pcm in self._open(piece).blocks:
                if first < until and first + len(pcm) // SAMPLE_BYTES > stretch.first:
                    yield first, pcm[: (until - first) * SAMPLE_BYTES]

    def _open(self, piece: Piece) -> fca.Opened:
        if piece.path not in self._opened:
            if self._envelope is None:
                raise Unavailable(
                    f"{piece.path.name} is closed, and no key of its session is at hand.",
                    "Add --identity FILE, or give `facilitator unlock` first.",
                )
            assert piece.closed is not None
            with piece.path.open("rb") as file:
                size = piece.path.stat().st_size
                opened = fca.opened(piece.closed, _reader(file), size, self._envelope)
            for old in list(self._opened)[: 1 - _KEPT_OPEN]:
                del self._opened[old]
            self._opened[piece.path] = opened
        return self._opened[piece.path]

    def _damage(self, stretch: SoundStretch, place: int) -> Damaged:
        """Say where a stretch breaks off."""
        end = stretch.first + stretch.samples
        names = [file.file for file in stretch.files if file.first <= place < file.end]
        where = names[0] if names else stretch.source
        at = clock(us_of_sample(place, stretch.rate))
        return Damaged(
            f"{where} cannot be read from {at} on: up to {end - place} samples of the sound from "
            f"sample {stretch.first} on are missing.",
            "What is there is untouched; `facilitator verify` says which file is short or changed.",
        )


def _cut(stretch: SoundStretch, first: int, end: int) -> list[SoundStretch]:
    """Give the part of a stretch from `first` to `end`, if it is any."""
    if end <= first:
        return []
    files = tuple(f for f in stretch.files if f.first < end and f.end > first)
    return [replace(stretch, first=first, samples=end - first, files=files)]


def _read(piece: Piece, first: int, end: int) -> bytes:
    with piece.path.open("rb") as file:
        file.seek(piece.data_at + (first - piece.first) * SAMPLE_BYTES)
        return file.read((end - first) * SAMPLE_BYTES)


def _reader(file: BinaryIO) -> ReadAt:
    """Give what reads a file from any place on."""

    def read(at: int, size: int) -> bytes:
        file.seek(at)
        return file.read(size)

    return read
