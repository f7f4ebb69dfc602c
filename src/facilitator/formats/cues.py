"""Cues of a subtitle file: what a name before a colon means there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from facilitator.formats.labels import Candidate, is_known, labels
from facilitator.formats.pieces import Piece, collapsed
from facilitator.formats.visible import visible
from facilitator.units import Us, parse_clock

_ARROW = re.compile(r"\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(?:\s.*)?")
_COLON = re.compile(r"([^:]{1,60}):(?=\s|$)\s*(.*)", re.DOTALL)
_SHARE = 0.5
"""In a meeting tool's file a cue without a name is rare, so half decides."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue."""

    start: Us
    end: Us
    text: str = field(repr=False)
    label: str | None = field(default=None, repr=False)


def timing(line: str) -> tuple[Us, Us] | None:
    """Read `00:00:00.500 --> 00:00:03.000`; None where the line is no such thing."""
    found = _ARROW.fullmatch(line)
    if found is None:
        return None
    start, end = parse_clock(found[1]), parse_clock(found[2])
    return None if start is None or end is None or end < start else (start, end)


def pieces_of(cues: Sequence[Cue]) -> tuple[Piece, ...]:
    """Give the pieces; a name before a colon is a label, no label is nobody known."""
    parted = [_parted(cue) for cue in cues]
    candidates = [Candidate(label) for label, _ in parted if label]
    found = labels(candidates, sum(cue.label is None for cue in cues), _SHARE)
    named = (
        replace(cue, label=label, text=rest) if label in found else cue
        for cue, (label, rest) in zip(cues, parted, strict=True)
    )
    pieces = (
        Piece(_shown(cue.label), cue.start, cue.end, visible(collapsed(cue.text))) for cue in named
    )
    return tuple(piece for piece in pieces if piece.text)


def _parted(cue: Cue) -> tuple[str | None, str]:
    found = _COLON.fullmatch(cue.text) if cue.label is None else None
    if found is None:
        return None, cue.text
    label = collapsed(found[1])
    known = label.strip("[]() ")
    return (known if is_known(known) else label), found[2]


def _shown(label: str | None) -> str | None:
    return None if label is None else visible(collapsed(label)) or None
