"""Words that left a session before its gate opened, because a person asked: never hidden.

The session's journal says of each copy who asked for it, when, with which command and, if it is a
file, where. `status` counts them; `lock` removes the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias

from facilitator.session.events import Record
from facilitator.session.events.desk import ClearCopyMade, ClearCopyRemoved
from facilitator.study import atomic
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import SessionFolder, Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.initials import initials

Became: TypeAlias = Literal["removed", "gone", "away", "changed", "stuck", "locked"]


@dataclass(frozen=True, slots=True)
class Removal:
    """What became of a clear copy that `lock` found listed."""

    session: str
    became: Became
    """`gone` is no longer where it was written; `away` neither is the folder: a stick that is not
    plugged in; `changed` is left as it is, for it holds someone's work; `stuck` cannot be removed
    (a link, a folder that is read-only); `locked` means that no key is at hand to see what the
    session's journal lists. The last four count on."""
    file: str | None = field(default=None, repr=False)
    """Its place; None for a locked session."""


def journal_clear_copy(
    study: Study,
    session: str,
    what: str,
    *,
    by: str | None = None,
    file: Path | None = None,
    digest: str | None = None,
) -> None:
    """Write into the session's journal that `--clear` was used, and by which command.

    `file` is where the copy will lie, `digest` the SHA-256 of its bytes; without, it is a pipe's.
    Called before the words are written, so that no copy is without its record. Raises Unavailable,
    BadInput for initials that are none.
    """
    place = None if file is None else str(file.absolute())
    who = None if by is None else initials(by)
    _append(study.session(session), ClearCopyMade(session, what, who, digest, place))


def write_clear(
    study: Study, session: str, what: str, path: Path, data: bytes, by: str | None = None
) -> None:
    """Write words to `path` in clear, journaled before. Raises Unavailable, BadInput."""
    digest = sha256(data).hexdigest()
    journal_clear_copy(study, session, what, by=by, file=path, digest=digest)
    atomic.write(path, data)


def remove_all(study: Study) -> tuple[Removal, ...]:
    """Remove every clear copy in a file that the journals list, and journal that it is gone."""
    return tuple(one for folder in study.sessions() for one in _remove(_desk(study, folder)))


def _desk(study: Study, folder: SessionFolder) -> Desk:
    """Lay a session out; in an encrypted study no readable record says what is to be deleted."""
    return Desk(study, folder if study.keyring is None else folder.doubting())


def _remove(desk: Desk) -> Iterator[Removal]:
    if desk.locked:
        yield Removal(desk.name, "locked")
        return
    for made in standing_copies(desk.records):
        if made.event.file is not None:
            became = _removed(Path(made.event.file), made.event.sha256)
            if became in ("removed", "gone"):
                _append(desk.folder, ClearCopyRemoved(made.name, became))
            yield Removal(desk.name, became, made.event.file)


def _removed(path: Path, expected: str | None) -> Became:
    if path.is_symlink():
        return "stuck"
    try:
        with path.open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
        if found != expected:
            return "changed"
        SystemDisk().remove(str(path))
    except FileNotFoundError:
        return "gone" if path.parent.is_dir() else "away"
    except OSError:
        return "stuck"
    return "removed"


def standing_copies(records: Iterable[Record[Any]]) -> list[Record[ClearCopyMade]]:
    """Give the records of the copies that are still listed: nobody has removed them."""
    records = tuple(records)
    removed = {r.event.of for r in records if isinstance(r.event, ClearCopyRemoved)}
    return [r for r in records if isinstance(r.event, ClearCopyMade) and r.name not in removed]


def _append(folder: SessionFolder, event: ClearCopyMade | ClearCopyRemoved) -> None:
    clock = folder.clock()
    journal = folder.writer("review", clock)
    try:
        journal.append(event, at=clock.at())
    finally:
        journal.close()
