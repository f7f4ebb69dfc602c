"""The terminal that screens are drawn on, as long as somebody looks at it."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO


class Window:
    """A stream into which drawing never fails: a window that was closed shows nothing.

    Textual draws from a thread of its own, which would end at the first refusal; the screen would
    then wait for it for ever, and could not be left in order.
    """

    def __init__(self, stream: TextIO) -> None:
        """Draw on `stream`."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Draw."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Show what was drawn."""
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _give_a_size(stream: TextIO) -> None:
    """Give a terminal that says no size the usual one: else the screen is laid out for ever."""
    try:
        import fcntl
        import termios
    except ImportError:  # Windows' terminals have a size
        return
    with suppress(OSError, ValueError):
        if 0 in os.get_terminal_size(stream.fileno()):
            rows_columns = struct.pack("HHHH", 24, 80, 0, 0)
            fcntl.ioctl(stream.fileno(), termios.TIOCSWINSZ, rows_columns)


@contextmanager
def drawn_in_a_window() -> Iterator[None]:
    """Let what is drawn on standard error go through a `Window`."""
    stream = sys.__stderr__
    assert stream is not None, "somebody asked for a terminal first"
    _give_a_size(stream)
    sys.__stderr__ = Window(stream)  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        sys.__stderr__ = stream  # type: ignore[misc]
