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


def standing(source: str, pieces: Mapping[str, Piece], records: Iterable[Record[Any]]) -> Standing:
    """Give where `source` stands: from its pieces as they are, and from its journal's gaps."""
    own = {name: piece for name, piece in pieces.items() if name.startswith(f"{source}.")}
    numbers = [int(name.split(".")[1]) for name in own]
    gaps = [
        record.event.end
        for record in records
        if isinstance(record.event, GapLeft) and record.event.source == source
    ]
    ends = [piece.end for piece in own.values()]
    return Standing(max((0, *gaps, *ends)), max((0, *numbers)) + 1, ever=bool(own))
