"""`facilitator` alone: the home screen of the study around this folder."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from facilitator.cli.out import say


def show_home(study_dir: Path | None = None) -> list[str] | None:
    """Show the study until something is chosen; give the command to run then, or None."""
    from facilitator.cli.own_face import own_face
    from facilitator.cli.place import open_study
    from facilitator.tui.app import run_home
    from facilitator.tui.terminal import require_terminal
    from facilitator.workflow.home import home_view
    from facilitator.workflow.stage import Around
    from facilitator.workflow.status import session_status

    study = open_study(study_dir)
    require_terminal(sys.stderr, "Without one: facilitator status.")
    choice = run_home(home_view(study), face=own_face())
    if choice is None or choice.session is None:
        return None
    if choice.what in ("gate", "verify"):
        return [choice.what, choice.session]
    following = session_status(Around.of(study), study.session(choice.session)).next
    words = shlex.split(following.command)[1:]
    if not following.ready:
        # What still needs a person's own words (initials, coders) is shown, not run.
        say(f"{choice.session}: {following.text} {following.command}")
        return None
    return words
