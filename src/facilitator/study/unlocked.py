"""Session keys that a holder unlocked for a while: in memory alone, each file with its end.

A file is `<session id>.key` in the runtime folder: a line `# until <boot> <µs>` on the clock of
this start of the machine, which no one can set, then key pairs as they lie open. Whoever reads one
that has expired removes it.
"""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Clock
from facilitator.study import secret_file
from facilitator.study.disk import SystemDisk, make_folder
from facilitator.study.erase import erase
from facilitator.units import Us

MEMORY = ("tmpfs", "ramfs")
"""File systems that live in memory."""
_MOUNTS = Path("/proc/self/mounts")
_FIRST_LINE = re.compile(r"# until ([0-9a-f]{8}) (\d{1,16})\n")
_ESCAPED = re.compile(r"\\([0-7]{3})")


def keep(runtime: Path, keys: dict[str, str], clock: Clock, for_: Us) -> None:
    """Keep open key pairs by session id until `for_` has passed.

    Raises Refused where `runtime` is no memory, Unavailable where it cannot be written.
    """
    check_is_memory(runtime)
    first = f"# until {clock.boot} {clock.now() + for_}\n"
    try:
        make_folder(runtime, parents=True)
    except OSError as failure:
        raise Unavailable(
            f"{runtime} cannot be made ({failure.strerror}).", "Check whose folder it is."
        ) from failure
    for session, text in keys.items():
        secret_file.write(_path(runtime, session), (first + text).encode("ascii"))


def held(runtime: Path, session: str, clock: Clock) -> str:
    """Give the key pairs that are unlocked for a session; "" where there are none any more."""
    path = _path(runtime, session)
    try:
        text = SystemDisk().read(str(path)).decode("ascii", "replace")
    except OSError:
        return ""
    if _has_expired(text, clock):
        erase(path)
        return ""
    return text


def remove_expired(runtime: Path, clock: Clock) -> None:
    """Remove every file whose time is over, and what a writer that was stopped left."""
    secret_file.remove_leftovers(runtime)
    for session in sessions(runtime):
        held(runtime, session, clock)


def sessions(runtime: Path) -> tuple[str, ...]:
    """Give the ids of the sessions that are unlocked, or were."""
    names = SystemDisk().names(str(runtime))
    return tuple(name.removesuffix(".key") for name in names if name.endswith(".key"))


def remove(runtime: Path, *which: str) -> int:
    """Remove what is unlocked for the sessions with these ids; give how many were."""
    secret_file.remove_leftovers(runtime)
    return sum(erase(_path(runtime, session)) for session in which)


def check_is_memory(folder: Path) -> None:
    """Raise Refused where `folder` is not in memory: a key written to a disk can stay there."""
    if file_system(folder) not in MEMORY:
        raise Refused(
            f"{folder} is not in memory, and an unlocked key must never be written to a disk.",
            "Each command opens what it needs with --identity FILE; or name a folder on a tmpfs in "
            "FACILITATOR_RUNTIME.",
        )


def file_system(folder: Path) -> str:
    """Give the kind of file system that `folder` is or would be on; "" where that is not known."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    place, best, kind = folder.resolve(), -1, ""
    for line in mounts.splitlines():
        _, point, found, *_ = line.split(" ")
        mounted = Path(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), point))
        depth = len(mounted.parts)
        if depth >= best and place.is_relative_to(mounted):  # the last of several on top counts
            best, kind = depth, found
    return kind


def _path(runtime: Path, session: str) -> Path:
    return runtime / f"{session}.key"


def _has_expired(text: str, clock: Clock) -> bool:
    found = _FIRST_LINE.match(text)
    return found is None or found[1] != clock.boot or clock.now() >= int(found[2])
