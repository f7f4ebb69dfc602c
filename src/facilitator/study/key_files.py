"""Where the keys of a session lie: wrapped in its folder, open in the user's state folder.

A wrapped key is stored twice and read back after writing, and is never replaced: its name carries
its number. The open keys are there while a session is live, and go when it is sealed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from facilitator.errors import Unavailable
from facilitator.study.disk import SystemDisk, make_folder, sync_folder

_ENDING = ".age"
_COPY = ".copy.age"


def store_wrapped(folder: Path, files: dict[str, bytes]) -> None:
    """Store wrapped keys by name, each twice, and read them back. Raises Unavailable."""
    try:
        make_folder(folder, parents=True)
        for name, data in files.items():
            for ending in (_ENDING, _COPY):
                _write_new(folder / f"{name}{ending}", data)
        sync_folder(folder)
    except OSError as failure:
        raise Unavailable(
            f"The session's keys cannot be stored in {folder} ({failure.strerror or failure}).",
            "Free space there; without its keys nothing of the session could be opened again.",
        ) from failure


def wrapped(folder: Path) -> dict[str, tuple[bytes, ...]]:
    """Give the wrapped keys in `folder` by name, each with its copies; none where it is missing."""
    disk = SystemDisk()
    found: dict[str, tuple[bytes, ...]] = {}
    for file in disk.names(str(folder)):
        if file.endswith(_ENDING) and not file.startswith("."):
            name = file.removesuffix(_COPY).removesuffix(_ENDING)
            with suppress(OSError):  # the copy is there for a file that cannot be read
                found[name] = (*found.get(name, ()), disk.read(str(folder / file)))
    return found


def open_path(state: Path, session: str) -> Path:
    """Give the place of a session's open keys: `open/<session id>.key` in the state folder."""
    return state / "open" / f"{session}.key"


def _write_new(path: Path, data: bytes) -> None:
    disk = SystemDisk()
    file = disk.create(str(path))
    try:
        if file.write(data) != len(data):
            raise OSError("only a part was written")
        file.sync()
    finally:
        file.close()
    if disk.read(str(path)) != data:
        raise OSError("what was read back is not what was written")
