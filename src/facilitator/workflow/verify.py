"""Check every journal and sound file: what is whole, what is lost, what to do.

Needs no key; with one, every closed part is opened too. It only reads, save that what was rescued
is brought home first.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.session.events.keeping import JournalClosed
from facilitator.session.events.live import SessionStarted
from facilitator.session.events.machine import TranscriptImported, TranscriptionEnded
from facilitator.session.events.made import event_name
from facilitator.session.timeline import Gap, Timeline
from facilitator.study import artefacts, stage_file
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.reading import ClosedEvent, JournalFile, Reading
from facilitator.study.rescue import Brought, bring_home
from facilitator.workflow import keys_held
from facilitator.workflow.keyring import StudyKeyring
from facilitator.workflow.verify_journals import journal_notes, journal_problems, spoilt
from facilitator.workflow.verify_sound import FoundSound, check_sound

_IS_SHA256 = re.compile(r"[0-9a-f]{64}")


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
        brought = bring_home(folder)
        reading = folder.read()
    except FacilitatorError as failure:
        return SessionFound(folder.name, problems=(str(failure),))
    journals = tuple(map(_journal, reading.files))
    if any(journal.damaged for journal in journals):
        stage_file.forget(folder.derived)  # home then counts anew, and shows it
    audio, sound_problems = check_sound(folder, reading.records)
    timeline = Timeline.of(reading.records, {found.file: found.samples for found in audio})
    return SessionFound(
        folder.name,
        journals,
        audio,
        timeline.gaps,
        (
            *journal_problems(reading, encrypted=folder.keyring is not None),
            *sound_problems,
            *_copies(folder, reading),
            *keys_held.problems(study, folder, reading),
            *_kept_away(folder, brought),
            *_shut(study, folder, reading, audio),
        ),
        (
            *_came_home(brought),
            *(found.note for found in audio if found.note),
            *_drifts(timeline),
            *journal_notes(reading),
            *_without_its_study(study, folder, reading),
            *_open_to_others(folder.path),
        ),
    )


def _shut(
    study: Study, folder: SessionFolder, reading: Reading, audio: Iterable[FoundSound]
) -> Iterator[str]:
    """Say what stays closed though all keys are at hand; nobody is asked where they lie open."""
    if not (isinstance(study.keyring, StudyKeyring) and study.keyring.covers(folder.keys)):
        return
    for file in reading.files:
        if shut := file.closed - len(spoilt(file)) - file.doubted:
            yield f"{shut} records of {file.file} do not open with the key that was given."
    for sound in audio:
        if sound.shut:
            yield f"{sound.file} does not open with the key that was given."


def _journal(file: JournalFile) -> JournalFound:
    lost = (*file.lost, *spoilt(file))
    records = len(file.records) - len(spoilt(file))
    return JournalFound(file.file, records, file.torn_bytes, lost or _lines(file))


def _lines(file: JournalFile) -> tuple[str, ...]:
    """Name lines that do not fit though no record is lost: one that stands there twice."""
    return tuple(f"{file.file}:{bad.first_line}" for bad in file.damaged)


def _drifts(timeline: Timeline) -> Iterator[str]:
    """Say how far each sound card ran ahead or behind."""
    for source, ppm in timeline.drift_ppm.items():
        how = f"{abs(ppm)} millionths {'fast' if ppm > 0 else 'slow'}"
        yield f"The clock of {source} ran {how}: times are put right by it."


def _came_home(brought: Brought) -> Iterator[str]:
    if brought.home:
        yield (
            f"{', '.join(brought.home)} had been rescued from a disk that refused, and came home."
        )
    if brought.waiting:
        yield (
            f"{', '.join(brought.waiting)} still waits in the rescue folder: it is being written, "
            "or the session's disk takes no copy."
        )


def _kept_away(folder: SessionFolder, brought: Brought) -> Iterator[str]:
    for name in brought.other:
        yield (
            f"{name} lies in {folder.rescue} too, with other bytes: both are kept, and the "
            "session's own is read. Ask whoever ran the session on another machine."
        )


def _without_its_study(study: Study, folder: SessionFolder, reading: Reading) -> Iterator[str]:
    """Say that a folder was moved without the journal in which replacements have their numbers."""
    decided = any(_type(record.event) == "flag.decided" for record in reading.records)
    if decided and folder.name != study.whole.name and not study.whole.journal.is_dir():
        yield (
            f"{study.whole.path} is not here: replacements have their numbers there. Copy it to "
            "where the session's folder was copied to."
        )


def _type(event: object) -> str:
    return event.e if isinstance(event, ClosedEvent) else event_name(type(event))


def _copies(folder: SessionFolder, reading: Reading) -> list[str]:
    """Check the guide that was run and what was heard or brought in, by their SHA-256."""
    problems, named = [], set()
    for record in reading.records:
        match record.event:
            case SessionStarted(guide_sha256=expected):
                problems += _guide(folder.guide_copy, expected)
            case (
                TranscriptionEnded(file=file)
                | TranscriptImported(file=file)
                | JournalClosed(kept=file)
            ):
                named.add(file)
            case _:
                pass
    there = SystemDisk().names(str(folder.heard))
    for name in sorted(named.union(filter(_IS_SHA256.fullmatch, there))):
        try:
            artefacts.load(folder.heard, name)
        except FacilitatorError as failure:
            problems.append(str(failure))
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
