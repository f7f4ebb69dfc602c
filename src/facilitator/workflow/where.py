"""Every place where words, sound, keys and originals of a session lie, as far as we put them there.

Looked up on the disk, so it needs no key; what only the journals know – copies in clear, packs,
files of the key – is left out while the session is locked, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from facilitator.session.events.whole_study import PackMade, RedactionKeyWritten, SummaryShared
from facilitator.session.state import standing
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.key_files import open_path
from facilitator.study.session_folder import CLOSED, IN_CLEAR
from facilitator.units import counted
from facilitator.workflow import redaction_key, shared_log
from facilitator.workflow.clear_copies import standing_copies
from facilitator.workflow.derive import Desk
from facilitator.workflow.redact_audio import FOLDER as REDACTED_SOUND

_SOUND = ("sound", "redact --audio")
"""What made copies of sound."""

Holds: TypeAlias = Literal["words", "sound", "keys", "originals", "facts", "released"]
"""What lies there, worst first: `originals` are those of redactions, `released` passed the gate."""


@dataclass(frozen=True, slots=True)
class Lies:
    """One place."""

    what: str
    """`recorded sound`, `journals` …"""
    holds: Holds
    path: Path
    files: int
    """0 where it is written down that there was something, and nothing is there."""
    bytes: int
    closed: bool
    """Whether nothing there is readable without a key."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a session lies."""

    session: str
    places: tuple[Lies, ...]
    locked: bool
    """No key is at hand: copies in clear and packs are not known."""
    elsewhere: tuple[str, ...]
    """What the program knows of and cannot see, in a sentence each."""


def where(study: Study, name: str, runtime: Path | None = None) -> Whereabouts:
    """Give every place of session `name`; `runtime` is where unlocked keys lie. Raises Refused."""
    folder = study.session(name)
    desk = Desk(study, folder)
    locked = desk.locked or Desk(study, study.whole).locked
    places = [
        *_recorded(folder),
        *_derived(folder),
        *_keys(study, folder, runtime),
        *_originals(study),
        *(() if locked else _journaled(desk)),
    ]
    return Whereabouts(name, tuple(places), locked, () if locked else tuple(_elsewhere(desk)))


def _recorded(folder: SessionFolder) -> Iterator[Lies]:
    """Give what was recorded, typed and heard, also where it lies while the disk refuses."""
    rescue = folder.rescue
    yield from _lies("recorded sound", "sound", folder.sound)
    yield from _journals(folder.journal, folder)
    yield from _lies("what was heard or brought in", "words", folder.heard)
    yield from _lies("unsent notes", "words", folder.path, "draft-*")
    if rescue is not None:
        yield from _lies("sound that its disk refused", "sound", rescue / "sound")
        yield from _lies("journals that its disk refused", "words", rescue / "journal")


def _journals(place: Path, folder: SessionFolder) -> Iterator[Lies]:
    files = [file for file in folder.read_closed().files if (place / file.file).is_file()]
    words = [file for file in files if file.writer not in IN_CLEAR]
    closed = not any(file.in_clear for file in words)
    yield from _counted("journals", "words", place, [place / f.file for f in words], closed=closed)
    facts = [place / file.file for file in files if file.writer in IN_CLEAR]
    yield from _counted("the recorder's journal", "facts", place, facts, closed=False)


def _derived(folder: SessionFolder) -> Iterator[Lies]:
    """Give what can be made again: redacted sound, the log to share, caches and pages."""
    derived = folder.derived
    log, stage = derived / shared_log.NAME, derived / "stage.json"
    yield from _lies("redacted sound", "sound", derived / REDACTED_SOUND)
    yield from _lies("redaction log, without originals", "facts", log)
    own = (derived / REDACTED_SOUND, log, stage)
    rest = [path for path in _files(derived) if not any(path.is_relative_to(one) for one in own)]
    yield from _counted("caches and pages", "words", derived, rest)


def _keys(study: Study, folder: SessionFolder, runtime: Path | None) -> Iterator[Lies]:
    """Give where keys of the session and of the study lie: wrapped for the holders, and open."""
    for whose, one in ((folder.name, folder), ("the study", study.whole)):
        for place in one.keys.places:
            yield from _lies(f"wrapped keys of {whose}", "keys", Path(place), "*.age")
        if study.state is not None:
            yield from _lies(f"open key of {whose}", "keys", open_path(study.state, one.id))
        if runtime is not None:
            yield from _lies(f"unlocked keys of {whose}", "keys", runtime / f"{one.id}.key")


def _originals(study: Study) -> Iterator[Lies]:
    """Give where originals of redactions lie, for all sessions of the study."""
    whole = study.whole
    files = _files(whole.journal)
    closed = not any(file.in_clear for file in whole.read_closed().files)
    yield from _counted("the study's journal", "originals", whole.journal, files, closed=closed)
    yield from _lies("key of redactions", "originals", whole.derived / redaction_key.NAME)


def _journaled(desk: Desk) -> Iterator[Lies]:
    """Give what the journals know of: copies in clear, packs, files of the key."""
    for copy in standing_copies(desk.records):
        if copy.event.file is not None:
            holds: Holds = "sound" if copy.event.what in _SOUND else "words"
            what = f"copy in clear ({copy.event.what})"
            yield from _known(what, holds, Path(copy.event.file))
    events = [record.event for record in standing(desk.whole_study)]
    for event in events:
        if isinstance(event, RedactionKeyWritten) and event.file is not None:
            yield from _known("key of redactions", "originals", Path(event.file))
        if isinstance(event, SummaryShared) and event.session == desk.name and event.file:
            yield from _known("shared summary", "released", Path(event.file))
    packs = {e.version: e for e in events if isinstance(e, PackMade) and e.session == desk.name}
    for version in packs:
        yield from _known(f"pack v{version}", "released", desk.study.packs / f"v{version}")


def _elsewhere(desk: Desk) -> Iterator[str]:
    for what, number in desk.state.beside.in_the_room:
        if what == "second_recorder" and number:
            yield "A second recorder ran in the room: what its card holds is not known here."
    piped = sum(copy.event.file is None for copy in standing_copies(desk.records))
    if piped:
        yield f"Words went into a pipe in clear, {counted(piped, 'time')}: --clear was given."


def _lies(what: str, holds: Holds, place: Path, pattern: str = "**/*") -> Iterator[Lies]:
    yield from _counted(what, holds, place, _files(place, pattern))


def _known(what: str, holds: Holds, place: Path) -> Iterator[Lies]:
    """Give a place that a journal names, also where nothing is there any more."""
    files = _files(place)
    yield _lying(what, holds, place, files, closed=bool(files) and all(map(_is_closed, files)))


def _counted(
    what: str, holds: Holds, place: Path, files: list[Path], *, closed: bool | None = None
) -> Iterator[Lies]:
    if files:
        shut = all(map(_is_closed, files)) if closed is None else closed
        yield _lying(what, holds, place, files, closed=shut)


def _lying(what: str, holds: Holds, place: Path, files: list[Path], *, closed: bool) -> Lies:
    return Lies(what, holds, place, len(files), sum(f.stat().st_size for f in files), closed)


def _files(place: Path, pattern: str = "**/*") -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(path for path in place.glob(pattern) if path.is_file())


def _is_closed(path: Path) -> bool:
    with path.open("rb") as file:
        return path.suffix == ".fca" or file.read(len(CLOSED)) == CLOSED
