"""What every command shares: its common options, and how it prints.

With `--json`, standard output holds one JSON document and nothing else; messages go to standard
error. Words that were said are printed before the gate only to a terminal, or where `--clear` asks.
Whatever is printed goes through here, its control characters made visible: no note, label or file
name steers a terminal. On a terminal it breaks between words.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from facilitator.cli.lines import columns_of, laid_out
from facilitator.errors import Refused
from facilitator.formats.visible import escaped, visible
from facilitator.ports import Progress

F = TypeVar("F", bound=Callable[..., Any])


class Between(click.IntRange):
    """A whole number within bounds, which --help writes as people do."""

    def _describe_range(self) -> str:
        return f"{self.min} or more" if self.max is None else f"{self.min} to {self.max}"


study_option = click.option(
    "--study",
    "study_dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The study's folder; else the nearest one above this folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
debug_option = click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks.")
clear_option = click.option(
    "--clear", is_flag=True, help="Let out what was said before the gate is open; journaled."
)
by_option = click.option("--by", metavar="AB", help="Your initials.")


def common(function: F) -> F:
    """Give a command the options that every command has: --study, --json, --debug."""
    return study_option(json_option(debug_option(function)))


def say(text: str) -> None:
    """Print a line for people on standard error."""
    click.echo(laid_out(visible(text, lines=True), columns_of(sys.stderr)), err=True)


def show(text: str) -> None:
    """Print a line, or several, on standard output: what a command was asked for."""
    click.echo(laid_out(visible(text, lines=True), columns_of(sys.stdout)))


def document(command: str, content: dict[str, Any]) -> None:
    """Print the JSON document of a command, with its format and version."""
    whole = {"format": f"facilitator/{command}/1", **content}
    click.echo(escaped(json.dumps(whole, ensure_ascii=False)))


def words_may_be_printed(clear: bool, *, redacted: bool = False, instead: str = "") -> bool:
    """Refuse to put words that were said into a pipe or a file; say whether `--clear` was needed.

    `redacted`: they are, but the gate is closed. `instead` is the option that gives what may go
    there. Raises Refused where standard output is no terminal and `--clear` was not given.
    """
    if sys.stdout.isatty():
        return False
    if not clear:
        why = "The gate is closed" if redacted else "This is not redacted"
        use = f"Use {instead} once the gate is open, or add" if instead else "Add"
        raise Refused(
            f"{why}, and words that were said would go into a pipe or a file.",
            f"{use} --clear if that is what you want; it is journaled.",
        )
    return True


class ProgressLine:
    """Shows how far a long job has come, on standard error, where that is a terminal."""

    def __init__(self) -> None:
        """Start with nothing shown."""
        self._shown_at = 0.0
        self._terminal = sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        """Show the newest state, at most five times a second."""
        now = time.monotonic()
        last = progress.done >= progress.of
        if not self._terminal or (now - self._shown_at < 0.2 and not last):
            return
        self._shown_at = now
        share = progress.done / progress.of if progress.of else 1.0
        bar = "━" * round(30 * share) + "─" * (30 - round(30 * share))
        left = "" if progress.left_seconds is None else f" · {_span(progress.left_seconds)} left"
        sys.stderr.write(f"\r\x1b[K{visible(progress.text)} {bar} {share:4.0%}{left}" + "\n" * last)
        sys.stderr.flush()


def _span(time_seconds: float) -> str:
    minutes = time_seconds / 60
    return f"{time_seconds:.0f} s" if minutes < 1.5 else f"{minutes:.0f} min"
