"""What is asked at a terminal when a key is made: words to write down, a place, a sheet to print.

A passphrase is shown once, on a screen of its own that leaves nothing to scroll back to, and is
typed without being shown.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from facilitator.cli.out import say
from facilitator.errors import FacilitatorError, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.workflow.wiring import NewIdentity

NO_KEY = "six words that were shown open nothing, so strike them out."
_TRIES = 5
_TO_SCREEN, _BACK = "\x1b[?1049h\x1b[2J\x1b[H", "\x1b[?1049l"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A key that a person made here."""

    file: Path
    """Where it lies, protected by its passphrase."""
    recipient: str
    """Its public half."""
    key: NewIdentity = field(repr=False)


def can_ask() -> bool:
    """Say whether there is a person at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str = "") -> str:
    """Ask for a line; Enter gives `default`."""
    answer: str = click.prompt(question, default=default, show_default=False, err=True)
    return answer.strip()


def ask_until(question: str, take: Callable[[str], T], default: str = "") -> T:
    """Ask until `take` takes the answer; what it refuses is said."""
    while True:
        try:
            return take(ask(question, default))
        except FacilitatorError as wrong:
            say(f"✗ {wrong}")


def make_key(usual: Path, study: Path | None = None) -> MadeKey:
    """Make a key with a person: words shown and typed back, the place asked for, saved.

    `usual` is where it lies after Enter; `study` is one that is to be made. Raises Refused where
    the words were not typed back, Unavailable.
    """
    from facilitator.workflow import wiring
    from facilitator.workflow.own_key import check_place, save_key

    words = wiring.new_passphrase()
    _show_until_known(words)
    key = wiring.new_identity(words)

    def saved(answer: str) -> MadeKey:
        file = Path(answer).expanduser() if answer else usual
        check_place(file, study)
        save_key(file, key, study)
        return MadeKey(file, key.recipient, key)

    say(f"Your key is kept in {usual}, protected by the six words.")
    return ask_until("Enter, or another file for it (on a stick, say)", saved)


@contextmanager
def saying(sentence: str) -> Iterator[None]:
    """Say `sentence` where ctrl+c stops what follows."""
    try:
        yield
    except (click.Abort, KeyboardInterrupt):
        raise click.Abort(f"\n{sentence}") from None


def offer_sheet(made: MadeKey, title: str, id: str, study: Path | None = None) -> None:
    """Offer the recovery sheet: as a file, on the screen, or not now."""
    from facilitator.workflow.own_key import recovery_sheet, save_sheet

    sheet = recovery_sheet(title, id, made.key)

    def placed(answer: str) -> None:
        if answer == "-":
            with _own_screen():
                say(sheet)
                _wait("Enter when it is on paper")
        elif answer:
            file = Path(answer).expanduser()
            save_sheet(file, sheet, study)
            say(f"Print {file}, write the six words on it, and delete the file.")

    say("A recovery sheet brings the key back if this file is lost: print it and lock it away.")
    ask_until("File to write it to (.txt or .html), - to show it here, Enter for none", placed)


def _show_until_known(words: str) -> None:
    from facilitator.workflow import wiring

    for _ in range(_TRIES):
        with _own_screen():
            say("These six words open your key. Write them down, on paper; they are shown once.")
            say(f"\n    {words}\n")
            _wait("Enter when they are on paper")
        if wiring.is_passphrase(hidden("Type the six words back"), words):
            return
        say("✗ That is something else. Here they are again.")
    raise Refused("The six words were not typed back.", "Nothing was made; begin again.")


def hidden(question: str) -> str:
    """Ask for a line that is not shown."""
    answer: str = click.prompt(question, default="", show_default=False, hide_input=True, err=True)
    return answer


def _wait(what: str) -> None:
    hidden(what)


@contextmanager
def _own_screen() -> Iterator[None]:
    """Show what follows on the terminal's other screen, which nothing scrolls back to."""
    has_one = os.environ.get("TERM", "dumb") != "dumb"
    if has_one:
        click.echo(_TO_SCREEN, nl=False, err=True)
    try:
        yield
    finally:
        if has_one:
            click.echo(_BACK, nl=False, err=True)
