"""`facilitator join`: take notes beside the facilitator, at another terminal."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from facilitator.cli.out import common, document, say


@click.command(epilog="Example: facilitator join FG3")
@click.argument("session", metavar="FG3")
@click.option("--watch", is_flag=True, help="Look on without keys: for observers.")
@common
def command(session: str, watch: bool, study_dir: Path | None, as_json: bool) -> None:
    """Take notes and key speakers beside the facilitator; steer nothing.

    Everything typed is a note: enter keeps it. Tab and a key marks a moment, says who speaks or
    stops the sound. Killed at any moment, the same command opens with the note that was half typed.
    """
    from facilitator.cli.logged import warn_if_logged
    from facilitator.cli.own_face import own_face
    from facilitator.cli.place import open_study, state_folder
    from facilitator.cli.signals import leave_in_order
    from facilitator.tui.app import run_debrief, run_join
    from facilitator.tui.terminal import require_terminal
    from facilitator.workflow.join_session import JoinedSession

    leave_in_order()
    require_terminal(sys.stderr, "Who joins a session sits at a terminal.")
    warn_if_logged()
    face = own_face()
    study = open_study(study_dir)
    with JoinedSession(study, session, state_folder(), watches=watch) as joined:
        joined.attend(partial(run_join, face=face), partial(run_debrief, face=face), say)
    own = sum(len(question.notes) for question in joined.joined.own_notes)
    if as_json:
        document("join", {"session": session, "writer": joined.joined.writer.name, "notes": own})
    elif not watch:
        notes = f"{own} {'note' if own == 1 else 'notes'}"
        say(f"{session}: {notes} of yours, all on disk.")
