"""`facilitator rename`: say who a speaker or an imported label is."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import by_option, common, document, say
from facilitator.units import counted


@click.command(epilog="Example: facilitator rename FG5 2 P2 --by AB")
@click.argument("session", metavar="FG5")
@click.argument("label", metavar="FROM")
@click.argument("to", metavar="TO")
@by_option
@opens
@common
def command(
    session: str,
    label: str,
    to: str,
    by: str | None,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Rename a speaker over a whole session: to P4, FAC, NT, ALL or nobody.

    FROM is a speaker (P3), or an imported label: best by its number in the list that `import`
    prints, for a name in a command line stays in the shell's history.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.review import rename

    turns = rename(open_study(study_dir, holder), session, label, to, by)
    if as_json:
        document("rename", {"session": session, "turns": turns})
        return
    say(f"{session}: by {to} now: {counted(turns, 'turn')}.")
