"""A transcript that was made elsewhere: pieces with label, times and text as the file had them."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import normalize

from facilitator.transcript.model import Segment, Word
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


def drafted_import(turns: ImportedTurns) -> tuple[Segment, ...]:
    """Give one segment a piece, its words named `<run>.1`, `<run>.2` … and without times."""
    segments: list[Segment] = []
    number = 0
    for piece in turns.pieces:
        words = []
        for text in normalize("NFC", piece.text).split():
            number += 1
            words.append(Word(f"{turns.run}.{number}", text))
        if words:
            segments.append(
                Segment(
                    number=len(segments),
                    turn=0,
                    speaker=None,
                    item=None,
                    start=piece.start,
                    end=piece.end,
                    words=tuple(words),
                    label=piece.label,
                )
            )
    return tuple(segments)
