"""Remove a small secret file so that its bytes are gone from where they stood.

What a drive's spare cells, a file system's journal, snapshots and backups still hold is out of
reach of any program; the manual says so.
"""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.errors import Unavailable
from facilitator.study.disk import sync, sync_folder

_OPEN = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def erase(path: Path) -> bool:
    """Overwrite the file, unlink it, sync its folder; give whether there was one.

    A link is removed and not followed. Raises Unavailable where it cannot be removed.
    """
    try:
        if not path.is_symlink():
            _overwrite(path)
        path.unlink()
        sync_folder(path.parent)
    except FileNotFoundError:
        return False
    except OSError as failure:
        raise Unavailable(
            f"{path} cannot be removed ({failure.strerror}): it holds a secret key.",
            "Remove it by hand, or give the command again as its owner.",
        ) from failure
    return True


def _overwrite(path: Path) -> None:
    descriptor = os.open(path, _OPEN)
    try:
        os.write(descriptor, bytes(os.fstat(descriptor).st_size))
        sync(descriptor)
    finally:
        os.close(descriptor)
