"""Replace a file as a whole, or not at all: the only module that replaces one."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from time import time

from facilitator.errors import Unavailable
from facilitator.study.disk import SystemDisk, sync_folder

_HOUR = 3600  # seconds; a younger one may belong to a process that is writing it now


def write(path: Path, data: bytes, *, within: Path | None = None) -> None:
    """Put `data` at `path`: write beside it, sync, rename over, sync the folder.

    A link at `path` is replaced, never followed; with `within`, a folder that leads out of it is
    refused. Raises Unavailable where the folder cannot be written; the old file then stands.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write_beside(beside, data, within)
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as failure:
        with suppress(OSError):
            beside.unlink()
        raise Unavailable(
            f"{path} could not be written ({failure.strerror or failure}).",
            "Free space there or choose another place; what stood there is unchanged.",
        ) from failure


def remove_leftovers(folder: Path) -> int:
    """Remove what interrupted writes left in `folder` over an hour ago; give how many."""
    old = [path for path in folder.glob(".*.tmp") if time() - path.lstat().st_mtime > _HOUR]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _write_beside(beside: Path, data: bytes, within: Path | None) -> None:
    file = SystemDisk(within).create(str(beside))
    try:
        left = memoryview(data)
        while left:
            left = left[file.write(bytes(left)) :]
        file.sync()
    finally:
        file.close()
