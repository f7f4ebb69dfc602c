"""Whether a screen can be opened here."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO

from facilitator.errors import Unavailable


def require_terminal(stream: TextIO, otherwise: str = "") -> None:
    """Raise Unavailable where `stream`, on which screens are drawn, is no terminal.

    `stream` is standard error; `otherwise` says what to do without a screen, as one sentence.
    """
    if not stream.isatty():
        raise Unavailable(
            "Standard error is not a terminal, so no screen can be opened.",
            f"Run the command in a terminal and let its messages go there. {otherwise}".strip(),
        )


def forget_what_was_typed() -> None:
    """Drop what was typed before a screen is there: it would decide what nobody has seen.

    Not for a live session, where a key in haste may stop the sound.
    """
    with suppress(ImportError):  # Windows has none
        import termios

        if sys.stdin.isatty():
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
