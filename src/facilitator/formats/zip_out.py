"""A ZIP whose bytes depend on nothing but its contents, on no library's version either.

Stored and not deflated, since compressors differ between builds; names sorted, one date, fixed
attributes, no extra fields: so the same words give the same file on every machine. The layout is
that of PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from zlib import crc32

_VERSION = 20  # 2.0: folders and stored members, what every reader knows
_MADE_ON_UNIX = 3 << 8 | _VERSION
_STORED = 0
_TIME, _DATE = 0, 1 << 5 | 1  # 1980-01-01 00:00, the earliest there is
_UTF_8 = 1 << 11
_REGULAR_0600 = 0o100600 << 16
_LARGEST_BYTES = 2**32 - 1
_MOST_MEMBERS = 2**16 - 1

_COMMON = "HHHHHIIIH"  # version, flags, method, time, date, CRC, packed, size, length of the name
_LOCAL = struct.Struct(f"<4s{_COMMON}H")
_CENTRAL = struct.Struct(f"<4sH{_COMMON}HHHHII")
_END = struct.Struct("<4sHHHHIIH")


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Give the archive of `members`, by name (`word/document.xml`).

    Raises ValueError for a name that leads out of the archive, and for 4 GiB and more.
    """
    parts: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for name in sorted(members):
        written, data = _name(name), members[name]
        common = (
            *(_VERSION, 0 if name.isascii() else _UTF_8, _STORED, _TIME, _DATE),
            *(crc32(data), len(data), len(data), len(written)),
        )
        if offset + len(data) + len(written) > _LARGEST_BYTES - _LOCAL.size:
            raise ValueError("an archive of 4 GiB and more cannot be written")
        parts += (_LOCAL.pack(b"PK\x03\x04", *common, 0), written, data)
        about = (0, 0, 0, 0, _REGULAR_0600, offset)  # no extra field, no comment, first disk
        central.append(_CENTRAL.pack(b"PK\x01\x02", _MADE_ON_UNIX, *common, *about) + written)
        offset += _LOCAL.size + len(written) + len(data)
    number, directory = len(central), b"".join(central)
    if number > _MOST_MEMBERS:
        raise ValueError("an archive of over 65,535 members cannot be written")
    end = _END.pack(b"PK\x05\x06", 0, 0, number, number, len(directory), offset, 0)
    return b"".join((*parts, directory, end))


def _name(name: str) -> bytes:
    """Give a member's name as it is written: within the archive, with `/` between folders."""
    if "\\" in name or ":" in name or any(part in ("", ".", "..") for part in name.split("/")):
        raise ValueError("a member's name leads out of the archive")
    return name.encode("utf-8")
