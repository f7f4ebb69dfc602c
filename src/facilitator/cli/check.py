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
MARKS = {"ok": "✓", "warn": "▲", "stop": "✗", "na": "–"}
NAMES = {
    "device": "Microphone",
    "level": "Level",
    "disk": "Disk",
    "encryption": "Encryption",
    "proof": "Key",
    "synced": "Cloud",
    "core": "Core files",
    "model": "Model",
    "size": "Screen",
}


@click.command(epilog="Example: facilitator check --device USB")
@click.option("--device", metavar="NAME", help="Which microphone; else the system's.")
@common
def command(device: str | None, study_dir: Path | None, as_json: bool) -> None:
    """Look at microphone, level, disk, keys, model and screen before a group.

    ✓ fine; ▲ fine, with something to do; ✗ would stop the session: the status is 1 then; – of no
    matter here.
    """
    from facilitator.study.clock import SystemClock
    from facilitator.workflow import preflight, wiring

    clock = SystemClock()
    lines = preflight.check(_needs(study_dir), clock, lambda: wiring.microphone(device, clock))
    if as_json:
        shown = [{"id": line.id, "state": line.state, "text": line.text} for line in lines]
        document("check", {"lines": shown})
    else:
        for line in lines:
            show(f"{MARKS[line.state]}  {NAMES[line.id]:<12} {line.text}")
    if preflight.stops(lines):
        click.get_current_context().exit(1)


def _needs(study_dir: Path | None) -> Needs:
    from facilitator.cli.place import model_places
    from facilitator.study.folder import Study
    from facilitator.workflow import wiring
    from facilitator.workflow.preflight import Needs

    try:
        study = Study.find(Path.cwd(), study_dir)  # also one whose keys nobody could use
    except Refused:
        if study_dir is not None:
            raise
        study = None  # `check` works before there is a study
    model = study.settings.model if study is not None else USUAL_MODEL
    root = None if study is None else study.root
    folder = Path.cwd() if study is None else study.recordings
    return Needs(
        folder=folder,
        keys=None if study is None else _keys(study),
        model=model,
        model_file=wiring.weights_file(model, model_places(root)),
        size=_size(),
        synced=service_of(folder),
        core_bytes=_core_bytes(),
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
