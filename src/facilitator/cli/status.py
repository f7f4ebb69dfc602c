"""`facilitator status`: each session's stage and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, say, show

if TYPE_CHECKING:
    from facilitator.workflow.status import SessionStatus, StudyStatus


@click.command(epilog="Example: facilitator status --json")
@opens
@common
def command(study_dir: Path | None, as_json: bool, holder: KeysGiven) -> None:
    """Show the study at a glance: how far each session is, and the next thing to do.

    Of an encrypted study it shows what needs no key, and asks for none; with --identity the rest.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.status import status

    study = open_study(study_dir, holder, may_ask=False)
    found = status(study)
    for line in found.came_home:
        say(line)
    if as_json:
        content = {
            "study": study.settings.title,
            "encryption": study.settings.encryption or "age",
            "sessions": [_plain(one) for one in found.sessions],
        }
        document("status", content)
        return
    _print(study.settings.title, found)


def _plain(one: SessionStatus) -> dict[str, Any]:
    """Give one session as `--json` prints it: null is what needs a key."""
    return {
        "session": one.session,
        "stage": one.stage.value,
        "participants": one.participants,
        "minutes": one.minutes,
        "next": one.next.text,
        "open_flags": one.open_flags,
        "clear_copies": one.clear_copies,
        "locked": one.locked,
        "unsealed": one.unsealed,
    }


def _print(title: str, found: StudyStatus) -> None:
    show(f"{title} · {found.closed}")
    if found.warning:
        show(found.warning)
    if not found.sessions:
        show("No session yet. facilitator plan FG1 --participants 8 plans the first one.")
    for one in found.sessions:
        number = one.participants
        people = f"{number} {'person' if number == 1 else 'people'}" if number else ""
        show(
            f"{one.session:<10} {'locked' if one.locked else people:<10} "
            f"{one.minutes:>3} min  {one.said}"
        )
        show(f"           {one.trouble or one.next.text}  {one.next.command}")
        if one.about_keys:
            show(f"           {one.about_keys}")
        if one.clear_copies:
            times = "once" if one.clear_copies == 1 else f"{one.clear_copies} times"
            show(f"           words went out in clear {times}, as was asked")
