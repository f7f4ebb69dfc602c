"""Bring home what was written to the rescue folder while the session's own disk refused.

Copy, sync, compare, delete: killed at any step, nothing is lost and the next call finishes. One
process at a time does it. A file that a living process still writes stays where it is; so does one
that is at home with other bytes, and sound for which home has no room beside what notes may need.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Disk
from facilitator.study import locks
from facilitator.study.disk import SystemDisk
from facilitator.study.session_folder import SessionFolder
from facilitator.units import LEFT_FREE_BYTES

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
    with ExitStack() as held:
        try:
            held.enter_context(locks.bringing_home(rescue.parent))
        except (Refused, Unavailable):
            return Brought(waiting=_names(disk, rescue))
        for home, leaving in ((folder.journal, 0), (folder.sound, LEFT_FREE_BYTES)):
            away = rescue / home.name
            found += move_all(disk, str(away), str(home), leaving=leaving)
            _remove_empty(away)
        _remove_empty(rescue)
    return Brought(
        tuple(name for name, outcome in found if outcome == "home"),
        tuple(name for name, outcome in found if outcome == "waiting"),
        tuple(name for name, outcome in found if outcome == "other"),
    )


def move_all(disk: Disk, away: str, home: str, *, leaving: int = 0) -> list[tuple[str, Outcome]]:
    """Move every file in `away` to `home`; say what became of each. Never raises OSError.

    `leaving` is how many bytes stay free at home; what does not fit beside them waits.
    """
    moved: list[tuple[str, Outcome]] = []
    with suppress(OSError):
        for name in disk.names(away):
            outcome: Outcome = "waiting"
            with suppress(OSError), disk.held(f"{away}/{name}") as free:
                if free:
                    outcome = _move(disk, f"{away}/{name}", f"{home}/{name}", leaving)
            moved.append((name, outcome))
        if moved:
            disk.sync_folder(away)
    return moved


def _move(disk: Disk, away: str, home: str, leaving: int) -> Outcome:
    """Move one file that nobody writes. Raises OSError; it then waits."""
    folder, _, name = home.rpartition("/")
    data = disk.read(away)
    copy = disk.read(home) if name in disk.names(folder) else None
    if copy is not None and not (data.startswith(copy) or copy.startswith(data)):
        return "other"
    if copy is None or len(copy) < len(data):
        if not _fits(disk, folder, len(data) - len(copy or b"") + leaving):
            return "waiting"
        if copy is not None:
            _remove_begun(disk, home)
        _copy(disk, data, home)
    disk.sync_folder(folder)
    with suppress(FileNotFoundError):  # brought home at the same time, where no locks are known
        disk.remove(away)
    return "home"


def _fits(disk: Disk, folder: str, needed_bytes: int) -> bool:
    """Say whether there is room; a disk that does not say how much is tried."""
    try:
        return disk.free_bytes(folder) >= needed_bytes
    except OSError:
        return True


def _remove_begun(disk: Disk, home: str) -> None:
    """Remove the beginning of a copy that was interrupted: all of it is in the rescued file."""
    with disk.held(home) as free:
        if not free:
            raise OSError("somebody writes it")
        disk.remove(home)


def _copy(disk: Disk, data: bytes, to: str) -> None:
    """Write a copy, sync it and read it back. Raises OSError; what was begun is then removed.

    Never what another process put there.
    """
    file, ours = disk.create(to), False
    try:
        try:
            if file.write(data) != len(data):
                raise OSError("only a part was written")
            file.sync()
            if disk.read(to) != data:
                raise OSError("the copy is not whole")
        except OSError:
            ours = file.is_at(to)
            raise
        finally:
            file.close()
    except OSError:
        with suppress(OSError):
            if ours:
                disk.remove(to)
        raise


def _names(disk: Disk, rescue: Path) -> tuple[str, ...]:
    return (*disk.names(str(rescue / "journal")), *disk.names(str(rescue / "sound")))


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # what is not empty stays
        folder.rmdir()
