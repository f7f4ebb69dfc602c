"""`facilitator sound`: a session's sound as files that any player opens."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import by_option, clear_option, common, document, say, show


@click.command(epilog="Example: facilitator sound FG3 --out ~/FG3-sound --clear")
@click.argument("session", metavar="FG3")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to."
)
@by_option
@clear_option
@opens
@common
def command(
    session: str,
    out: Path,
    by: str | None,
    clear: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Write one WAV file for each unbroken stretch of the sound, named by its start.

    It is people's voices, which never pass the gate: --clear says that you want it, and the copies
    are journaled and counted until `facilitator lock` removes them. Nothing is overwritten.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.sound import sound_out

    made = sound_out(open_study(study_dir, holder), session, out, clear=clear, by=by)
    if made.unread_seconds:
        say(
            f"{made.unread_seconds:.1f} s of the sound cannot be read and are left out; "
            f"facilitator verify {session} says where."
        )
    if as_json:
        files = [
            {"file": str(copy.file), "start": copy.start, "seconds": copy.seconds}
            for copy in made.files
        ]
        document("sound", {"files": files})
        return
    for copy in made.files:
        show(f"{copy.file}  {copy.seconds:.1f} s")
