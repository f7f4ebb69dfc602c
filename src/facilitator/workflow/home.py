"""Makes what the home screen shows, from each session's status."""

from __future__ import annotations

from facilitator.release.stages import Facts
from facilitator.study.folder import Study
from facilitator.workflow.guides import find_guide, look_at
from facilitator.workflow.home_steps import steps_of
from facilitator.workflow.home_view import HomeRow, HomeView, StepState
from facilitator.workflow.status import SessionStatus, status


def home_view(study: Study, said: str = "") -> HomeView:
    """Give the study at a glance; `said` is what was done on the way here."""
    settings = study.settings
    groups = f"{settings.groups} focus groups · " if settings.groups else ""
    found = status(study)
    return HomeView(
        title=settings.title,
        about=f"{groups}{settings.guide} guide{_minutes(study)}",
        closed=found.closed,
        warning=found.warning,
        rows=tuple(_row(one) for one in found.sessions),
        said=" ".join((*found.came_home, *([said] if said else []))),
        offers=frozenset({"next", "steps", "gate", "verify", "new", "rehearse"}),
    )


def _minutes(study: Study) -> str:
    guide = look_at(find_guide(study.settings.guide, study)).guide
    return f", {guide.minutes} min" if guide.minutes else ""


def _row(one: SessionStatus) -> HomeRow:
    return HomeRow(
        name=one.session,
        people=one.participants,
        steps=_steps(one.facts),
        next=one.next.text,
        detail=tuple(line for line in (one.next.command, one.about_keys, *one.closed) if line),
        can=steps_of(one),
        locked=one.locked,
        trouble=one.trouble,
    )


def _steps(facts: Facts) -> tuple[StepState, ...]:
    done = (
        True,
        facts.recorded,
        facts.transcribed,
        facts.reviewed,
        facts.redacted,
        facts.signed,
        facts.handed_off,
        facts.destroyed,
    )
    begun = (
        False,
        facts.cut_short or facts.in_debrief,
        facts.transcribing,
        facts.reviewed_percent is not None,
        facts.decided_percent is not None,
        facts.signing,
        False,
        False,
    )
    return tuple(map(_state, done, begun))


def _state(done: bool, begun: bool) -> StepState:
    if done:
        return "done"
    return "begun" if begun else "todo"
