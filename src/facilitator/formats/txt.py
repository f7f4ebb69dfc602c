"""A transcript as plain text, in any of the shapes that services and tools write."""

from __future__ import annotations

from facilitator.errors import BadInput
from facilitator.formats.lines import lines_of
from facilitator.formats.pieces import Brought
from facilitator.formats.spoken import spoken


def read_txt(text: str) -> Brought:
    """Read it. Raises BadInput where nothing in it says that it is a transcript."""
    found = spoken(lines_of(text), "line")
    if not found.pieces:
        raise BadInput(
            "This text holds no speaker label and no time, so it is no transcript.",
            "Begin each turn with a label and a colon, for example “P4: …”.",
        )
    return Brought("txt", found.pieces, found.problems, found.left_out)
