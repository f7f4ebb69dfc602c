"""Write a session's sound out in clear: one WAV file for each unbroken stretch.

Voices never pass the gate, whatever was decided on their words: so this is always a clear copy,
asked for by a person, journaled with its place before it is written, and removed by `lock`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from facilitator.errors import Refused, Unavailable
from facilitator.session.timeline import SoundStretch
from facilitator.study.disk import SystemDisk, sync_folder
from facilitator.study.folder import Study
from facilitator.units import SECOND, Us, seconds
from facilitator.workflow import wiring
from facilitator.workflow.clear_copies import journal_clear_copy
from facilitator.workflow.derive import Desk
from facilitator.workflow.outside import outside

PART_SECONDS = 60
"""How much is in memory at once: a whole group does not fit into a small one."""


@dataclass(frozen=True, slots=True)
class SoundCopy:
    """A stretch that was written out."""

    file: Path
    start: float
    """Seconds of the session's clock."""
    seconds: float


@dataclass(frozen=True, slots=True)
class SoundOut:
    """What was written, and what could not be."""

    files: tuple[SoundCopy, ...]
    unread_seconds: float
    """Of blocks that do not open and files that are gone; `verify` names them."""


def sound_out(study: Study, name: str, out: Path, *, clear: bool, by: str | None) -> SoundOut:
    """Write the session's sound to the folder `out`, made where it is missing.

    Raises Refused without `clear`, for a folder among the recordings or through a link, and where a
    file of that name is there; Unavailable without the key or where nothing can be written.
    """
    desk = Desk(study, study.session(name)).unlocked()
    if not clear:
        raise Refused(
            f"The sound of {name} is people's voices with every name that was said: it never "
            "passes the gate.",
            "Add --clear if that is what you want; it is journaled.",
        )
    folders, envelope = desk.folder.sounds, desk.folder.envelope
    whole = desk.timeline.stretches
    stretches = wiring.readable_sound(folders, envelope, whole)
    if not stretches:
        raise Refused(f"{name} has no sound.", f"facilitator verify {name} says what there is.")
    planned = planned_files(study, name, out, stretches)
    files = write_files(study, name, "sound", planned, wiring.sound_reader(folders, envelope), by)
    return SoundOut(
        files,
        sum(s.samples / s.rate for s in whole) - sum(s.samples / s.rate for s in stretches),
    )


def planned_files(
    study: Study, name: str, out: Path, stretches: Sequence[SoundStretch], mark: str = ""
) -> tuple[tuple[Path, SoundStretch], ...]:
    """Give which file in the folder `out` each stretch goes into; `mark` stands in their names.

    Raises Refused for a folder that is none to write to, and where a file of that name is there.
    """
    target = outside(study, out)
    planned = tuple((target / file_name(name, stretch, mark), stretch) for stretch in stretches)
    _refuse_what_is_there([path for path, _ in planned])
    return planned


def write_files(
    study: Study,
    name: str,
    what: str,
    planned: Sequence[tuple[Path, SoundStretch]],
    read: wiring.ReadSound,
    by: str | None,
) -> tuple[SoundCopy, ...]:
    """Write stretches in clear, each journaled before as `what`. Raises Unavailable, BadInput."""
    for path, stretch in planned:
        disk = SystemDisk(path.parent)
        disk.make_folder(str(path.parent))
        journal_clear_copy(study, name, what, by=by, file=path, digest=_sha(stretch, read))
        _write(disk, path, stretch, read)
    return tuple(SoundCopy(path, seconds(s.start), seconds(s.end - s.start)) for path, s in planned)


def file_name(session: str, stretch: SoundStretch, mark: str = "") -> str:
    """Give the name of a stretch's file, by where it starts: `FG3-mic-0h12m03.250s.wav`."""
    return f"{session}-{mark}{stretch.source}-{_start(stretch.start)}.wav"


def _start(time: Us) -> str:
    whole, part = divmod(max(time, 0), SECOND)
    return f"{whole // 3600}h{whole // 60 % 60:02}m{whole % 60:02}.{part // 1000:03}s"


def _refuse_what_is_there(paths: list[Path]) -> None:
    there = [path.name for path in paths if path.is_symlink() or path.exists()]
    if there:
        raise Refused(
            f"{paths[0].parent} holds {there[0]} already; nothing is overwritten.",
            "Name an empty folder with --out, or move that file away.",
        )


def _parts(stretch: SoundStretch, read: wiring.ReadSound) -> Iterator[bytes]:
    """Give the bytes of a stretch's file, a minute at a time."""
    yield wiring.sound_header(stretch)
    size = PART_SECONDS * stretch.rate
    for first in range(stretch.first, stretch.first + stretch.samples, size):
        samples = min(size, stretch.first + stretch.samples - first)
        yield read(replace(stretch, first=first, samples=samples))


def _sha(stretch: SoundStretch, read: wiring.ReadSound) -> str:
    digest = sha256()
    for part in _parts(stretch, read):
        digest.update(part)
    return digest.hexdigest()


def _write(disk: SystemDisk, path: Path, stretch: SoundStretch, read: wiring.ReadSound) -> None:
    try:
        file = disk.create(str(path))
        try:
            for part in _parts(stretch, read):
                if file.write(part) != len(part):
                    raise OSError("only a part was written")
            file.sync()
        finally:
            file.close()
        sync_folder(path.parent)
    except OSError as failure:
        raise Unavailable(
            f"{path} could not be written whole ({failure.strerror or failure}).",
            "Free space there or name another folder; `facilitator lock` removes what was written.",
        ) from failure
