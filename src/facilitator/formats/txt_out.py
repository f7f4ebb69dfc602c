"""The transcript as plain text: a title line, then a paragraph a turn."""

from __future__ import annotations

from facilitator.formats.outgoing import paragraph, title
from facilitator.release.cleared import Cleared


def txt(cleared: Cleared) -> bytes:
    """Give it: UTF-8 without a mark, LF, an empty line between paragraphs."""
    paragraphs = [title(cleared), *(paragraph(turn) for turn in cleared.turns)]
    return ("\n\n".join(paragraphs) + "\n").encode("utf-8")


def line_of(place: int) -> int:
    """Give the line in the file of the turn at `place` (from 0): what a coder can name."""
    return 3 + 2 * place
