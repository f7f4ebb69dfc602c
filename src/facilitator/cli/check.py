"""`facilitator check`: what a group needs, looked at before it sits down."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.out import common, document, show
from facilitator.cli.synced import service_of
from facilitator.errors import Refused

if TYPE_CHECKING:
    from facilitator.study.folder import Study
    from facilitator.workflow.preflight import Needs, StudyKeys

USUAL_MODEL = "tiny.en"
"""What is looked for outside a study: the model that a checkout brings along."""
USUAL_GUIDE = "compassionate-care"
"""What a group outside a study is led by: the guide that is shipped."""
MARKS = {"ok": "✓", "warn": "▲", "stop": "✗", "na": "–"}


@click.command(epilog="Example: facilitator check --device USB")
@click.option("--device", metavar="NAME", help="Which microphone; else the system's.")
@common
def command(device: str | None, study_dir: Path | None, as_json: bool) -> None:
    """Look at microphone, disk, power, guide, keys and screen before a group.

    ✓ fine; ▲ fine, with something to do; ✗ would stop the session: the status is 1 then; – of no
    matter here.
    """
    from facilitator.study.clock import SystemClock
    from facilitator.workflow import preflight, wiring
    from facilitator.workflow.check_line import NAMES

    clock = SystemClock()
    lines = preflight.check(
        needs_of(_study(study_dir)), clock, lambda: wiring.microphone(device, clock)
    )
    if as_json:
        shown = [{"id": line.id, "state": line.state, "text": line.text} for line in lines]
        document("check", {"lines": shown})
    else:
        for line in lines:
            show(f"{MARKS[line.state]}  {NAMES[line.id]:<12} {line.text}")
    if preflight.stops(lines):
        click.get_current_context().exit(1)


def _study(given: Path | None) -> Study | None:
    """Give the study; None outside one, for `check` works before there is a study."""
    from facilitator.study.folder import Study

    try:
        return Study.find(Path.cwd(), given)  # also one whose keys nobody could use
    except Refused:
        if given is not None:
            raise
        return None


def needs_of(study: Study | None, guide: str | None = None) -> Needs:
    """Give what the check looks at, for a session by `guide`, else by the study's own."""
    from facilitator.cli.place import model_places, state_folder
    from facilitator.workflow import wiring
    from facilitator.workflow.preflight import Needs

    model = study.settings.model if study is not None else USUAL_MODEL
    folder = Path.cwd() if study is None else study.recordings
    return Needs(
        folder=folder,
        keys=None if study is None else _keys(study),
        model=model,
        model_file=wiring.weights_file(model, model_places(None if study is None else study.root)),
        size=_size(),
        synced=service_of(folder),
        core_bytes=_core_bytes(),
        guide=guide or (USUAL_GUIDE if study is None else study.settings.guide),
        study=study,
        state=state_folder(),
    )


def _keys(study: Study) -> StudyKeys:
    from facilitator.workflow.keys_held import last_proven
    from facilitator.workflow.preflight import StudyKeys
    from facilitator.workflow.run import broken_holder

    return StudyKeys(
        off=study.settings.encryption == "off",
        holders=len(study.settings.recipients),
        broken=broken_holder(study),
        proven_utc=last_proven(study),
    )


def _core_bytes() -> int | None:
    """Give the limit of core files; this process has set it at its start (`cli.own_process`)."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def _size() -> tuple[int, int] | None:
    if not sys.stdout.isatty():
        return None
    size = os.get_terminal_size()
    return size.columns, size.lines
