"""Write a session's sound anew with a tone over what its redacted text does not say, and listen.

It lies in the session's `derived/`, closed as the sound itself is, for the team's own checking:
voices identify people whatever was taken out, so it opens no gate and goes into no pack.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Ear, Tell
from facilitator.redaction.tone import Tones, tones
from facilitator.release.reviewed import reviewed
from facilitator.session.events import Machine
from facilitator.session.events.desk import TurnsReviewed
from facilitator.session.events.machine import SoundRedacted
from facilitator.session.timeline import SoundFile, SoundStretch, Timeline
from facilitator.study import locks
from facilitator.study.disk import SystemDisk, make_folder, sync_folder
from facilitator.study.folder import SessionFolder, Study
from facilitator.workflow import wiring
from facilitator.workflow.derive import Desk
from facilitator.workflow.initials import initials
from facilitator.workflow.listen_again import Listened, listen_again
from facilitator.workflow.sign import refuse_open_flags
from facilitator.workflow.sound import SoundCopy, planned_files, write_files
from facilitator.workflow.transcribe import heard_stretches

FOLDER = "redacted-sound"
"""Within `derived/`."""


@dataclass(frozen=True, slots=True)
class RedactedSound:
    """What came of it."""

    session: str
    hash: str
    """Of the transcript whose decisions it follows."""
    folder: Path
    seconds: float
    tones: Tones
    heard: Listened | None
    """What an engine heard of it; None where none listened."""
    copies: tuple[SoundCopy, ...] = ()
    """In clear, as was asked for."""


def redact_sound(
    study: Study, name: str, ear: Ear | None, tell: Tell, out: Path | None, by: str | None
) -> RedactedSound:
    """Write the redacted sound of session `name`, and have `ear` listen to it.

    Copies in clear go to the folder `out`, but none where something was found. Raises Refused while
    a flag is open, and where something has no place in the sound or was not checked by a person;
    BadInput for initials that are none; Unavailable without the key or space.
    """
    if by is not None:
        initials(by)  # what is wrong with them is said now, and not after minutes of work
    folder = study.session(name)
    folder.make()
    with locks.deriving(folder.derived, name):
        desk = Desk(study, folder).unlocked()
        refuse_open_flags(desk)
        found, stretches = _tones(desk), _stretches(desk)
        planned = () if out is None else planned_files(study, name, out, stretches, "redacted-")
        written = _written(desk, stretches, found)
        read = wiring.sound_reader((folder.derived / FOLDER,), folder.envelope)
        heard = None if ear is None else listen_again(desk, written, read, ear, tell)
        if heard is not None:
            _journal(folder, heard.event)
    copies = () if heard is not None and heard.found else planned
    files = [(path, stretch) for (path, _), stretch in zip(copies, written, strict=False)]
    return RedactedSound(
        session=name,
        hash=desk.redaction.hash,
        folder=folder.derived / FOLDER,
        seconds=sum(stretch.samples / stretch.rate for stretch in written),
        tones=found,
        heard=heard,
        copies=write_files(study, name, "redact --audio", files, read, by),
    )


def _stretches(desk: Desk) -> tuple[SoundStretch, ...]:
    whole = heard_stretches(desk.timeline.stretches)
    found = wiring.readable_sound(desk.folder.sounds, desk.folder.envelope, whole)
    if not found:
        raise Refused(
            f"{desk.name} has no sound.", f"facilitator verify {desk.name} says what there is."
        )
    return found


def _tones(desk: Desk) -> Tones:
    """Give where tones stand. Raises Refused where that cannot be known."""
    if desk.imported is not None and not desk.timeline.stretches:
        raise Refused(
            f"The words of {desk.name} were brought in: there is no sound here to put a tone over.",
            f"facilitator redact {desk.name} decides about the words.",
        )
    if desk.heard is None or desk.imported is not None:
        raise Refused(
            f"The words of {desk.name} were not heard from its sound: they have no place in it.",
            f"facilitator transcribe {desk.name} gives them one.",
        )
    marks = (r.event for r in desk.standing if isinstance(r.event, TurnsReviewed))
    checked = reviewed(desk.transcript, marks).segments
    found = tones(desk.redaction, desk.heard.speech, checked)
    wrong = [
        *(f"segment {n}: what goes has no place in the sound" for n in found.timeless),
        *(f"segment {n}: unsure words that nobody has checked" for n in found.doubtful),
    ]
    if wrong:
        raise Refused(
            f"The sound of {desk.name} cannot be redacted yet: a name may be in it that no word "
            "shows.",
            f"Check these against the sound: facilitator review {desk.name}",
            tuple(wrong),
        )
    return found


def _written(
    desk: Desk, stretches: tuple[SoundStretch, ...], found: Tones
) -> tuple[SoundStretch, ...]:
    """Write it beside, put it in the place of an earlier one, journal it; give what it holds."""
    folder = desk.folder
    beside, place = folder.derived / f".{FOLDER}.tmp", folder.derived / FOLDER
    read = wiring.sound_reader(folder.sounds, folder.envelope)
    disk = SystemDisk(folder.path)
    try:
        _remove(beside)
        make_folder(beside)
        files = tuple(
            wiring.write_toned(
                stretches, found.stretches, read, beside, folder.id, folder.envelope, disk
            )
        )
        _remove(place)
        beside.rename(place)
        sync_folder(folder.derived)
    except OSError as failure:
        raise Unavailable(
            f"The redacted sound of {desk.name} cannot be written ({failure.strerror or failure}).",
            "Free as much space as its sound takes, then give the command again.",
        ) from failure
    _journal(folder, _event(desk, found, files))
    return Timeline.laid((file for file, _ in files), clocks=desk.timeline.clocks).stretches


def _remove(path: Path) -> None:
    if path.is_symlink():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _event(desk: Desk, found: Tones, files: Iterable[tuple[SoundFile, str]]) -> SoundRedacted:
    return SoundRedacted(
        desk.redaction.hash,
        tuple((stretch.start, stretch.end) for stretch in found.stretches),
        tuple((file.file, file.samples, sha) for file, sha in files),
    )


def _journal(folder: SessionFolder, event: Machine) -> None:
    clock = folder.clock()
    with folder.writer("review", clock) as journal:
        journal.append(event, at=clock.at())
