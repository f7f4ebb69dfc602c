"""`facilitator` alone: the home screen of the study around this folder, until it is left."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError, Refused

if TYPE_CHECKING:
    from facilitator.study.folder import Study
    from facilitator.workflow.home_view import HomeChoice, HomeView

BACK = "\nenter goes back to the study "
_REHEARSED = ("--participants", "6", "--guide", "compassionate-care", "--audio")
"""What the bundled recording is of."""


def at_home() -> None:
    """Show the study; do what is chosen, as the same words at a prompt would, and come back."""
    from facilitator.cli.own_face import own_face
    from facilitator.tui.app import run_home
    from facilitator.tui.terminal import require_terminal

    study = _study_here()
    require_terminal(sys.stderr, "Without one: facilitator status.")
    face, said, marked = own_face(), "", ""
    while True:
        view = _view(study, said)

        def plan(typed: Sequence[str], study: Study = study) -> HomeView:
            return _planned(study, typed)

        choice = run_home(view, plan, chosen=_place(view, marked), face=face)
        if choice is None:
            return
        marked = choice.session or marked
        told = _do(study, choice)
        if told is None:
            return
        study, said = _study_here(), told


def _study_here() -> Study:
    from facilitator.cli.place import open_study
    from facilitator.study.folder import Study

    try:
        found = Study.find(Path.cwd())
    except Refused as none:
        raise Refused("This folder is not a study.", "facilitator init DIR makes one.") from none
    return open_study(found.root)


def _view(study: Study, said: str) -> HomeView:
    from facilitator.cli.place import project_folder, usual_identity
    from facilitator.workflow.home import home_view

    asks = usual_identity(study.settings.id).exists()
    return home_view(study, said, own=study.root == project_folder(), asks=asks)


def _place(view: HomeView, name: str) -> int:
    """Give the row of that session; the first where there is none."""
    return next((place for place, row in enumerate(view.rows) if row.name == name), 0)


def _planned(study: Study, typed: Sequence[str]) -> HomeView:
    from facilitator.workflow.plan import plan_typed

    return _view(study, plan_typed(study, typed))


def _do(study: Study, choice: HomeChoice) -> str | None:
    """Do what was chosen; give what home says of it, None where the person is gone."""
    from facilitator.cli.main import done

    try:
        command = _command(study, choice)
    except FacilitatorError as refused:
        return str(refused)
    done(command)
    return "" if _has_read() else None


def _command(study: Study, choice: HomeChoice) -> list[str]:
    """Give the command of what was chosen. Raises Unavailable without a bundled recording."""
    from facilitator.workflow.status import status_of

    if choice.session is None:
        return _rehearsal()
    words = shlex.split(status_of(study, choice.session).next.command)[1:]
    if choice.what == "next" or choice.step == (words or [""])[0]:
        return words
    named = {"run": ["--session", choice.session], "gate": [choice.session, "--screen"]}
    return [choice.step, *named.get(choice.step, [choice.session])]


def _rehearsal() -> list[str]:
    """Give the command that leads a group whose voices are the bundled recording's."""
    from facilitator.cli.place import rehearsal_folder, state_folder
    from facilitator.workflow.rehearsing import free_rehearsal, rehearsals

    audio = rehearsal_folder() / "rehearsal.flac"
    study = rehearsals(state_folder())
    where = ["--study", str(study.root), "--session", free_rehearsal(study)]
    return ["run", *where, *_REHEARSED, str(audio)]


def _has_read() -> bool:
    """Wait until what was said is read; False where nobody is there to read it."""
    sys.stderr.write(BACK)
    sys.stderr.flush()
    try:
        return sys.stdin.readline() != ""
    except (OSError, KeyboardInterrupt):  # the terminal was closed, or someone has enough
        return False
