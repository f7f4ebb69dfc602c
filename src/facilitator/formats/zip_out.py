"""A ZIP whose bytes depend on nothing but its contents.

Stored and not deflated, since compressors differ between builds; names sorted, one date, fixed
attributes: so the same words give the same file on every machine.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_MADE_ON_UNIX = 3
_REGULAR_0600 = 0o100600 << 16


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Give the archive of `members`, by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, strict_timestamps=True) as archive:
        for name in sorted(members):
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = _MADE_ON_UNIX
            member.external_attr = _REGULAR_0600
            archive.writestr(member, members[name])
    return target.getvalue()
