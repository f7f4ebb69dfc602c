"""`facilitator guide`: check a discussion guide, or show its outline."""

from __future__ import annotations

import shutil
import sys
from dataclasses import asdict
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from facilitator.cli import out
from facilitator.errors import BadInput, Refused
from facilitator.formats.visible import visible
from facilitator.guide import outline
from facilitator.guide.check import remarks
from facilitator.study.folder import Study
from facilitator.workflow import guides

PIPE_COLUMNS = 100
"""How wide lines are where there is no terminal to ask."""


@click.group(epilog="Example: facilitator guide check guides/compassionate-care.md")
def command() -> None:
    """Check or show a discussion guide.

    A guide is a text file that reads as the printed guide reads: a heading begins a section, a
    paragraph is read aloud, a bullet is a probe, and [square brackets] say what to do.
    """


@command.command(epilog="Example: facilitator guide check guides/compassionate-care.md")
@click.argument("file", type=click.Path(path_type=Path))
@out.common
@click.pass_context
def check(ctx: click.Context, file: Path, study_dir: Path | None, as_json: bool) -> None:
    """List every mistake in FILE.

    Each has its line, its column and what to write instead.
    """
    found = guides.look_at(file)
    if as_json:
        problems = [
            {
                **asdict(problem.place),
                "text": problem.text,
                "write_instead": problem.write_instead,
            }
            for problem in found.problems
        ]
        out.document("guide-check", {"problems": problems})
    else:
        _print_check(found, file)
    ctx.exit(1 if found.problems else 0)


def _print_check(found: guides.GuideFile, file: Path) -> None:
    shown = visible(str(file))
    for line in guides.lines_of(found.problems, shown):
        out.show(line)
    if found.problems:
        count = len(found.problems)
        out.say(f"{count} mistake{'s' * (count != 1)} to mend.")
        return
    items = len(found.guide.items)
    out.show(f"{shown}: no mistakes. {outline.budget(found.guide)}, {items} items.")
    for remark in remarks(found.guide):
        out.say(f"Note: {remark}")


@command.command(epilog="Example: facilitator guide show compassionate-care")
@click.argument("guide", required=False)
@out.common
def show(guide: str | None, study_dir: Path | None, as_json: bool) -> None:
    """Print a guide's outline with its budgets.

    GUIDE is a name in the study's guides/ folder, a guide that comes with the program, or a file;
    without it, the study's own guide is shown.
    """
    file = _file(guide, study_dir)
    if as_json:
        out.document("guide-show", outline.document(guides.read_guide(file)))
        return
    found = guides.look_at(file)
    for line in outline.lines(found.guide, _columns()):
        out.show(line)
    if found.problems:
        todo = "`facilitator guide check` shows each with its place."
        raise BadInput(guides.has_mistakes(found, file), todo)


def _file(guide: str | None, study_dir: Path | None) -> Traversable:
    """Find the guide; one that is named needs no study around it."""
    if guide is None:
        study = Study.find(Path.cwd(), study_dir)
        return guides.find_guide(study.settings.guide, study)
    try:
        found = Study.find(Path.cwd(), study_dir)
    except Refused:
        if study_dir is not None:
            raise
        return guides.find_guide(guide, None)
    return guides.find_guide(guide, found)


def _columns() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE_COLUMNS
