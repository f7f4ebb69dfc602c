"""Where a source's sound stands on disk: what a recorder that is started again goes on from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.audio.pieces import Piece
from facilitator.session.events import Record
from facilitator.session.events.sound import GapLeft


@dataclass(frozen=True, slots=True)
class Standing:
    """What is on disk of one source."""

    sample: int = 0
    """The sample after the last that is on disk, or after the last gap that is journaled."""
    number: int = 1
    """Number of the next piece."""
    ever: bool = False
    """True where there is any sound."""


def standing(
    source: str,
    pieces: Mapping[str, Piece],
    records: Iterable[Record[Any]],
    names: Iterable[str] = (),
) -> Standing:
    """Give where `source` stands: from its pieces as they are, and from its journal's gaps.

    `names` are all files of sound, also those that hold none: no number is given twice.
    """
    ends = [piece.end for name, piece in pieces.items() if name.startswith(f"{source}.")]
    numbers = [int(name.split(".")[1]) for name in {*pieces, *names} if _is_of(source, name)]
    gaps = [
        record.event.end
        for record in records
        if isinstance(record.event, GapLeft) and record.event.source == source
    ]
    return Standing(max((0, *gaps, *ends)), max((0, *numbers)) + 1, ever=bool(ends))


def _is_of(source: str, name: str) -> bool:
    parts = name.split(".")
    return parts[0] == source and len(parts) > 1 and parts[1].isdecimal()
