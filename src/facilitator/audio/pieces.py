"""The sound of a session on disk: WAV files of at most a minute, readable at every moment.

The header is written first and promises a whole minute; a piece that is closed early has its two
length fields set, and nothing else in it is ever rewritten. Whoever reads takes what is there.
Where a piece begins on its source's line stands in its `bext` chunk (EBU Tech 3285), so that the
sound can be put together with no journal at all. The bytes are in `docs/internals/sound.md`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import Damaged
from facilitator.session.timeline import SoundStretch

PIECE_SECONDS = 60
SUFFIX = ".wav"
SAMPLE_BYTES = 2

_BEXT_BYTES = 602
_TIME_REFERENCE_AT = 338  # within bext, after description, originator and dates
_RIFF = struct.Struct("<4sI4s")
_CHUNK = struct.Struct("<4sI")
_FORMAT = struct.Struct("<HHIIHH")
_FIRST = struct.Struct("<Q")
_LENGTH = struct.Struct("<I")

HEADER_BYTES = _RIFF.size + 3 * _CHUNK.size + _FORMAT.size + _BEXT_BYTES
RIFF_LENGTH_AT = 4
DATA_LENGTH_AT = HEADER_BYTES - _LENGTH.size


@dataclass(frozen=True, slots=True)
class Piece:
    """What one file holds."""

    first: int
    """Number of its first sample on the source's line."""
    rate: int
    """Hz."""
    samples: int
    """What is there, whatever the header promises."""
    data_at: int
    """Where the sound begins in the file, bytes."""

    @property
    def end(self) -> int:
        """Give the number of the sample after its last."""
        return self.first + self.samples


def piece_name(source: str, number: int) -> str:
    """Give the name of a source's piece: `mic.0001.wav`."""
    return f"{source}.{number:04}{SUFFIX}"


def header(first: int, rate: int, samples: int | None = None) -> bytes:
    """Give the header of a piece; `samples` None promises a whole minute."""
    promised = PIECE_SECONDS * rate if samples is None else samples
    data = promised * SAMPLE_BYTES
    bext = bytearray(_BEXT_BYTES)
    bext[256:267] = b"facilitator"  # Originator: the program, never a person or a machine
    _FIRST.pack_into(bext, _TIME_REFERENCE_AT, first)
    bext[346] = 1  # version of the chunk
    return b"".join(
        (
            _RIFF.pack(b"RIFF", HEADER_BYTES - 8 + data, b"WAVE"),
            _CHUNK.pack(b"fmt ", _FORMAT.size),
            _FORMAT.pack(1, 1, rate, rate * SAMPLE_BYTES, SAMPLE_BYTES, 16),
            _CHUNK.pack(b"bext", _BEXT_BYTES),
            bytes(bext),
            _CHUNK.pack(b"data", data),
        )
    )


def lengths(samples: int) -> tuple[tuple[int, bytes], tuple[int, bytes]]:
    """Give the two fields to set when a piece is closed early, each as (place, bytes)."""
    data = samples * SAMPLE_BYTES
    return (
        (RIFF_LENGTH_AT, _LENGTH.pack(HEADER_BYTES - 8 + data)),
        (DATA_LENGTH_AT, _LENGTH.pack(data)),
    )


def piece_of(path: Path) -> Piece:
    """Read what a file holds, clamped to what is there. Raises Damaged without a whole header."""
    size = path.stat().st_size
    with path.open("rb") as file:
        return _parsed(file.read(HEADER_BYTES), size, path.name)


def pieces_in(folder: Path) -> dict[str, Piece]:
    """Give all pieces in a session's `sound/` by name; a file without a whole header holds none."""
    found: dict[str, Piece] = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            found[path.name] = piece_of(path)
        except Damaged:
            continue  # made, and killed before its header was on the disk: it holds no sound
    return found


def samples_in(folder: Path) -> dict[str, int]:
    """Give how many samples each file in `sound/` really holds, for `Timeline.of`."""
    return {name: piece.samples for name, piece in pieces_in(folder).items()}


def read_stretch(folder: Path, stretch: SoundStretch) -> bytes:
    """Give the sound of an unbroken stretch, over as many files as it lies in, as 16-bit PCM.

    Raises Damaged where a part of it is not in the files.
    """
    sound = bytearray()
    place, end = stretch.first, stretch.first + stretch.samples
    for named in stretch.files:
        piece = piece_of(folder / named.file)
        until = min(end, piece.end)
        if piece.first <= place < until:
            sound += _read(folder / named.file, piece, place, until)
            place = until
    if place < end:
        raise Damaged(
            f"{end - place} samples of the sound from sample {stretch.first} on are missing.",
            "What is there is untouched; `facilitator verify` says which file is short.",
        )
    return bytes(sound)


def _read(path: Path, piece: Piece, first: int, end: int) -> bytes:
    with path.open("rb") as file:
        file.seek(piece.data_at + (first - piece.first) * SAMPLE_BYTES)
        return file.read((end - first) * SAMPLE_BYTES)


def _parsed(head: bytes, size: int, name: str) -> Piece:
    """Read the chunks of a header of ours, or of a WAV without `bext`, which begins at 0."""
    first, rate, place = 0, 0, _RIFF.size
    while place + _CHUNK.size <= len(head) and head[:4] == b"RIFF":
        kind, length = _CHUNK.unpack_from(head, place)
        place += _CHUNK.size
        if kind == b"data" and rate:
            there = max(0, min(length, size - place))
            return Piece(first, rate, there // SAMPLE_BYTES, place)
        if kind == b"fmt " and place + _FORMAT.size <= len(head):
            rate = _FORMAT.unpack_from(head, place)[2]
        if kind == b"bext" and place + _TIME_REFERENCE_AT + _FIRST.size <= len(head):
            first = _FIRST.unpack_from(head, place + _TIME_REFERENCE_AT)[0]
        place += length + length % 2
    raise Damaged(f"{name} has no whole header.", "It holds no sound; nothing else is touched.")
