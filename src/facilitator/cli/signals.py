"""What a signal does to a session (decision 0024). A closed terminal is as good as ctrl+c."""

from __future__ import annotations

import signal
from types import FrameType

_OF_THE_TERMINAL = ("SIGHUP", "SIGINT")
_TO_LEAVE = ("SIGHUP", "SIGTERM")


def leave_in_order() -> None:
    """Let a closed terminal, and a request to end, leave the screen as ctrl+c does.

    The acts that wait are written, the draft is saved, and the recorder goes on for its minute.
    """
    # Whoever started it in the background may have had ctrl+c ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in _known(_TO_LEAVE):
        signal.signal(number, _interrupt)


def outlive_the_terminal() -> None:
    """Let neither a closed terminal nor ctrl+c end this process: the recorder's."""
    for number in _known(_OF_THE_TERMINAL):
        signal.signal(number, signal.SIG_IGN)


def _interrupt(number: int, frame: FrameType | None) -> None:
    for other in _known(_TO_LEAVE):  # leaving takes a moment, and is not begun twice
        signal.signal(other, _nothing)
    if hasattr(signal, "SIGCONT"):  # comes with a closed terminal, and would open the screen anew
        signal.signal(signal.SIGCONT, _nothing)
    signal.raise_signal(signal.SIGINT)


def _nothing(number: int, frame: FrameType | None) -> None:
    """Take no notice; a signal that is ignored would be so in a recorder that starts now too."""


def _known(names: tuple[str, ...]) -> list[signal.Signals]:
    """Give the signals that this system has."""
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
