"""What `run` asks at a terminal before its screen opens: little, for the group sits there."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import click

from facilitator.cli.keys_given import KeysGiven
from facilitator.cli.out import say
from facilitator.errors import BadInput, Refused
from facilitator.guide.model import Guide
from facilitator.guide.outline import as_spoken, glance
from facilitator.session.room import Phase
from facilitator.units import Us, clock
from facilitator.workflow.picking_up import Place, check_place

CONFIRMS = "clear"
"""The word that lets a session be recorded without encryption: no key gives it by accident."""
_GLANCE_WIDTH = 60

_ANSWERS: dict[str, Literal["go on", "end"] | None] = {
    "y": "go on",
    "e": "end",
    "n": None,
    "\x1b": None,
    "\x03": None,
}
"""What each key answers where a session was cut short; every other one is no answer."""

_SOUND_NOW: dict[Phase, str] = {
    "before": "Recording has not begun.",
    "recording": "The sound is being recorded.",
    "off_record": "It is OFF THE RECORD: no sound is kept until you go on.",
    "debrief": "The recording is over; notes go on.",
    "ended": "It has ended.",
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeysInTheRoom(KeysGiven):
    """A holder's key helps here, and a passphrase that nobody knows keeps nobody from recording."""

    def asking(self, usual: Path, title: str) -> Callable[[], str | None]:
        """Give what answers with a holder's identity, or with None after a wrong passphrase."""
        ask = KeysGiven.asking(self, usual, title)

        @functools.cache
        def ask_once() -> str | None:
            try:
                return ask()
            except Refused as wrong:
                if self.identity is not None:
                    raise
                say(f"{wrong.what} Going on without it.")
                return None

        return ask_once


def someone_is_there() -> bool:
    """Say whether a question would reach a person."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirm_clear(session: str, why: str, *, may_ask: bool) -> bool:
    """Ask whether to record without encryption; only the whole word says yes.

    Raises Refused for any other answer, and where nobody can be asked.
    """
    if may_ask:
        say(f"✗ study.toml: {why}")
        say(f"{session} would be recorded in clear; `facilitator seal` encrypts it afterwards.")
        question = f"Type {CONFIRMS} to record so, or Enter to leave"
        with suppress(click.Abort):  # ctrl+c leaves as Enter does
            typed: str = click.prompt(question, default="", show_default=False, err=True)
            if typed.strip() == CONFIRMS:
                return True
    raise Refused(
        f"{session} is not recorded: its words could not be encrypted. study.toml: {why}",
        "Mend that line; or add --clear to record without encryption all the same.",
    )


def ask_to_go_on(session: str, last: Us) -> Literal["go on", "end"] | None:
    """Ask whether a session that was cut short at `last` goes on; None leaves it as it is."""
    say(f"{session} was cut short at {clock(last)}. What was kept until then is safe.")
    say("y go on · e end it here · esc leave it as it is")
    while True:
        with suppress(KeyError):
            return _ANSWERS[_pressed()]


def _pressed() -> str:
    """Wait for a key; ctrl+c and a closed terminal are keys that leave."""
    try:
        return click.getchar().lower()
    except (KeyboardInterrupt, EOFError):
        return "\x03"


def ask_place(guide: Guide, phase: Phase) -> Place:
    """Ask how many seats there are, and at which item the group was."""
    say("The open key of this session is gone: what was done before cannot be read here.")
    say(f"Nothing of it is lost. {_SOUND_NOW[phase]}")
    any_item = guide.stops[0].id
    seats = _asked("How many seats", int, lambda n: check_place(Place(any_item, n), guide))
    say("Where was the group?")
    for stop in guide.stops:
        say(f"  {stop.id:<18}{glance(as_spoken(stop, seats), _GLANCE_WIDTH)}")
    item = _asked("At which item", str, lambda text: check_place(Place(text, seats), guide))
    return Place(item, seats)


def _asked(question: str, kind: type[T], check: Callable[[T], None]) -> T:
    """Ask until the answer can be."""
    while True:
        answer: T = click.prompt(question, type=kind, err=True)
        try:
            check(answer)
        except BadInput as wrong:
            say(str(wrong))
        else:
            return answer
