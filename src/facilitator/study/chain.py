"""The chain that ties each line of a journal to the line before.

A line ends with `,"h":"<64 hex>"}`, where h is the SHA-256 of the h before and of the line without
that member. The bytes are the truth: what was read is hashed, never what was parsed.
"""

from __future__ import annotations

import re
from hashlib import sha256

_END = re.compile(rb',"h":"([0-9a-f]{64})"\}')
_HASH = re.compile(rb"[0-9a-f]{64}")
_END_BYTES = len(b',"h":""}') + 64

FIRST = ""
"""What stands for the hash before the first line."""


def link(body: bytes, before: str) -> str:
    """Give the hash of a line: `body` is its object without `h`, `before` the hash before."""
    return sha256(before.encode("ascii") + body).hexdigest()


def closed(body: bytes, before: str) -> tuple[bytes, str]:
    """Give the line of `body` as it stands in the file, newline included, and its hash."""
    h = link(body, before)
    return body[:-1] + b',"h":"' + h.encode("ascii") + b'"}\n', h


def written(line: bytes) -> str | None:
    """Give the hash written at the end of `line` (without its newline), by its place alone.

    So damage around it costs this line and not the next, whose link is still there to read.
    """
    digits = line[-66:-2]
    return digits.decode("ascii") if _HASH.fullmatch(digits) else None


def fits(line: bytes, before: str | None) -> bool:
    """Say whether the hash of `line` is right, given the hash written on the line before."""
    found = _END.fullmatch(line, max(len(line) - _END_BYTES, 0))
    if found is None or before is None:
        return False
    return link(line[:-_END_BYTES] + b"}", before) == found[1].decode("ascii")


def goes_on_past_its_end(rest: bytes) -> bool:
    """Say whether `rest`, which ends in no newline, holds a line's end with something after it.

    A crash cuts a line short; it never writes on past its end: a newline was changed.
    """
    found = _END.search(rest)
    return found is not None and found.end() < len(rest)
