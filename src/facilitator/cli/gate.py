"""`facilitator gate`: show what still stands before words may leave."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, show


@click.command(epilog="Example: facilitator gate FG3")
@click.argument("session", metavar="FG3")
@click.option("--screen", "on_screen", is_flag=True, help="On a screen that leads on to each step.")
@opens
@common
@click.pass_context
def command(
    ctx: click.Context,
    session: str,
    on_screen: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Show every condition, its evidence and what to do; exit status 1 while the gate is closed.

    ✓ it holds; · it does not hold yet, and the line below says what to do.
    """
    from facilitator.cli.desk_screens import gate_screen
    from facilitator.cli.place import open_study
    from facilitator.workflow.gate import look

    study = open_study(study_dir, holder)
    if on_screen:
        gate_screen(study, session, holder)
    view = look(study, session)
    if as_json:
        judged = [asdict(condition) for condition in view.conditions]
        document("gate", {"session": session, "open": view.open, "conditions": judged})
    else:
        for condition in view.conditions:
            sign = "✓" if condition.holds else "·"
            show(f"{sign} {condition.id:<10} {condition.evidence}")
            if condition.todo:
                show(f"  {'':<10} {condition.todo}")
        show(f"The gate of {session} is {'open' if view.open else 'closed'}.")
    ctx.exit(0 if view.open else 1)
