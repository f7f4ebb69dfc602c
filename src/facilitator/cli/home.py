"""`facilitator` alone: the home screen of the study around this folder."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.out import say
from facilitator.errors import BadInput, FacilitatorError

if TYPE_CHECKING:
    from facilitator.study.folder import Study
    from facilitator.workflow.home_view import HomeChoice, HomeView


def show_home(study_dir: Path | None = None) -> list[str] | None:
    """Show the study until something is chosen; give the command to run then, or None."""
    from facilitator.cli.own_face import own_face
    from facilitator.cli.place import open_study
    from facilitator.tui.app import run_home
    from facilitator.tui.terminal import require_terminal
    from facilitator.workflow.home import home_view

    require_terminal(sys.stderr, "Without one: facilitator status.")
    face, said, chosen = own_face(), "", ""
    while True:
        study = open_study(study_dir)
        view = home_view(study, said)
        choice = run_home(view, chosen=_place(view, chosen), face=face)
        if choice is None or choice.planned is None:
            return None if choice is None else _command(study, choice)
        chosen = choice.planned[0]
        said = _planned(study, choice.planned)


def _place(view: HomeView, name: str) -> int:
    """Give the row of that session; the first where there is none."""
    return next((place for place, row in enumerate(view.rows) if row.name == name), 0)


def _planned(study: Study, typed: tuple[str, str, str]) -> str:
    """Plan what was typed; say what was done, or why it was not."""
    from facilitator.session.plan import Plan
    from facilitator.workflow.plan import plan, time_of

    name, people, when = typed
    try:
        if not people.isdecimal():
            raise BadInput(f"{people!r} is no number of people.", "Say 1 to 12.")
        plan(study, name, Plan(int(people), time_of(when) if when else None))
    except FacilitatorError as refused:
        return f"Nothing planned. {refused}"
    return f"{name} is planned."


def _command(study: Study, choice: HomeChoice) -> list[str] | None:
    """Give the command of what was chosen."""
    from facilitator.workflow.status import status_of

    if choice.session is None:
        return ["demo"]
    if choice.what in ("gate", "verify"):
        return [choice.what, choice.session]
    following = status_of(study, choice.session).next
    words = shlex.split(following.command)[1:]
    if choice.what == "steps" and choice.step != (words or [""])[0]:
        session = ["--session", choice.session] if choice.step == "run" else [choice.session]
        return [choice.step, *session]
    if not following.ready:
        # What still needs a person's own words (initials, coders) is shown, not run.
        say(f"{choice.session}: {following.text} {following.command}")
        return None
    return words
