"""What a reader of someone else's transcript gives back, whatever the file looked like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.units import Us

Kind: TypeAlias = Literal["vtt", "srt", "txt", "docx"]
"""What we read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One cue, paragraph or row, as the file has it."""

    label: str | None = field(repr=False)
    """The speaker as written there, which can be a name; None where the file does not say."""
    start: Us | None
    end: Us | None
    text: str = field(repr=False)
    """White space collapsed to single blanks."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A transcript that was made elsewhere, read."""

    kind: Kind
    pieces: tuple[Piece, ...]
    problems: tuple[str, ...] = ()
    """What a person should look at: places, never words that were said."""
    left_out: tuple[int, ...] = ()
    """Lines or paragraphs (from 1) that are no speech: titles, recording marks, footers."""


def collapsed(text: str) -> str:
    """Give `text` with every run of white space as one blank."""
    return " ".join(text.split())
