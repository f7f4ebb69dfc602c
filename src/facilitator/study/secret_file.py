"""Replace a file of secret keys as a whole: what it held, and what a stop leaves, is overwritten.

While its writer lives, the new file is locked: a leftover that nobody holds may go at once.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from facilitator.errors import Unavailable
from facilitator.study.disk import SystemDisk, sync_folder
from facilitator.study.erase import erase

_LEFT = ".*.key.*.tmp"


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, a file `….key`; what stood there is overwritten before it goes.

    Raises Unavailable where the folder cannot be written; the old file then stands.
    """
    token = secrets.token_hex(4)
    new, old = (path.with_name(f".{path.name}.{token}{which}.tmp") for which in "no")
    try:
        _write_over(path, new, old, data)
    except OSError as failure:
        for left in (old, new):
            with suppress(Unavailable):
                _remove(left)
        raise Unavailable(
            f"{path} could not be written ({failure.strerror or failure}).",
            "Free space there or choose another place; what stood there is unchanged.",
        ) from failure


def remove_leftovers(folder: Path) -> None:
    """Overwrite and remove what was left in `folder` by a writer that is no more."""
    disk = SystemDisk()
    for path in folder.glob(_LEFT):
        with suppress(OSError), disk.held(str(path)) as free:
            if free:
                _remove(path)


def _write_over(path: Path, new: Path, old: Path, data: bytes) -> None:
    file = SystemDisk().create(str(new))
    try:
        if file.write(data) != len(data):
            raise OSError("only a part was written")
        file.sync()
        with suppress(FileNotFoundError):
            old.hardlink_to(path)
        if os.name != "nt":  # there an open file cannot be renamed
            new.replace(path)
    finally:
        file.close()
    if os.name == "nt":
        new.replace(path)
    sync_folder(path.parent)
    _remove(old)


def _remove(path: Path) -> None:
    """Erase a file, unless its bytes still stand under another name: then the name goes."""
    with suppress(FileNotFoundError):
        if path.lstat().st_nlink > 1:
            path.unlink()
        else:
            erase(path)
