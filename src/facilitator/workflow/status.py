"""The study at a glance: each session's stage, and the next thing to do.

What a person has not begun is not computed: detection is heavy, and `status` must answer at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.errors import FacilitatorError
from facilitator.release.gate import conditions
from facilitator.release.reviewed import reviewed
from facilitator.release.stages import Facts, Next, Stage, next_step, stage_of
from facilitator.session.events import desk as decided
from facilitator.session.events import machine, whole_study
from facilitator.study.folder import SessionFolder, Study
from facilitator.units import SECOND
from facilitator.workflow.clear_copies import clear_copies
from facilitator.workflow.derive import Desk
from facilitator.workflow.evidence import evidence, review_percent


@dataclass(frozen=True, slots=True)
class SessionStatus:
    """One session's line."""

    session: str
    stage: Stage
    facts: Facts
    participants: int | None
    minutes: int
    next: Next
    open_flags: int | None
    """None where nothing has been looked through yet."""
    clear_copies: int
    """How often words were printed or written before the gate, because a person asked."""
    closed: tuple[str, ...] = ()
    """What still stands before the gate, in a sentence each."""
    trouble: str | None = None
    """What is wrong with its files."""


def status(study: Study) -> tuple[SessionStatus, ...]:
    """Give every session of the study, by name."""
    return tuple(session_status(study, folder) for folder in study.sessions())


def session_status(study: Study, folder: SessionFolder) -> SessionStatus:
    """Give one session; one that cannot be read says so and keeps its line."""
    desk = Desk(study, folder)
    try:
        return _status(desk)
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


def _status(desk: Desk) -> SessionStatus:
    begun = any(
        isinstance(record.event, decided.FlagDecided | decided.PassageMarked | decided.SignedOff)
        for record in desk.standing
    )
    found = evidence(desk) if begun else None
    judged = conditions(found) if found else ()
    facts = _facts(desk, {condition.id: condition.holds for condition in judged})
    return SessionStatus(
        session=desk.name,
        stage=stage_of(facts),
        facts=facts,
        participants=_participants(desk),
        minutes=desk.timeline.recorded // (60 * SECOND),
        next=next_step(desk.name, facts),
        open_flags=found.flags.left + found.note_flags.left if found else None,
        clear_copies=clear_copies(desk),
        closed=tuple(condition.evidence for condition in judged if not condition.holds),
    )


def _facts(desk: Desk, holds: dict[str, bool]) -> Facts:
    packed = any(
        isinstance(record.event, whole_study.PackMade) and record.event.session == desk.name
        for record in desk.whole_study
    )
    return Facts(
        recorded=desk.state.ended_at is not None or desk.imported is not None,
        cut_short=desk.state.started_at is not None and desk.state.ended_at is None,
        transcribed=_has_words(desk),
        reviewed=holds["reviewed"] if holds else _is_reviewed(desk),
        redacted=all(holds.get(name, False) for name in ("flags", "notes", "residual")),
        signed=bool(holds) and all(holds.values()),
        handed_off=packed,
        assent_open=bool(holds) and not holds["assent"],
    )


def _participants(desk: Desk) -> int | None:
    brought = [r.event for r in desk.standing if isinstance(r.event, machine.TranscriptImported)]
    return brought[-1].participants if brought else desk.state.participants or None


def _has_words(desk: Desk) -> bool:
    return desk.imported is not None or desk.heard is not None


def _is_reviewed(desk: Desk) -> bool:
    """Say whether enough was checked, where nobody has decided a flag yet."""
    marks = [r.event for r in desk.standing if isinstance(r.event, decided.TurnsReviewed)]
    if not marks or not _has_words(desk):
        return False
    said = sum(bool(segment.words) for segment in desk.transcript.segments)
    done = len(reviewed(desk.transcript, marks).segments)
    return done * 100 >= said * review_percent(desk)
