"""The study at a glance: each session's stage, and the next thing to do. Asks for no key."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from facilitator.errors import FacilitatorError
from facilitator.release.stages import Facts, Next, Stage, next_step, stage_of
from facilitator.study import key_files
from facilitator.study.folder import SessionFolder, Study
from facilitator.units import SECOND
from facilitator.workflow.keyring import StudyKeyring, nobody
from facilitator.workflow.stage import Around, Found, look


@dataclass(frozen=True, slots=True)
class SessionStatus:
    """One session's line."""

    session: str
    stage: Stage
    facts: Facts
    participants: int | None
    """None where that is not known, or cannot be seen without a key."""
    minutes: int
    """Of sound."""
    next: Next
    open_flags: int | None
    """None where nothing has been looked through yet, or it cannot be seen without a key."""
    clear_copies: int
    """How often words were printed or written before the gate, because a person asked."""
    closed: tuple[str, ...] = ()
    """What still stands before the gate, in a sentence each."""
    locked: bool = False
    """True where no key is at hand: the stage is what its last reader found, or types prove."""
    unsealed: bool = False
    """True while its key lies open on this machine."""
    trouble: str | None = None
    """What is wrong with its files."""


def status(study: Study) -> tuple[SessionStatus, ...]:
    """Give every session of the study, by name."""
    around = Around.of(study)
    return tuple(session_status(around, folder) for folder in study.sessions())


def session_status(around: Around, folder: SessionFolder) -> SessionStatus:
    """Give one session; one that cannot be read says so and keeps its line."""
    try:
        return _status(around, folder, look(around, folder))
    except FacilitatorError as failure:
        facts = Facts()
        return SessionStatus(
            session=folder.name,
            stage=stage_of(facts),
            facts=facts,
            participants=None,
            minutes=0,
            next=Next("See what is safe.", f"facilitator verify {folder.name}"),
            open_flags=None,
            clear_copies=0,
            trouble=failure.what,
        )


def keep_stages(study: Study) -> None:
    """Let whoever looks without a key see how far the sessions are that were opened here.

    At the end of a command that had keys; what cannot be read or written costs nothing but that.
    """
    if not isinstance(study.keyring, StudyKeyring):
        return
    asking_nobody = replace(study, keyring=replace(study.keyring, ask=nobody))
    with suppress(FacilitatorError, OSError):
        status(asking_nobody)


def _status(around: Around, folder: SessionFolder, found: Found) -> SessionStatus:
    known, seen = found.known, found.glance
    copies = seen.count("clear.copy.made") - seen.count("clear.copy.removed")
    return SessionStatus(
        session=folder.name,
        stage=stage_of(found.facts),
        facts=found.facts,
        participants=known.participants if known else None,
        minutes=seen.recorded // (60 * SECOND),
        next=next_step(folder.name, found.facts),
        open_flags=known.open_flags if known else None,
        clear_copies=copies + around.clear_copies.get(folder.name, 0),
        closed=known.waiting if known else (),
        locked=known is None,
        unsealed=_is_unsealed(around.study, seen.session),
    )


def _is_unsealed(study: Study, session: str | None) -> bool:
    if study.keyring is None or study.state is None or session is None:
        return False
    return key_files.open_path(study.state, session).exists()
