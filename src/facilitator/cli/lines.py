"""Lines of a terminal: a sentence longer than one breaks between words, never inside of them.

A pipe gets each line whole. What is to be typed again, in backticks or after a colon, stays on one
line where it fits.
"""

from __future__ import annotations

import os
import re
import textwrap
from typing import TextIO

_HANGS = re.compile(r"(?:.{0,22} {2,})?(?:[✓✗▲○●·–…▶] +)?")
"""What stands before a line's text, columns and a sign: its other lines begin below the text."""
_TYPED = re.compile(r"`[^`]*`|(?:^ *|(?<=: ))facilitator .*$")
_JOINT = "\0"
"""Stands for a blank that is no place to break; visible text holds none."""
_LEAST = 20
"""Columns of text below which a line is left to the terminal."""


def columns_of(stream: TextIO) -> int | None:
    """Give the columns of the terminal that `stream` writes to; None where it is none."""
    try:
        return (os.get_terminal_size(stream.fileno()).columns or None) if stream.isatty() else None
    except (OSError, ValueError):  # no descriptor, or a closed one
        return None


def laid_out(text: str, columns: int | None) -> str:
    """Give visible text in lines of at most `columns`, broken at blanks; None for as it is."""
    if columns is None:
        return text
    return "\n".join(_broken(line, columns) for line in text.split("\n"))


def _broken(line: str, columns: int) -> str:
    hang = len(found[0]) if (found := _HANGS.match(line)) else 0
    if len(line) <= columns or columns - hang < _LEAST:
        return line
    head, rest = line[:hang], line[hang:]
    joined = _TYPED.sub(lambda typed: _as_one(typed[0], columns - hang), rest)
    parts = textwrap.wrap(
        joined, columns - hang, break_long_words=False, break_on_hyphens=False, tabsize=1
    )
    return (head + f"\n{' ' * hang}".join(parts)).replace(_JOINT, " ")


def _as_one(typed: str, room: int) -> str:
    return typed.replace(" ", _JOINT) if len(typed) <= room else typed
