"""Reading a ZIP that someone else made: nothing is extracted, every byte that comes out is counted.

What an archive says of itself (sizes above all) may be untrue; the limits are held by counting.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from itertools import pairwise

from facilitator.errors import BadInput

IN_BYTES = 200 * 1024 * 1024
OUT_BYTES = 1024 * 1024 * 1024
MEMBERS = 10_000
RATIO = 100
SMALL_BYTES = 1024 * 1024
"""Up to here a high ratio is the format's own emptiness, and no harm."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of a member that says nothing."""
_CHUNK_BYTES = 64 * 1024
_DO_THIS = "Open it in the program it is from, save it anew and give that file."
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What `zipfile` raises on archives that are cut, wrong, locked or packed in rare ways."""


class Archive:
    """A ZIP in memory; `read` gives one member's bytes."""

    def __init__(self, data: bytes) -> None:
        """Open it and look at its list of members. Raises BadInput."""
        if len(data) > IN_BYTES:
            raise BadInput("This file is over 200 MB.", "Give one transcript of one session.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as wrong:
            raise _broken() from wrong
        self._members = _checked(self._zip.infolist())
        self._out_bytes = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Give the members' names, sorted."""
        return tuple(sorted(self._members))

    @property
    def remarks(self) -> tuple[bytes, ...]:
        """Give what is said of the archive and its members beside their names."""
        said = [self._zip.comment, *(m.comment for m in self._members.values())]
        said += [member.extra for member in self._members.values()]
        return tuple(one for one in said if one)

    @property
    def is_bare(self) -> bool:
        """Say whether it tells neither when nor where nor by whom it was made."""
        dates = {member.date_time for member in self._members.values()}
        return not self.remarks and dates <= {_EARLIEST}

    def read(self, name: str) -> bytes:
        """Give one member's bytes. Raises BadInput where it is missing, broken or a bomb."""
        member = self._members.get(name)
        if member is None:
            raise BadInput(f"This file has no part {name}.", _DO_THIS)
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(member) as opened:
                while chunk := opened.read(_CHUNK_BYTES):
                    size += len(chunk)
                    self._count(len(chunk), size, member.compress_size)
                    parts.append(chunk)
        except _UNREADABLE as wrong:
            raise _broken() from wrong
        return b"".join(parts)

    def _count(self, chunk: int, size: int, packed: int) -> None:
        self._out_bytes += chunk
        too_dense = size > SMALL_BYTES and size > RATIO * max(packed, 1)
        if too_dense or self._out_bytes > OUT_BYTES:
            raise BadInput("This file unpacks to far more than any transcript holds.", _DO_THIS)


def is_zip(data: bytes) -> bool:
    """Say whether it begins as a ZIP does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _checked(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(members) > MEMBERS:
        raise BadInput("This file holds over 10,000 parts.", _DO_THIS)
    names = sorted(member.filename for member in members)
    if any(one == other for one, other in pairwise(names)):
        raise BadInput("This file holds two parts of one name.", _DO_THIS)
    for member in members:
        if _leads_outside(member.filename) or stat.S_ISLNK(member.external_attr >> 16):
            raise BadInput("This file holds a part whose name leads outside it.", _DO_THIS)
    return {member.filename: member for member in members}


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0] or "\0" in name


def _broken() -> BadInput:
    return BadInput("This file is damaged or locked with a password.", _DO_THIS)
