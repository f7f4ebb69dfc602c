"""`facilitator seal`: from now on only a holder's key opens the session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.in_the_room import CONFIRMS, someone_is_there
from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, say

if TYPE_CHECKING:
    from facilitator.workflow.close_clear import InClear
    from facilitator.workflow.seal import Sealed


@click.command(epilog="Example: facilitator seal FG3")
@click.argument("sessions", metavar="FG3…", nargs=-1, required=True)
@click.option(
    "--clear-parts",
    is_flag=True,
    help="What lies in clear is the session's own: encrypt it without asking.",
)
@opens
@common
def command(
    sessions: tuple[str, ...],
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
    clear_parts: bool,
) -> None:
    """Seal a session: its open key is removed from this machine.

    What was recorded in clear, because a holder's key was broken, is encrypted first, after you
    have confirmed that it is the session's own.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.seal import in_clear, seal

    study = open_study(study_dir, holder)
    done = []
    for name in sessions:
        found = in_clear(study, name)
        sure = clear_parts or (found.any and _is_confirmed(name, found))
        done.append(seal(study, name, found if sure else None))
    if as_json:
        document("seal", {"sessions": [_shape(one) for one in done]})
        return
    for one in done:
        _say(one)


def _is_confirmed(session: str, found: InClear) -> bool:
    """Show what lies in clear and ask whose it is; only the whole word says that it counts."""
    if not someone_is_there():
        return False
    say(f"✗ Of {session} there lie in clear: {found.records} records, {len(found.sounds)} sounds.")
    for name, n, _ in found.heads:
        say(f"  {name}, {n} records")
    if found.since:
        say(f"They say that they were written from {found.since[:16].replace('T', ' ')} UTC on.")
    say("Whoever can write the folder could have put them there. Was it recorded in clear then?")
    question = f"Type {CONFIRMS} to encrypt them as its own, or Enter to leave"
    typed: str = click.prompt(question, default="", show_default=False, err=True)
    return typed.strip() == CONFIRMS


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
