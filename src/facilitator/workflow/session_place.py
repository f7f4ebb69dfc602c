"""Where a session is run: its folder, made or found, and what is refused before it begins.

A start that was killed before its first line leaves a folder, a guide and keys that nothing was
closed with: the next start makes them anew.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from facilitator.errors import BadInput, Refused
from facilitator.session.room import MOST_SEATS
from facilitator.study import atomic, ballast
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.key_files import open_path
from facilitator.study.live_place import live_path
from facilitator.study.steering import steering_path
from facilitator.workflow.guides import find_guide, open_guide
from facilitator.workflow.picking_up import AskPlace, Place


@dataclass(frozen=True, slots=True)
class Asked:
    """What `run` was asked to do."""

    session: str
    guide: str | None
    participants: int | None
    source: Literal["mic", "file"]
    speed: int = 1000
    """Thousandths."""
    at_once: bool = False
    """Record from second 0: a key log begins where recording begins."""
    go_on: bool = False
    """Go on with a session that was cut short."""
    end_here: bool = False
    """End it where it was cut short: a recorder that lives stops, and none is started."""
    place: Place | None = None
    """Where the group was, should nothing here open what was before."""
    ask_place: AskPlace | None = None
    """Asks for it, where somebody can be asked."""
    clear: bool = False
    """Record without encryption, as someone confirmed: a holder's key is broken."""


def refuse_other_source(asked: Asked, begun_with: str | None) -> None:
    """Raise Refused for another source than the session's, BadInput for seats that cannot be.

    `begun_with` is None for a session that has not begun.
    """
    if begun_with is None:
        if asked.participants is None or not 1 <= asked.participants <= MOST_SEATS:
            raise BadInput(
                f"How many people take part in {asked.session} is not said, or is not 1 to 12.",
                "Add --participants 8.",
            )
    elif begun_with != asked.source:
        raise Refused(
            f"{asked.session} was begun with another source of sound.",
            "Go on with --audio FILE." if begun_with == "file" else "Leave --audio out.",
        )


def session_folder(study: Study, session: str) -> SessionFolder:
    """Give the session's folder, made where there is none."""
    known = {folder.name: folder for folder in study.sessions()}.get(session)
    return study.new_session(session) if known is None else known


def take_guide(study: Study, asked: Asked, folder: SessionFolder) -> None:
    """Copy the guide into a session that has not begun; whoever calls holds its lock.

    It is the guide that is asked for now, whatever an earlier start left.
    """
    if has_begun(folder):
        return
    guide = open_guide(find_guide(asked.guide or study.settings.guide, study))
    _remove_keys(folder)  # of a start that was killed before its first line
    atomic.write(folder.guide_copy, guide.data)


def leave_nothing(folder: SessionFolder, state: Path) -> None:
    """Remove a session's folder in which nothing was written down, and its keys: it never began.

    Whoever calls holds its lock.
    """
    if has_begun(folder):
        return
    _remove_keys(folder)
    ballast.free(folder.path)
    for left in (
        folder.guide_copy,
        open_path(state, folder.id),
        steering_path(state, folder.id),
        live_path(state, folder.id, "lock"),
    ):
        left.unlink(missing_ok=True)
    parts = (folder.journal, folder.sound, folder.heard, folder.derived, folder.path)
    for part in (Path(folder.keys.folder), *parts):
        with suppress(OSError):  # what is not empty stays
            part.rmdir()


def has_begun(folder: SessionFolder) -> bool:
    """Say whether one whole line was written down, or anything recorded or brought in."""
    if any(any(place.iterdir()) for place in (folder.sound, folder.heard) if place.is_dir()):
        return True
    return any(_holds_a_line(file) for file in folder.journal.glob("*.jsonl"))


def _holds_a_line(journal: Path) -> bool:
    """Say whether a journal holds its first line; one that cannot be read may."""
    try:
        with journal.open("rb") as file:
            return file.readline().endswith(b"\n")
    except OSError:
        return True


def _remove_keys(folder: SessionFolder) -> None:
    for key in Path(folder.keys.folder).glob("*.age"):
        key.unlink(missing_ok=True)
