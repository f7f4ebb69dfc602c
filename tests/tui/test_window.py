"""A terminal that says no size, and one that does."""

import os
import sys

import pytest

from facilitator.tui.window import drawn_in_a_window

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")


@pytest.mark.parametrize(("rows", "columns", "drawn"), [(0, 0, (80, 24)), (36, 120, (120, 36))])
def test_only_a_terminal_without_a_size_is_given_one(monkeypatch, rows, columns, drawn):
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    with os.fdopen(ours, "rb"), os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "__stderr__", terminal)
        with drawn_in_a_window():
            assert tuple(os.get_terminal_size(terminal.fileno())) == drawn
