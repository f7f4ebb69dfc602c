"""Eight MiB in a session's folder that are given up when its disk is full: hours of notes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from facilitator.ports import Disk
from facilitator.study.disk import SystemDisk

NAME = "ballast"
BALLAST_BYTES = 8 << 20


def make(folder: Path, disk: Disk | None = None) -> bool:
    """Put the ballast into a session's folder; False where the disk has no room even for it.

    One that is there stays. Its bytes are random: no file system may store them as nothing.
    """
    disk = SystemDisk(folder) if disk is None else disk
    path = str(folder / NAME)
    if NAME in disk.names(str(folder)):
        return True
    try:
        file = disk.create(path)
        try:
            whole = file.write(os.urandom(BALLAST_BYTES)) == BALLAST_BYTES
            if whole:
                file.sync()
        finally:
            file.close()
    except OSError:
        whole = False
    if not whole:
        free(folder, disk)
    return whole


def free(folder: Path, disk: Disk | None = None) -> bool:
    """Give the ballast's room to the notes; False where there was none. Never raises OSError."""
    disk = SystemDisk(folder) if disk is None else disk
    with suppress(OSError):
        disk.remove(str(folder / NAME))
        return True
    return False
