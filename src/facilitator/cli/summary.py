"""`facilitator summary`: the page that sums up a group."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import (
    by_option,
    clear_option,
    common,
    document,
    say,
    show,
    words_may_be_printed,
)

if TYPE_CHECKING:
    from facilitator.workflow.derive import Desk
    from facilitator.workflow.summarise import SummaryPage

STDOUT = Path("-")


@click.command(epilog="Example: facilitator summary FG3")
@click.argument("session", metavar="FG3")
@click.option("--share", is_flag=True, help="Only what passed the gate: for people outside.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it; - prints it."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "md"]),
    default="html",
    show_default=True,
    help="A page for the browser, or Markdown.",
)
@by_option
@clear_option
@opens
@common
def command(
    session: str,
    share: bool,
    out: Path | None,
    form: Literal["html", "md"],
    by: str | None,
    clear: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Make the page that sums up a group: questions, time, talk, notes, quotes, assent, gaps.

    It is one file that needs no network and prints well. Without --out it stays in the session's
    own folder, closed in an encrypted study unless --clear asks for a page that can be read.
    Until --share it is internal: it holds what people said as they said it.
    """
    if as_json and out == STDOUT:
        raise click.UsageError("--json and --out - both want standard output; choose one.")
    from facilitator.cli.place import open_study
    from facilitator.workflow.derive import Desk
    from facilitator.workflow.kept import is_closed
    from facilitator.workflow.summarise import summarise

    study = open_study(study_dir, holder)
    desk = Desk(study, study.session(session))
    made = summarise(desk, share=share, form=form)
    path = _put(desk, made, out, by, clear=clear)
    if as_json:
        document("summary", {"file": str(path), "internal": made.internal})
    elif path is not None:
        show(str(path))
        say("Internal: it contains identifying details." if made.internal else "De-identified.")
        if is_closed(path):
            readable = "--clear" if made.internal else "--out FILE"
            say(f"It is closed, as all in this study: {readable} writes a page to read.")


def _put(
    desk: Desk, made: SummaryPage, out: Path | None, by: str | None, *, clear: bool
) -> Path | None:
    """Write the page where it was asked for; give the file, or None where it was printed."""
    from facilitator.workflow.summarise import (
        journal_shared,
        keep,
        keep_clear,
        let_out,
        write,
    )

    if out is None:
        return keep_clear(desk, made, by) if clear else keep(desk, made)
    if out != STDOUT:
        return write(desk, made, out, clear=clear, by=by)
    if not made.internal:
        journal_shared(desk, made)
    elif words_may_be_printed(clear, instead="--share"):
        let_out(desk, clear=clear, by=by)
    sys.stdout.buffer.write(made.data)
    return None
