"""Encrypt what was recorded in clear, because a holder's key was broken while a group was there.

First everything is written closed into `closing.tmp/` within the session's folder, opened and
compared; then the folder is renamed to `closing/`, and from there on what lies in it counts: it
takes the places of what lay in clear, which is unlinked last. Stopped at any moment, the next
`seal` goes on. What a drive's spare cells, snapshots and backups hold stays there in clear.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from facilitator.errors import Damaged, Unavailable
from facilitator.ports import Envelope
from facilitator.session.events.keeping import JournalClosed, Keeping, SoundClosed
from facilitator.study import artefacts, atomic
from facilitator.study.closing import Moved, closed_journals
from facilitator.study.disk import SystemDisk, make_folder, sync_folder
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.session_folder import CLOSED, IN_CLEAR
from facilitator.workflow import wiring

CLEAR_SOUND = ".wav"
_PLAN = "plan.json"


@dataclass(frozen=True, slots=True)
class Closed:
    """What lay in clear and is encrypted now."""

    journals: int = 0
    sounds: int = 0

    @property
    def any(self) -> bool:
        """Say whether there was anything."""
        return bool(self.journals or self.sounds)


@dataclass(frozen=True, slots=True)
class InClear:
    """What of a session lies in clear: whoever can write its folder may have put it there."""

    records: int = 0
    """Of types that are closed in every encrypted session."""
    since: str = ""
    """When the first of them was written, by its own word (UTC)."""
    sounds: tuple[str, ...] = ()
    heads: tuple[tuple[str, int, str], ...] = ()
    """(file, n, h) of each journal file that holds such records."""

    @property
    def any(self) -> bool:
        """Say whether there is anything."""
        return bool(self.records or self.sounds)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is about to change; names only."""

    journals: tuple[JournalClosed, ...]
    sounds: tuple[SoundClosed, ...]
    heard: tuple[str, ...] = field(default=())
    """Files in `heard/` that lie in clear."""


def lies_in_clear(folder: SessionFolder) -> bool:
    """Say whether a session of an encrypted study has sound in clear; looks at names alone."""
    return bool(_clear_sounds(folder))


def what_lies_in_clear(folder: SessionFolder) -> InClear:
    """Give what a person has to confirm before it is encrypted: that makes it look genuine."""
    files = [file for file in folder.read_closed().files if file.in_clear]
    return InClear(
        sum(file.in_clear for file in files),
        min((record.utc for file in files for record in file.records), default=""),
        _clear_sounds(folder),
        tuple((file.file, *file.head) for file in files),
    )


def is_half_done(folder: SessionFolder) -> bool:
    """Say whether encrypting was stopped beyond the point of no return: it only goes on."""
    return (folder.path / "closing").is_dir()


def _clear_sounds(folder: SessionFolder) -> tuple[str, ...]:
    names = SystemDisk().names(str(folder.sound))
    return tuple(sorted(name for name in names if name.endswith(CLEAR_SOUND)))


def close_clear(study: Study, folder: SessionFolder) -> Closed:
    """Encrypt what of the session lies in clear; whoever calls holds its locks.

    A person has said that all of it is the session's own (`what_lies_in_clear`).
    Raises Damaged or Unavailable, and has then changed nothing; Refused for what a newer program
    wrote.
    """
    folder, ready = folder.trusting(), folder.path / "closing"
    if not is_half_done(folder):
        if not (lies_in_clear(folder) or _clear_journals(folder)):
            return Closed()
        try:
            _prepare(folder, ready)
        except OSError as failure:
            raise _refused(folder, failure) from failure
    try:
        plan = msgspec.json.decode((ready / _PLAN).read_bytes(), type=_Plan)
        _put_in_place(folder, ready)
        _journal(folder, plan)
        _remove_clear(folder, ready, plan)
    except OSError as failure:
        raise _refused(folder, failure) from failure
    return Closed(len(plan.journals), len(plan.sounds))


def _clear_journals(folder: SessionFolder) -> bool:
    headers = ((file.writer, file.header) for file in folder.read_closed().files)
    return any(
        header is not None and header.keys is None and writer not in IN_CLEAR
        for writer, header in headers
    )


# --- written beside, and compared -----------------------------------------------------------------


def _prepare(folder: SessionFolder, ready: Path) -> None:
    envelope = folder.closing()
    assert envelope is not None
    beside = ready.with_name("closing.tmp")
    shutil.rmtree(beside, ignore_errors=True)
    for part in ("journal", "sound", "heard", "drafts"):
        make_folder(beside / part, parents=True)
    sounds = tuple(_close_sounds(folder, beside, envelope))
    heard = dict(_close_heard(folder, beside, envelope))
    moved = Moved(heard, {s.file: (s.into, _size(beside, s)) for s in sounds})
    journals = tuple(_close_journals(folder, beside, envelope, moved))
    _close_drafts(folder, beside, envelope)
    plan = _Plan(journals, sounds, tuple(heard))
    atomic.write(beside / _PLAN, msgspec.json.encode(plan))
    for place in filter(Path.is_dir, beside.iterdir()):
        sync_folder(place)
    beside.rename(ready)
    sync_folder(folder.path)


def _close_sounds(folder: SessionFolder, beside: Path, envelope: Envelope) -> Iterator[SoundClosed]:
    disk = SystemDisk(folder.path)
    for path in sorted(folder.sound.glob(f"*{CLEAR_SOUND}")):
        try:
            into, samples = wiring.close_sound(path, beside / "sound", folder.id, envelope, disk)
        except Damaged:
            if wiring.sound_lengths((folder.sound,)).get(path.name):
                raise
            into, samples = _kept(beside, path.read_bytes(), envelope), 0  # it holds no sound
        yield SoundClosed(path.name, into, samples)


def _close_heard(
    folder: SessionFolder, beside: Path, envelope: Envelope
) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.heard.glob("[0-9a-f]*")):
        data = path.read_bytes()
        if not data.startswith(CLOSED):
            yield path.name, _kept(beside, data, envelope)


def _close_journals(
    folder: SessionFolder, beside: Path, envelope: Envelope, moved: Moved
) -> Iterator[JournalClosed]:
    lost = {file.file: file.lost for file in folder.read_closed().files}
    files = {name: (folder.journal / name).read_bytes() for name in lost}
    for name, data in closed_journals(files, envelope, moved, IN_CLEAR).items():
        if data != files[name]:
            atomic.write(beside / "journal" / name, data)
            yield JournalClosed(name, _kept(beside, files[name], envelope), lost[name])


def _close_drafts(folder: SessionFolder, beside: Path, envelope: Envelope) -> None:
    for path in sorted(folder.path.glob("draft-*")):
        data = path.read_bytes()
        if not data.startswith(CLOSED):
            atomic.write(beside / "drafts" / path.name, envelope.seal(data, "words"))


def _kept(beside: Path, data: bytes, envelope: Envelope) -> str:
    """Keep bytes as they are, closed, among what was heard; give their name there."""
    closed = envelope.seal(data, "words")
    if envelope.open(closed, "words") != data:
        raise Damaged("What was closed does not open again.", "Nothing was changed: try again.")
    return artefacts.store(beside / "heard", closed)


def _size(beside: Path, sound: SoundClosed) -> int:
    part = "sound" if sound.samples else "heard"
    return (beside / part / sound.into).stat().st_size


# --- in place of what lay in clear ----------------------------------------------------------------


def _put_in_place(folder: SessionFolder, ready: Path) -> None:
    places = {
        "heard": folder.heard,
        "sound": folder.sound,
        "drafts": folder.path,
        "journal": folder.journal,
    }
    for part, place in places.items():
        for path in sorted((ready / part).glob("*")):
            path.replace(place / path.name)
        sync_folder(place)


def _journal(folder: SessionFolder, plan: _Plan) -> None:
    """Write down what was closed, unless that was done before a stop."""
    reading = folder.read_closed()
    said = [record.event for record in reading.records]
    planned: tuple[Keeping, ...] = (*plan.sounds, *plan.journals)
    events = [event for event in planned if event not in said]
    if events:
        clock = folder.clock(known=reading)
        with folder.writer("facilitator", clock) as journal:
            journal.append(*events, at=clock.at())


def _remove_clear(folder: SessionFolder, ready: Path, plan: _Plan) -> None:
    for sound in plan.sounds:
        (folder.sound / sound.file).unlink(missing_ok=True)
    for name in plan.heard:
        (folder.heard / name).unlink(missing_ok=True)
    for path in folder.derived.glob("*"):  # all of it can be made again
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for place in (folder.sound, folder.heard, folder.derived):
        sync_folder(place)
    shutil.rmtree(ready)
    sync_folder(folder.path)


def _refused(folder: SessionFolder, failure: OSError) -> Unavailable:
    return Unavailable(
        f"{folder.name} cannot be encrypted now ({failure.strerror or failure}).",
        "Free as much space as its sound takes, then give the command again: it goes on.",
    )
