"""Finds the blocks of a closed piece of sound, also beyond spoilt bytes.

A block is a length and an age message. Where a length does not lead to the next block, the next
beginning of a message is looked for: so spoilt bytes cost the blocks they are in, and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from facilitator.audio.age_message import MAGIC

LENGTH_BYTES = 4

ReadAt = Callable[[int, int], bytes]
"""Gives so many bytes of a file from a place on; fewer at its end."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where one message stands."""

    start: int
    end: int
    """Bytes in the file, end exclusive, without the length before it."""


def frames(read: ReadAt, start: int, size: int) -> Iterator[Frame]:
    """Give the messages between `start` and the end of a file of `size` bytes.

    What follows the last of them is the beginning of a block that was never finished.
    """
    at = start
    while (end := _end(read, at, size)) is not None:
        yield Frame(at + LENGTH_BYTES, end)
        at = end


def length_of(message: bytes) -> bytes:
    """Give what stands before a message."""
    return len(message).to_bytes(LENGTH_BYTES, "big")


def _end(read: ReadAt, at: int, size: int) -> int | None:
    """Give where the block at `at` ends; None where no whole one is left."""
    end = _told(read, at)
    if end is not None and end <= size and _begins(read, end, size, ahead=True):
        return end
    rest = read(at + LENGTH_BYTES + 1, size)
    found = rest.find(MAGIC)
    if found >= LENGTH_BYTES:
        return at + 1 + found  # the length before that message is no part of this one
    return end if end is not None and end <= size else None


def _told(read: ReadAt, at: int) -> int | None:
    """Give where the block at `at` ends by its own length."""
    length = read(at, LENGTH_BYTES)
    if len(length) < LENGTH_BYTES:
        return None
    return at + LENGTH_BYTES + int.from_bytes(length, "big")


def _begins(read: ReadAt, at: int, size: int, *, ahead: bool) -> bool:
    """Say whether a block begins at `at`, whole or torn, or the file ends there.

    With `ahead`, a block whose own beginning is spoilt is known by the one after it.
    """
    if at == size:
        return True
    head = read(at + LENGTH_BYTES, len(MAGIC))
    if head == MAGIC or (at + LENGTH_BYTES + len(MAGIC) > size and MAGIC.startswith(head)):
        return True
    after = _told(read, at)
    return ahead and after is not None and after <= size and _begins(read, after, size, ahead=False)
