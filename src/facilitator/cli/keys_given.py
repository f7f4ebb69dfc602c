"""How a command is given a holder's key: `--identity`, `--passphrase-fd`, or a question.

A passphrase is never an argument and never in the environment: it is typed, or read from an open
file descriptor.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from facilitator.cli.out import say
from facilitator.errors import BadInput, Refused

F = TypeVar("F", bound=Callable[..., Any])

_LONGEST_BYTES = 4096
_TRIES = 3


@dataclass(frozen=True, slots=True)
class KeysGiven:
    """What the command line says about keys."""

    identity: Path | None = None
    """A file with a holder's key."""
    passphrase_fd: int | None = None
    """An open file descriptor that gives the passphrase."""

    def asking(self, usual: Path, title: str) -> Callable[[], str | None]:
        """Give what answers with a holder's identity; `usual` is where it lies if not named.

        `title` is the study's, by which a person is asked. It gives None where there is no identity
        to ask for; raises BadInput, Refused.
        """

        @functools.cache
        def ask() -> str | None:
            if self.identity is None and not usual.exists():
                return None
            return self._read(self.identity or usual, f'your key for "{title}"')

        return ask

    def given(self) -> str | None:
        """Give the identity of --identity, where that takes no question; raises BadInput."""
        from facilitator.workflow import wiring

        if self.identity is None:
            return None
        data = _bytes_of(self.identity)
        if wiring.identity_is_protected(data) and self.passphrase_fd is None:
            return None
        return self._read(self.identity, self.identity.name)

    def _read(self, file: Path, called: str) -> str:
        """Read an identity; at a terminal a wrong passphrase may be typed again."""
        from facilitator.workflow import wiring

        data = _bytes_of(file)
        left = 1 if self.passphrase_fd is not None else _TRIES
        while True:
            try:
                return wiring.read_identity(data, str(file), lambda: self.passphrase(file, called))
            except Refused as wrong:
                left -= 1
                if not left or not sys.stdin.isatty():
                    raise
                for line in (wrong.what, *wrong.evidence):
                    say(line)

    def passphrase(self, file: Path, called: str) -> str:
        """Give the passphrase of `file`. Raises Refused where nobody can be asked."""
        if self.passphrase_fd is not None:
            return line_of(self.passphrase_fd)
        if not sys.stdin.isatty():
            raise Refused(
                f"{file} is protected by a passphrase, and there is no terminal to ask for it.",
                "Give it with --passphrase-fd N, or run the command in a terminal.",
            )
        from getpass import getpass

        try:
            return getpass(f"Passphrase (six words) of {called}: ")
        except (KeyboardInterrupt, EOFError):
            raise click.Abort("\nStopped: no passphrase, so nothing was opened.") from None


def opens(function: F) -> F:
    """Give a command that reads words the options --identity and --passphrase-fd, as `holder`."""

    @click.option(
        "--identity",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your key of an encrypted study; else the one `init` made for you.",
    )
    @click.option(
        "--passphrase-fd", type=int, metavar="N", help="Read its passphrase from this descriptor."
    )
    @functools.wraps(function)
    def command(
        *args: Any, identity: Path | None, passphrase_fd: int | None, **options: Any
    ) -> Any:
        return function(*args, holder=KeysGiven(identity, passphrase_fd), **options)

    return command  # type: ignore[return-value]  # click takes any function


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as failure:
        raise BadInput(
            f"{file} cannot be read ({failure.strerror}).",
            "Name the file with your key of the study: --identity FILE.",
        ) from failure


def line_of(descriptor: int) -> str:
    """Read a passphrase from an open descriptor: its first line. Raises BadInput."""
    try:
        data = os.read(descriptor, _LONGEST_BYTES)
    except OSError as failure:
        raise BadInput(
            f"Descriptor {descriptor} gives no passphrase ({failure.strerror}).",
            "Open it for the command: --passphrase-fd 3 3< FILE.",
        ) from failure
    return data.split(b"\n", 1)[0].decode("utf-8", "replace")
