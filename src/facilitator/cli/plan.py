"""`facilitator plan`: say who is expected when."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.out import common, document, say


@click.command(epilog="Example: facilitator plan FG5 --participants 12 --at 2026-03-12T14:00")
@click.argument("session")
@click.option("--participants", type=int, required=True, metavar="N", help="How many, 1 to 12.")
@click.option("--at", metavar="TIME", help="When, local time: 2026-03-12T14:00.")
@click.option("--guide", metavar="G", help="Name of the guide; else the study's.")
@common
def command(
    session: str,
    participants: int,
    at: str | None,
    guide: str | None,
    study_dir: Path | None,
    as_json: bool,
) -> None:
    """Plan a session: run and the home screen then know its people, its time and its guide.

    Planned again, the new plan holds. Nothing is recorded by it, and it asks for no key.
    """
    from facilitator.cli.place import open_study
    from facilitator.session.plan import Plan
    from facilitator.workflow.plan import plan, planned_said, time_of

    asked = Plan(participants, None if at is None else time_of(at), guide)
    plan(open_study(study_dir), session, asked)
    if as_json:
        document("plan", {"session": session})
        return
    say(f"{planned_said(session, asked)} Begin with: facilitator run --session {session}")
