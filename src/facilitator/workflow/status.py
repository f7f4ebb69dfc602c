"""The study at a glance: each session's stage, and the next thing to do. Asks for no key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from facilitator.errors import FacilitatorError
from facilitator.release.stages import Facts, Next, Stage, next_step, stage_of
from facilitator.session.plan import Plan
from facilitator.study import key_files, locks, rescue
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.plan_file import read_plan
from facilitator.study.settings import Settings
from facilitator.units import SECOND
from facilitator.workflow.close_clear import lies_in_clear
from facilitator.workflow.keyring import StudyKeyring
from facilitator.workflow.plan import planned
from facilitator.workflow.stage import Around, Found, look

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


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
    in_clear: bool = False
    """True where an encrypted study has its sound in clear: a holder's key was broken."""
    trouble: str | None = None
    """What is wrong with its files."""
    unreadable: bool = False
    """So much is wrong that nothing is known of it."""

    @property
    def said(self) -> str:
        """Say how far it is as people read it: the stage, or that it has not come to one."""
        if self.facts.led_now:
            return "being led"
        if self.facts.in_debrief:
            return "in its debrief"
        if self.facts.cut_short:
            return "cut short"
        return "nothing recorded" if self.facts.empty else self.stage.value

    @property
    def about_keys(self) -> str | None:
        """Say what a person would wonder about: why figures are missing, or that a key is here."""
        if self.in_clear:
            return f"NOT encrypted: facilitator seal {self.session} encrypts it"
        if self.locked:
            return (
                "locked: add --identity FILE, or give "
                f"facilitator unlock {self.session}, to see the rest"
            )
        if self.unsealed:
            return f"open on this laptop until sealed: facilitator seal {self.session}"
        return None


@dataclass(frozen=True, slots=True)
class StudyStatus:
    """The whole study."""

    closed: str
    """How it is kept: `encrypted · two keys`."""
    warning: str | None
    """What should not stay so, and the command that changes it."""
    sessions: tuple[SessionStatus, ...]
    """By name."""
    came_home: tuple[str, ...] = ()
    """What was found in the rescue folder, in a sentence a session."""


def status(study: Study) -> StudyStatus:
    """Give the study with every session. What was rescued is brought home first."""
    came_home = tuple(_bring_home(study))
    around = Around.of(study)
    begun = (session_status(around, folder) for folder in study.sessions())
    to_come = (_to_come(name, plan) for name, plan in planned(study))
    sessions = tuple(sorted((*begun, *to_come), key=lambda one: one.session))
    return StudyStatus(_closed(study.settings), _warning(study.settings), sessions, came_home)


def _to_come(name: str, plan: Plan) -> SessionStatus:
    """Give a session that is planned and of which nothing is on the disk."""
    facts = Facts()
    return SessionStatus(
        session=name,
        stage=stage_of(facts),
        facts=facts,
        participants=plan.participants,
        minutes=0,
        next=next_step(name, facts, plan),
        open_flags=None,
        clear_copies=0,
    )


def status_of(study: Study, name: str) -> SessionStatus:
    """Give one session, planned or begun. Raises Refused where there is none of that name."""
    to_come = dict(planned(study))
    if name in to_come:
        return _to_come(name, to_come[name])
    return session_status(Around.of(study), study.session(name))


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
            next=_to_verify(folder.name),
            open_flags=None,
            clear_copies=0,
            trouble=failure.what,
            unreadable=True,
        )


def keep_stages(study: Study, *only: SessionFolder) -> None:
    """Let whoever looks without a key see how far sessions are: all, or `only` these.

    For the end of what had keys; where that cannot be read or written, nothing else is lost.
    """
    if not isinstance(study.keyring, StudyKeyring):
        return
    asking_nobody = replace(study, keyring=study.keyring.asking_nobody())
    with suppress(FacilitatorError, OSError):
        around = Around.of(asking_nobody)
        for folder in only or around.study.sessions():
            session_status(around, replace(folder, keyring=asking_nobody.keyring))


def _status(around: Around, folder: SessionFolder, found: Found) -> SessionStatus:
    known, seen, facts = found.known, found.glance, found.facts
    if (facts.cut_short or facts.in_debrief) and locks.is_running(folder):
        facts = replace(facts, led_now=True)
    if facts.recorded and not facts.transcribed and locks.is_deriving(folder):
        facts = replace(facts, transcribing_now=True)
    plan = None if seen.files else read_plan(folder.path)
    copies = seen.count("clear.copy.made") - seen.count("clear.copy.removed")
    return SessionStatus(
        session=folder.name,
        stage=stage_of(facts),
        facts=facts,
        participants=plan.participants if plan else known.participants if known else None,
        minutes=seen.recorded // (60 * SECOND),
        next=_to_verify(folder.name) if seen.broken else next_step(folder.name, facts, plan),
        open_flags=known.open_flags if known else None,
        clear_copies=copies + around.clear_copies.get(folder.name, 0),
        closed=known.waiting if known else (),
        locked=known is None,
        unsealed=_is_unsealed(around.study, seen.session),
        in_clear=around.study.keyring is not None and lies_in_clear(folder),
        trouble=f"journal broken at {seen.broken}" if seen.broken else None,
    )


def _to_verify(session: str) -> Next:
    return Next("See what is safe.", f"facilitator verify {session}")


def _is_unsealed(study: Study, session: str | None) -> bool:
    if study.keyring is None or study.state is None or session is None:
        return False
    return key_files.open_path(study.state, session).exists()


def _closed(settings: Settings) -> str:
    if settings.encryption == "off":
        return "not encrypted"
    keys = len(settings.recipients)
    number = _NUMBERS[keys] if keys < len(_NUMBERS) else str(keys)
    return f"encrypted · {number} {'key' if keys == 1 else 'keys'}"


def _warning(settings: Settings) -> str | None:
    if settings.encryption == "off" or len(settings.recipients) != 1:
        return None
    return "one key: if it is lost, so is the study – facilitator key add"


def _bring_home(study: Study) -> Iterator[str]:
    """Bring every session's rescued parts home; say of each what became of them."""
    waiting = () if study.state is None else SystemDisk().names(str(study.state / "rescue"))
    if not waiting:
        return
    for folder in study.sessions():
        brought = rescue.bring_home(folder)
        if brought.home:
            files = "file was" if len(brought.home) == 1 else "files were"
            yield f"{folder.name}: {len(brought.home)} rescued {files} brought home."
        if brought.waiting:
            yield f"{folder.name}: {len(brought.waiting)} rescued wait until its disk takes them."
        if brought.other:
            yield (
                f"{folder.name}: {len(brought.other)} rescued stay where they are, for others of "
                f"the same name are at home. See facilitator verify {folder.name}."
            )
