"""Check every journal and sound file: what is whole, what is lost, what to do. Only reads."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.session.events.live import SessionStarted
from facilitator.session.events.machine import TranscriptImported, TranscriptionEnded
from facilitator.session.timeline import Gap, Timeline
from facilitator.study import artefacts
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.reading import JournalFile, Reading
from facilitator.workflow import keys_held
from facilitator.workflow.verify_journals import journal_notes, journal_problems
from facilitator.workflow.verify_sound import FoundSound, Noted, look, noted


@dataclass(frozen=True, slots=True)
class JournalFound:
    """One journal file."""

    file: str
    records: int
    """That can be read, its header not counted."""
    torn_bytes: int
    damaged: tuple[str, ...]
    """Names of the records that cannot be read; one that ends in `.0` is the file's header."""


@dataclass(frozen=True, slots=True)
class SessionFound:
    """One session."""

    session: str
    journals: tuple[JournalFound, ...] = ()
    audio: tuple[FoundSound, ...] = ()
    gaps: tuple[Gap, ...] = ()
    problems: tuple[str, ...] = ()
    """Sentences: something is damaged, missing or out of place."""
    notes: tuple[str, ...] = ()
    """Sentences: worth knowing, no damage."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that was checked."""

    sessions: tuple[SessionFound, ...]

    @property
    def whole(self) -> bool:
        """Say whether nothing is damaged or missing."""
        return not any(session.problems for session in self.sessions)


def verify(study: Study, name: str | None = None) -> Found:
    """Check the session `name`, or all of them and what belongs to the whole study.

    Raises Refused where there is no such session.
    """
    if name is not None:
        sessions = (study.whole if name == study.whole.name else study.session(name),)
    else:
        whole = (study.whole,) if study.whole.journal.is_dir() else ()
        sessions = (*study.sessions(), *whole)
    return Found(tuple(_session(study, session) for session in sessions))


def _session(study: Study, folder: SessionFolder) -> SessionFound:
    try:
        reading = folder.read()
    except FacilitatorError as failure:
        return SessionFound(folder.name, problems=(str(failure),))
    audio, sound_problems = _sound(folder, reading)
    lengths = {found.file: found.samples for found in audio}
    return SessionFound(
        folder.name,
        tuple(
            JournalFound(file.file, len(file.records), file.torn_bytes, file.lost or _lines(file))
            for file in reading.files
        ),
        audio,
        Timeline.of(reading.records, lengths).gaps,
        (
            *journal_problems(reading),
            *sound_problems,
            *_copies(folder, reading),
            *keys_held.problems(study, folder, reading),
        ),
        (*journal_notes(reading), *_open_to_others(folder.path)),
    )


def _lines(file: JournalFile) -> tuple[str, ...]:
    """Name lines that do not fit though no record is lost: one that stands there twice."""
    return tuple(f"{file.file}:{bad.first_line}" for bad in file.damaged)


def _sound(folder: SessionFolder, reading: Reading) -> tuple[tuple[FoundSound, ...], list[str]]:
    disk = SystemDisk()
    there = [name for name in disk.names(str(folder.sound)) if not name.startswith(".")]
    said = noted(reading.records)
    found, problems = [], []
    for name in sorted({*there, *said}):
        try:
            data = disk.read(str(folder.sound / name)) if name in there else None
        except OSError as failure:
            problems.append(f"{name} cannot be read ({failure.strerror}).")
            continue
        sound = look(said.get(name) or Noted(name), data)
        if data is not None or sound.problem:
            found.append(sound)
    problems += [sound.problem for sound in found if sound.problem]
    return tuple(found), problems


def _copies(folder: SessionFolder, reading: Reading) -> list[str]:
    """Check the guide that was run and what was heard or brought in, by their SHA-256."""
    problems = []
    for record in reading.records:
        match record.event:
            case SessionStarted(guide_sha256=expected):
                problems += _guide(folder.guide_copy, expected)
            case TranscriptionEnded(file=file) | TranscriptImported(file=file):
                try:
                    artefacts.load(folder.heard, file)
                except FacilitatorError as failure:
                    problems.append(str(failure))
            case _:
                pass
    return problems


def _guide(path: Path, expected: str) -> list[str]:
    try:
        if sha256(path.read_bytes()).hexdigest() == expected:
            return []
    except OSError as failure:
        return [f"{path.name}, the guide that was run, cannot be read ({failure.strerror})."]
    return [f"{path.name} is not the guide that was run: its SHA-256 is another."]


def _open_to_others(path: Path) -> tuple[str, ...]:
    """Say how many files and folders other accounts on this machine can open."""
    if os.name == "nt":
        return ()
    wide = [p for p in (path, *path.rglob("*")) if not p.is_symlink() and p.stat().st_mode & 0o077]
    if not wide:
        return ()
    return (
        f"{len(wide)} of its files and folders are open to other accounts on this machine: "
        f"chmod -R go= {path} closes them.",
    )
