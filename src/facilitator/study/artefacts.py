"""What a machine heard or an import brought: stored once, under the SHA-256 of its bytes."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from facilitator.errors import Damaged, Unavailable
from facilitator.study import atomic
from facilitator.study.disk import SystemDisk, make_folder


def store(folder: Path, data: bytes) -> str:
    """Put `data` into `folder` and give its name there. What is there already stays untouched.

    Raises Unavailable where the folder cannot be written.
    """
    name = sha256(data).hexdigest()
    make_folder(folder, parents=True)
    if not _holds(folder / name, name):
        atomic.write(folder / name, data, within=folder.parent)
    return name


def load(folder: Path, name: str) -> bytes:
    """Give the bytes stored as `name`.

    Raises Unavailable where there is no such file, Damaged where its bytes are not those stored.
    """
    try:
        data = SystemDisk().read(str(folder / name))
    except OSError as failure:
        raise Unavailable(
            f"{folder / name} is missing or cannot be read ({failure.strerror}).",
            "Bring it back from a copy of the session's folder.",
        ) from failure
    if sha256(data).hexdigest() != name:
        raise Damaged(
            f"{folder / name} is not what was stored: its bytes have another SHA-256.",
            "Bring it back from a copy of the session's folder; everything else is untouched.",
        )
    return data


def _holds(path: Path, name: str) -> bool:
    try:
        return sha256(SystemDisk().read(str(path))).hexdigest() == name
    except OSError:
        return False
