"""Sound in the clear: WAV files of at most a minute, readable by any player at every moment.

The header is written first and promises a whole minute; a piece that is closed early has its two
length fields set, and nothing else in it is ever rewritten. Where a piece begins on its source's
line stands in its `bext` chunk (EBU Tech 3285). The bytes are in `docs/internals/sound.md`.
"""

from __future__ import annotations

import struct

from facilitator.errors import Damaged
from facilitator.ports import PieceMark
from facilitator.units import PIECE_SECONDS, SAMPLE_BYTES

SUFFIX = ".wav"

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


class WavForm:
    """Writes pieces as WAV files (`ports.PieceForm`)."""

    suffix = SUFFIX

    def begin(self, mark: PieceMark) -> WavBytes:
        """Give the bytes of a new piece."""
        return WavBytes(mark)


class WavBytes:
    """One piece as it is written (`ports.PieceBytes`)."""

    def __init__(self, mark: PieceMark) -> None:
        """Begin with a header that promises a whole minute."""
        self.head = header(mark.first, mark.rate)

    def body(self, pcm: bytes) -> bytes:
        """Give sound as it stands in the file: as it is."""
        return pcm

    def at_closing(self, samples: int) -> tuple[tuple[int, bytes], ...]:
        """Give the two length fields to set when it is closed early, each as (place, bytes)."""
        return lengths(samples)


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


def as_begun(data: bytes, data_at: int, rate: int) -> bytes:
    """Give a file with the two lengths that its header promised at first."""
    begun = bytearray(data)
    for place, field in zip(
        (RIFF_LENGTH_AT, data_at - _LENGTH.size),
        (data_at - 8 + PIECE_SECONDS * rate * SAMPLE_BYTES, PIECE_SECONDS * rate * SAMPLE_BYTES),
        strict=True,
    ):
        begun[place : place + _LENGTH.size] = _LENGTH.pack(field)
    return bytes(begun)


def parsed(head: bytes, size: int, name: str) -> tuple[int, int, int, int]:
    """Read a header of ours, or of a WAV without `bext`, which begins at 0.

    Gives (first sample, rate, samples, where the sound begins), the samples clamped to what a file
    of `size` bytes holds. Raises Damaged without a whole header.
    """
    first, rate, place = 0, 0, _RIFF.size
    while place + _CHUNK.size <= len(head) and head[:4] == b"RIFF":
        kind, length = _CHUNK.unpack_from(head, place)
        place += _CHUNK.size
        if kind == b"data" and rate:
            there = max(0, min(length, size - place))
            return first, rate, there // SAMPLE_BYTES, place
        if kind == b"fmt " and place + _FORMAT.size <= len(head):
            rate = _FORMAT.unpack_from(head, place)[2]
        if kind == b"bext" and place + _TIME_REFERENCE_AT + _FIRST.size <= len(head):
            first = _FIRST.unpack_from(head, place + _TIME_REFERENCE_AT)[0]
        place += length + length % 2
    raise Damaged(f"{name} has no whole header.", "It holds no sound; nothing else is touched.")
