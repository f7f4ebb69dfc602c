"""`facilitator seal`: from now on only a holder's key opens the session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, say

if TYPE_CHECKING:
    from facilitator.workflow.seal import Sealed


@click.command(epilog="Example: facilitator seal FG3")
@click.argument("sessions", metavar="FG3…", nargs=-1, required=True)
@opens
@common
def command(
    sessions: tuple[str, ...], study_dir: Path | None, as_json: bool, holder: KeysGiven
) -> None:
    """Seal a session: its open key is removed from this machine.

    What was recorded in clear, because a holder's key was broken, is encrypted first.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.seal import seal

    study = open_study(study_dir, holder)
    done = [seal(study, name) for name in sessions]
    if as_json:
        document("seal", {"sessions": [_shape(one) for one in done]})
        return
    for one in done:
        _say(one)


def _shape(one: Sealed) -> dict[str, object]:
    return {
        "session": one.session,
        "already": one.already,
        "ended": one.ended,
        "encrypted": {"journals": one.closed.journals, "sounds": one.closed.sounds},
    }


def _say(one: Sealed) -> None:
    if one.already:
        say(f"{one.session} is sealed already.")
        return
    if one.closed.any:
        say(
            f"{one.session}: {one.closed.sounds} sound files and {one.closed.journals} journals "
            "that lay in clear are encrypted, compared, and the clear ones unlinked."
        )
        say(
            "Unlinking does not reach copies by backup, sync or snapshots, nor what a drive's "
            "spare cells and a file system's journal still hold."
        )
    say(f"{one.session} is sealed: only a holder's key opens it now.")
    if not one.ended:
        say("It had not ended: `facilitator run` goes on with it under new keys.")
