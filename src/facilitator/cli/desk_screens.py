"""Opens the screens of residual check, sign-off and gate, and goes from one to the other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from facilitator.cli.out import say

if TYPE_CHECKING:
    from facilitator.cli.keys_given import KeysGiven
    from facilitator.study.folder import Study


def at_a_terminal() -> bool:
    """Say whether a screen can open here: keys come from a terminal, and one is drawn on."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def residual_screen(study: Study, session: str, by: str | None) -> None:
    """Settle what still shows; who does it is asked for where nobody is named."""
    from facilitator.cli.logged import warn_if_logged
    from facilitator.cli.own_face import own_face
    from facilitator.tui.app import run_residual
    from facilitator.workflow.derive import Desk
    from facilitator.workflow.residual_job import open_residual

    warn_if_logged()
    face = own_face()
    who = by or click.prompt("Your initials", err=True)
    job, books = open_residual(Desk(study, study.session(session)), who)
    with books:
        say_if_closed(run_residual(job, closes=study.keyring is not None, face=face))
    left = job.view.open
    say(f"{session}: {left} of what still shows is open." if left else f"{session}: none open.")
    say(f"Next: facilitator {'residual' if left else 'sign'} {session}")


def sign_screen(study: Study, session: str, by: str | None) -> None:
    """Read the redacted text and answer for it."""
    from facilitator.cli.logged import warn_if_logged
    from facilitator.cli.own_face import own_face
    from facilitator.tui.app import run_sign
    from facilitator.workflow.sign_job import SignJob

    warn_if_logged()
    face = own_face()
    job = SignJob(study, session)
    if by is not None:
        job.reads(by)
    say_if_closed(run_sign(job, closes=study.keyring is not None, face=face))
    view = job.view
    say(f"{session}: signatures that stand: {view.stand} of {view.needed}.")
    if view.stand >= view.needed:
        say(f"Next: facilitator gate {session}")


def say_if_closed(nobody: bool) -> None:
    """Say why a screen of words that need a key is there no more."""
    if nobody:
        say("The screen closed: no key was pressed for 15 minutes. All that was decided is kept.")


def gate_screen(study: Study, session: str, holder: KeysGiven) -> None:
    """Show the gate, go where a condition is brought further, and show it again.

    Each step opens the study with the key that `holder` names.
    """
    from facilitator.cli.main import done
    from facilitator.cli.own_face import own_face
    from facilitator.tui.app import run_gate
    from facilitator.workflow.gate_job import GateJob

    face, job = own_face(), GateJob(study, session)
    key = [] if holder.identity is None else ["--identity", str(holder.identity)]
    while goes := run_gate(job, face=face):
        done([goes, session, "--study", str(study.root), *key])
        job.look_again()
