"""Makes what the home screen shows, from each session's status."""

from __future__ import annotations

import re

from facilitator.release.stages import Facts, Next
from facilitator.study.folder import Study
from facilitator.workflow.guides import find_guide, look_at
from facilitator.workflow.home_steps import steps_of
from facilitator.workflow.home_view import HomeRow, HomeView, StepState
from facilitator.workflow.status import SessionStatus, StudyStatus, status

_OWN = "This is the project's own study, NOT encrypted: facilitator init DIR makes yours."


def home_view(study: Study, said: str = "", *, own: bool = False, asks: bool = False) -> HomeView:
    """Give the study at a glance; `said` is what was done on the way here.

    `own`: it is the one that comes with the program, where no real group belongs. `asks`: a
    holder's key lies here, and a passphrase opens what is locked.
    """
    settings = study.settings
    groups = f"{settings.groups} focus groups · " if settings.groups else ""
    found = status(study)
    return HomeView(
        title=settings.title,
        about=f"{groups}{settings.guide} guide{_minutes(study)}",
        closed=found.closed,
        warning=_OWN if own and study.settings.encryption == "off" else found.warning,
        rows=tuple(_row(one, asks=asks) for one in found.sessions),
        said=" ".join((*found.came_home, *([said] if said else []))),
        new=(_free_name(found), "", "", settings.guide),
        offers=frozenset({"next", "steps", "gate", "verify", "new", "rehearse"}),
    )


def _minutes(study: Study) -> str:
    guide = look_at(find_guide(study.settings.guide, study)).guide
    return f", {guide.minutes} min" if guide.minutes else ""


def _free_name(found: StudyStatus) -> str:
    """Give the name that follows the last session's: FG6 after FG5; FG1 where there is none."""
    numbered = [re.fullmatch(r"(.*?)(\d+)", one.session) for one in found.sessions]
    names = [(match[1], int(match[2])) for match in numbered if match]
    if not names:
        return "FG1"
    stem = names[-1][0]
    return f"{stem}{max(number for name, number in names if name == stem) + 1}"


def _row(one: SessionStatus, *, asks: bool) -> HomeRow:
    return HomeRow(
        name=one.session,
        people=one.participants,
        steps=_steps(one.facts),
        next=one.next.text,
        detail=tuple(line for line in (_next(one.next), one.about_keys, *one.closed) if line),
        can=steps_of(one, asks=asks),
        locked=one.locked,
        why_not=_why_not(one.next),
        trouble=one.trouble.rstrip(".") if one.trouble else None,
    )


def _next(following: Next) -> str:
    """Say in full what comes next: in its row it may be cut."""
    command = f" – {following.command}" if following.command else ""
    return f"next: {following.text.rstrip('.')}{command}"


def _why_not(following: Next) -> str:
    if following.ready and following.command:
        return ""
    return f"{following.text} {following.command}".strip()


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
