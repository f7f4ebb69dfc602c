"""Where a session is run: its folder, made or found, and what is refused before it begins."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from facilitator.errors import BadInput, Refused
from facilitator.study import atomic
from facilitator.study.folder import SessionFolder, Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.guides import find_guide, open_guide

MOST_SEATS = 12


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


def refuse_other_source(name: str, asked: Asked, desk: Desk) -> None:
    """Raise Refused for another source than the session's, BadInput for seats that cannot be."""
    if desk.state.started_at is None:
        if asked.participants is None or not 1 <= asked.participants <= MOST_SEATS:
            raise BadInput(
                f"How many people take part in {name} is not said, or is not 1 to 12.",
                "Add --participants 8.",
            )
    elif desk.state.source != asked.source:
        raise Refused(
            f"{name} was begun with another source of sound.",
            "Go on with --audio FILE." if desk.state.source == "file" else "Leave --audio out.",
        )


def session_folder(study: Study, asked: Asked) -> SessionFolder:
    """Give the session's folder; a new one is made with its copy of the guide.

    One in which nothing was ever written down is new, and takes the guide that is asked for now.
    """
    known = {folder.name: folder for folder in study.sessions()}.get(asked.session)
    if known is not None and any(known.journal.iterdir()):
        return known
    guide = open_guide(find_guide(asked.guide or study.settings.guide, study))
    folder = study.new_session(asked.session) if known is None else known
    atomic.write(folder.guide_copy, guide.data)
    return folder


def leave_nothing(folder: SessionFolder) -> None:
    """Remove a session's folder in which nothing was written down: it never began."""
    if any(folder.journal.iterdir()):
        return
    folder.guide_copy.unlink(missing_ok=True)
    with suppress(OSError):  # what is not empty stays
        for part in (folder.journal, folder.sound, folder.heard, folder.derived, folder.path):
            part.rmdir()
