"""A transcript that was made elsewhere: pieces with label, times and text as the file had them."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.units import Us


@dataclass(frozen=True, slots=True)
class ImportedPiece:
    """One cue or paragraph."""

    text: str = field(repr=False)
    label: str | None = field(default=None, repr=False)
    """The speaker as written there, can be a name; None where there is none."""
    start: Us | None = None
    end: Us | None = None


@dataclass(frozen=True, slots=True)
class ImportedTurns:
    """All of an imported transcript, in its order."""

    run: str
    """`i1`, `i2` …: words are named after it."""
    pieces: tuple[ImportedPiece, ...]
