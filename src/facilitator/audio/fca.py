"""Closed sound: one line in clear, then blocks of half a second, each a message of its own.

The line says whose sound it is and where it begins; it is repeated inside each block, so that one
that was moved, doubled or brought from elsewhere is seen by whoever has the key. Without it, it is
still known how much sound there is. The bytes are in `docs/internals/sound.md`.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.audio.age_message import LONGEST_HEADER_BYTES, plain_bytes
from facilitator.audio.frames import Frame, ReadAt, frames, length_of
from facilitator.canonical import canonical
from facilitator.errors import Damaged, Unavailable
from facilitator.ports import Envelope, PieceMark
from facilitator.units import SAMPLE_BYTES

FORMAT = "facilitator-sound/1"
SUFFIX = ".fca"
BLOCKS_PER_SECOND = 2
LONGEST_LINE_BYTES = 1024

_INSIDE = struct.Struct(">8sIIQ")  # session, segment, index, first sample


@dataclass(frozen=True, slots=True)
class Head:
    """What the line in clear says."""

    session: str
    """16 hex digits."""
    segment: int
    rate: int
    """Hz."""
    first: int
    """Number of the first sample on the source's line."""
    key: str
    """Name of the key that opens it: `sound.1`."""
    data_at: int
    """Where the first block begins, bytes."""

    @property
    def block_samples(self) -> int:
        """Give how many samples a block holds; only the last may hold fewer."""
        return self.rate // BLOCKS_PER_SECOND


class ClosedForm:
    """Writes pieces closed with a session's *sound* key (`ports.PieceForm`)."""

    suffix = SUFFIX

    def __init__(self, session: str, envelope: Envelope) -> None:
        """Close for `session` (16 hex digits)."""
        self._session, self._envelope = session, envelope

    def begin(self, mark: PieceMark) -> ClosedBytes:
        """Give the bytes of a new piece. Raises Unavailable without the key."""
        return ClosedBytes(self._session, mark, self._envelope)


class ClosedBytes:
    """One piece as it is written (`ports.PieceBytes`)."""

    def __init__(self, session: str, mark: PieceMark, envelope: Envelope) -> None:
        """Begin with the line in clear."""
        self._session, self._mark, self._envelope = bytes.fromhex(session), mark, envelope
        self._index = 0
        line = {
            "format": FORMAT,
            "session": session,
            "source": mark.source,
            "segment": mark.number,
            "rate": mark.rate,
            "channels": 1,
            "first": mark.first,
            "key": envelope.name("sound"),
        }
        self.head = canonical(line) + b"\n"

    def body(self, pcm: bytes) -> bytes:
        """Give the blocks of the next sound: all but the last of the piece are half a second."""
        size = self._mark.rate // BLOCKS_PER_SECOND * SAMPLE_BYTES
        parts = (pcm[start : start + size] for start in range(0, len(pcm), size))
        return b"".join(part for pcm in parts for part in self._block(pcm))

    def at_closing(self, samples: int) -> tuple[tuple[int, bytes], ...]:
        """Give nothing: what is written stays as it is."""
        return ()

    def _block(self, pcm: bytes) -> tuple[bytes, bytes]:
        mark, index = self._mark, self._index
        first = mark.first + index * (mark.rate // BLOCKS_PER_SECOND)
        inside = _INSIDE.pack(self._session, mark.number, index, first)
        self._index += 1
        message = self._envelope.seal(inside + pcm, "sound")
        return length_of(message), message


def parsed(beginning: bytes, name: str) -> Head:
    """Read the line in clear. Raises Damaged where there is none, or of another version."""
    line, end, _ = beginning.partition(b"\n")
    try:
        told: dict[str, Any] = json.loads(line) if end else {}
        if told["format"] != FORMAT:
            raise Damaged(
                f"{name} is of the format {told['format']!r}, which this program does not know.",
                "Install the version of the program that recorded it.",
            )
        session, key = str(told["session"]), str(told["key"])
        head = Head(
            session, int(told["segment"]), int(told["rate"]), int(told["first"]), key, len(line) + 1
        )
        if len(bytes.fromhex(session)) == 8 and head.rate >= BLOCKS_PER_SECOND:
            return head
    except (ValueError, TypeError, KeyError):
        pass
    raise Damaged(f"{name} has no whole header.", "It holds no sound; nothing else is touched.")


def samples(head: Head, read: ReadAt, size: int) -> tuple[int, int]:
    """Give how many samples a piece of `size` bytes holds, and where its last whole block ends.

    No key is needed. Raises OSError.
    """
    count, last = 0, None
    for index, frame in _placed(head, read, size):
        count, last = index, frame
    if last is None:
        return 0, head.data_at
    begin = read(last.start, LONGEST_HEADER_BYTES)
    text = plain_bytes(begin, last.end - last.start) or _INSIDE.size
    in_last = min(max(text - _INSIDE.size, 0) // SAMPLE_BYTES, head.block_samples)
    return count * head.block_samples + in_last, last.end


@dataclass(frozen=True, slots=True)
class Missing:
    """Samples of a piece that cannot be had."""

    first: int
    """On the source's line, end exclusive."""
    end: int
    why: str
    """What is wrong with the block that holds them, after its name: `was changed`."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A closed piece, opened."""

    blocks: tuple[tuple[int, bytes], ...]
    """(first sample, PCM) in order."""
    missing: tuple[Missing, ...]


def opened(head: Head, read: ReadAt, size: int, envelope: Envelope) -> Opened:
    """Open every block. Raises Unavailable without the key, OSError.

    A block that was changed, moved or brought from elsewhere is left out, and said to be missing.
    """
    envelope.name("sound")  # raises where there is no key at all
    blocks: dict[int, bytes] = {}
    refused: dict[int, str] = {}
    others: Unavailable | None = None
    for index, frame in _placed(head, read, size):
        try:
            plain = envelope.open(read(frame.start, frame.end - frame.start), "sound")
        except Damaged:
            refused[index] = "was changed or cut"
            continue
        except Unavailable as failure:
            refused[index], others = "does not open with the session's key", failure
            continue
        place, why = _place(head, plain, after=max(blocks, default=-1))
        if why is None:
            blocks[place] = plain[_INSIDE.size :]
        else:
            refused[index] = why
    if others is not None and not blocks and head.key != envelope.name("sound"):
        raise others
    known, _ = samples(head, read, size)
    return Opened(_in_order(head, blocks), tuple(_missing(head, blocks, refused, known)))


def _placed(head: Head, read: ReadAt, size: int) -> Iterator[tuple[int, Frame]]:
    """Give each message with the index that its block should have, by what lies before it."""
    usual = head.block_samples * SAMPLE_BYTES
    index = 0
    for frame in frames(read, head.data_at, size):
        yield index, frame
        # Where spoilt bytes hide the beginning of a block, two of them look like one.
        index += max(1, round((frame.end - frame.start) / (usual + _usual_excess(usual))))


def _usual_excess(pcm_bytes: int) -> int:
    return 300 + 16 * (pcm_bytes // 65_536)


def _place(head: Head, plain: bytes, *, after: int) -> tuple[int, str | None]:
    """Give the index that a block says it has, and why it is refused, if it is."""
    pcm_bytes = len(plain) - _INSIDE.size
    if pcm_bytes < 0 or pcm_bytes % SAMPLE_BYTES or pcm_bytes > head.block_samples * SAMPLE_BYTES:
        return 0, "holds something else"
    session, segment, index, first = _INSIDE.unpack_from(plain)
    if session.hex() != head.session:
        return index, "comes from another session"
    if segment != head.segment:
        return index, f"comes from piece {segment}"
    if index <= after or first != head.first + index * head.block_samples:
        return index, "was moved or doubled"
    return index, None


def _in_order(head: Head, blocks: dict[int, bytes]) -> tuple[tuple[int, bytes], ...]:
    return tuple(
        (head.first + index * head.block_samples, blocks[index]) for index in sorted(blocks)
    )


def _missing(
    head: Head, blocks: dict[int, bytes], refused: dict[int, str], known: int
) -> Iterator[Missing]:
    """Give what lies between the blocks that are there, up to the end that is known."""
    place = head.first
    for first, pcm in _in_order(head, blocks):
        if first > place:
            yield Missing(place, first, _why(head, refused, place))
        place = first + len(pcm) // SAMPLE_BYTES
    if place < head.first + known:
        yield Missing(place, head.first + known, _why(head, refused, place))


def _why(head: Head, refused: dict[int, str], place: int) -> str:
    return refused.get((place - head.first) // head.block_samples, "is missing")
