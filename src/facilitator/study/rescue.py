"""Bring home what was written to the rescue folder while the session's own disk refused.

Copy, sync, compare, delete: killed at any step, nothing is lost and the next call finishes. A file
that a living process still writes stays where it is; so does one that is at home with other bytes.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from facilitator.ports import Disk
from facilitator.study.disk import SystemDisk
from facilitator.study.session_folder import SessionFolder

Outcome = Literal["home", "waiting", "other"]


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the files in a session's rescue folder, by name."""

    home: tuple[str, ...] = ()
    """At home again."""
    waiting: tuple[str, ...] = ()
    """Kept in the rescue folder: still written, or home takes no copy yet."""
    other: tuple[str, ...] = ()
    """Kept in the rescue folder: at home stand other bytes under that name."""


def bring_home(folder: SessionFolder) -> Brought:
    """Move a session's rescued journals and sound into its folder. Never raises OSError."""
    rescue = folder.rescue
    if rescue is None or not rescue.is_dir():
        return Brought()
    disk = SystemDisk(folder.path, rescue)
    found: list[tuple[str, Outcome]] = []
    for home in (folder.journal, folder.sound):
        away = rescue / home.name
        found += move_all(disk, str(away), str(home))
        _remove_empty(away)
    _remove_empty(rescue)
    return Brought(
        tuple(name for name, outcome in found if outcome == "home"),
        tuple(name for name, outcome in found if outcome == "waiting"),
        tuple(name for name, outcome in found if outcome == "other"),
    )


def move_all(disk: Disk, away: str, home: str) -> list[tuple[str, Outcome]]:
    """Move every file in `away` to `home`; say what became of each. Never raises OSError."""
    moved: list[tuple[str, Outcome]] = []
    with suppress(OSError):
        for name in disk.names(away):
            outcome: Outcome = "waiting"
            with suppress(OSError):
                outcome = _move(disk, f"{away}/{name}", home, name)
            moved.append((name, outcome))
        if moved:
            disk.sync_folder(away)
    return moved


def _move(disk: Disk, away: str, home: str, name: str) -> Outcome:
    if disk.is_open(away):
        return "waiting"
    data, there = disk.read(away), f"{home}/{name}"
    copy = disk.read(there) if name in disk.names(home) else None
    if copy is not None and not (data.startswith(copy) or copy.startswith(data)):
        return "other"
    if copy is None or len(copy) < len(data):
        if copy is not None:
            if disk.is_open(there):
                return "waiting"
            disk.remove(there)  # the beginning of a copy that was interrupted: all of it is in ours
        _copy(disk, data, there)
    disk.sync_folder(home)
    with suppress(FileNotFoundError):  # another process brought it home at the same time
        disk.remove(away)
    return "home"


def _copy(disk: Disk, data: bytes, to: str) -> None:
    """Write a copy, sync it and read it back. Raises OSError; what was begun is then removed."""
    file = disk.create(to)
    try:
        try:
            if file.write(data) != len(data):
                raise OSError("only a part was written")
            file.sync()
        finally:
            file.close()
        if disk.read(to) != data:
            raise OSError("the copy is not whole")
    except OSError:
        with suppress(OSError):
            disk.remove(to)
        raise


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # what is not empty stays
        folder.rmdir()
