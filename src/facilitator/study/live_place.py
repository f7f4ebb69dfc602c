"""Where lies what processes share while a session is live, and what is no evidence.

In memory where the system has a place for it that needs no environment to be found: then neither a
full nor a frozen disk, nor one that is pulled out, holds up who steers the recorder (decision
0027). Else in the user's state folder.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from facilitator.errors import Refused
from facilitator.study.disk import FOLDER_MODE, make_folder
from facilitator.study.unlocked import MEMORY, file_system

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - one's own folder in it, checked
"""A folder in memory that every Linux has, the same for a login, `ssh`, `sudo` and a cron job."""


def live_path(state: Path, session: str, kind: str) -> Path:
    """Give the file `<session id>.<kind>` of a live session; its folder is made where it can be.

    `/dev/shm/facilitator-<user>-<of which state folder>/` where that is in memory and nobody
    else's, else `open/` in the user's `state` folder.
    """
    memory = own_memory(state)
    return (state / "open" if memory is None else memory) / f"{session}.{kind}"


def own_memory(state: Path) -> Path | None:
    """Give the user's own folder in memory for a `state` folder, 0700; None where there is none."""
    if not hasattr(os, "getuid") or not _is_memory(IN_MEMORY):
        return None
    whose = sha256(os.fsencode(state.resolve())).hexdigest()[:8]
    own = IN_MEMORY / f"facilitator-{os.getuid()}-{whose}"
    with suppress(OSError, Refused):
        make_folder(own)
        found = own.lstat()
        mode = stat.S_IMODE(found.st_mode)
        if stat.S_ISDIR(found.st_mode) and (found.st_uid, mode) == (os.getuid(), FOLDER_MODE):
            return own
    return None


@cache
def _is_memory(folder: Path) -> bool:
    return folder.is_dir() and file_system(folder) in MEMORY
