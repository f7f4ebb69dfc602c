"""`facilitator status`: each session's stage and what to do next."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, show


@click.command(epilog="Example: facilitator status --json")
@opens
@common
def command(study_dir: Path | None, as_json: bool, holder: KeysGiven) -> None:
    """Show the study at a glance: how far each session is, and the next thing to do."""
    from facilitator.cli.place import open_study
    from facilitator.workflow.status import status

    study = open_study(study_dir, holder)
    sessions = status(study)
    if as_json:
        shown = [
            {
                "session": one.session,
                "stage": one.stage.value,
                "participants": one.participants,
                "minutes": one.minutes,
                "next": one.next.text,
                "open_flags": one.open_flags,
                "clear_copies": one.clear_copies,
            }
            for one in sessions
        ]
        document(
            "status",
            {
                "study": study.settings.title,
                "encryption": study.settings.encryption,
                "sessions": shown,
            },
        )
        return
    show(f"{study.settings.title} · not encrypted")
    if not sessions:
        show("No session yet. facilitator run --session FG1 --participants 8 begins one.")
    for one in sessions:
        people = f"{one.participants} people" if one.participants else ""
        show(f"{one.session:<10} {people:<10} {one.minutes:>3} min  {one.stage.value}")
        show(f"           {one.trouble or one.next.text}  {one.next.command}")
        if one.clear_copies:
            show(f"           {one.clear_copies} times words left in clear, as was asked")
