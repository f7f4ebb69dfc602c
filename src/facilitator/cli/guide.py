"""`facilitator guide`: begin a discussion guide, check it, show its outline, print it."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from facilitator.cli import out
from facilitator.errors import BadInput, Refused
from facilitator.formats.visible import visible
from facilitator.guide import outline
from facilitator.guide.cards import Card
from facilitator.guide.check import remarks
from facilitator.session.room import MOST_SEATS
from facilitator.study import atomic
from facilitator.study.folder import Study
from facilitator.workflow import guides

STDOUT = Path("-")
PIPE_COLUMNS = 100
"""How wide lines are where there is no terminal to ask."""


@click.group(epilog="Example: facilitator guide check guides/compassionate-care.md")
def command() -> None:
    """Begin, check, show or print a discussion guide.

    A guide is a text file that reads as the printed guide reads: a heading begins a section, a
    paragraph is read aloud, a bullet is a probe, and [square brackets] say what to do.
    """


@command.command(epilog="Example: facilitator guide check guides/compassionate-care.md")
@click.argument("file", type=click.Path(path_type=Path))
@out.common
@click.pass_context
def check(ctx: click.Context, file: Path, study_dir: Path | None, as_json: bool) -> None:
    """List every mistake in FILE, or in the study's guide of that name.

    Each has its line, its column and what to write instead.
    """
    if not file.exists() and guides.is_name(str(file)):
        named = guides.find_guide(str(file), _study(study_dir))
    else:
        named = file
    found = guides.look_at(named)
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
    if found.cards:
        out.show(f"{shown}: no mistakes. {len(found.cards)} cards.")
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
    found = guides.look_at(file)
    if as_json:
        if found.cards:
            out.document("guide-show", {"cards": [asdict(card) for card in found.cards]})
        else:
            out.document("guide-show", outline.document(guides.read_guide(file)))
        return
    lines = _cards(found.cards) if found.cards else outline.lines(found.guide, _columns())
    for line in lines:
        out.show(line)
    if found.problems:
        todo = "`facilitator guide check` shows each with its place."
        raise BadInput(guides.has_mistakes(found, file), todo)


def _cards(cards: tuple[Card, ...]) -> Iterator[str]:
    for number, card in enumerate(cards, 1):
        yield f"{number}  {card.title}  ({card.id})"
        for line in card.lines:
            yield from textwrap.wrap(
                line, _columns(), initial_indent="   ", subsequent_indent="   "
            )
        yield ""


@command.command("print", epilog="Example: facilitator guide print --seats 12 --out cards.html")
@click.argument("guide", required=False)
@click.option(
    "--seats",
    type=out.Between(1, MOST_SEATS),
    metavar="N",
    help="Number cards for N seats instead, each with a slip to tear off; no name.",
)
@click.option("--group", metavar="FG3", default="", help="The group on the slips; else a blank.")
@click.option(
    "--out",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A page to print (.html), or text; else text to standard output.",
)
@out.common
def print_(
    guide: str | None,
    seats: int | None,
    group: str,
    target: Path | None,
    study_dir: Path | None,
    as_json: bool,
) -> None:
    """Print a guide whole: a page for the ethics file, or number cards for the table.

    A name that ends in .html makes a page for the printer; anything else is plain text. The slip of
    a number card holds group, seat, until when words can be taken back, and whom to reach: the last
    two as [withdrawal] of study.toml says them.
    """
    from facilitator.workflow.guide_print import guide_page, seat_cards

    html = target is not None and target.suffix.lower() in (".html", ".htm")
    if seats is not None:
        made = seat_cards(seats, group, _study(study_dir), html=html)
    else:
        file = _file(guide, study_dir)
        made = guide_page(guides.look_at(file), file, _study(study_dir), html=html)
    if target is not None and target != STDOUT:
        atomic.write(target.resolve(), made)
    if as_json:
        out.document("guide-print", {"file": None if target is None else str(target)})
    elif target is None or target == STDOUT:
        out.show(made.decode().removesuffix("\n"))
    else:
        out.show(str(target))


@command.command(epilog="Example: facilitator guide new my-topic")
@click.argument("name")
@out.common
def new(name: str, study_dir: Path | None, as_json: bool) -> None:
    """Begin a guide: a short one with every kind of line, and what each means.

    NAME is a name in the study's guides/ folder, or a file that ends in .md. `guide new cards`
    writes the contingency cards to change.
    """
    from facilitator.workflow.guide_print import new_guide

    path = new_guide(name, _study(study_dir))
    if as_json:
        out.document("guide-new", {"file": str(path)})
    else:
        out.show(str(path))
        out.say(f"Change it in any text editor, then `facilitator guide check {path}`.")


def _study(study_dir: Path | None) -> Study | None:
    """Give the study around here, or None where there is none and none was named."""
    try:
        return Study.find(Path.cwd(), study_dir)
    except Refused:
        if study_dir is not None:
            raise
        return None


def _file(guide: str | None, study_dir: Path | None) -> Traversable:
    """Find the guide; one that is named needs no study around it."""
    if guide is None:
        study = Study.find(Path.cwd(), study_dir)
        return guides.find_guide(study.settings.guide, study)
    return guides.find_guide(guide, _study(study_dir))


def _columns() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE_COLUMNS
