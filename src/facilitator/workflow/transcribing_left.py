"""How long a transcription that is at work will still take, by the pace it has kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from facilitator.session.events import Record
from facilitator.session.events.machine import PieceHeard, TranscriptionStarted
from facilitator.session.timeline import SoundStretch
from facilitator.units import SECOND, Us

LOOKED_AT = 12
"""Pieces whose pace counts. Its median is taken: a night between two of them says nothing."""


def minutes_left(records: Sequence[Record[Any]], stretches: Sequence[SoundStretch]) -> int | None:
    """Give it in minutes, 1 or more, of what is heard of `stretches`; None before two pieces."""
    begun = [r.event.run for r in records if isinstance(r.event, TranscriptionStarted)]
    pieces = [r for r in records if isinstance(r.event, PieceHeard) and r.event.run in begun[-1:]]
    paces = [
        (after.at - before.at) / sound
        for before, after in pairwise(pieces[-LOOKED_AT:])
        if (sound := _sound(stretches, before.event.end, after.event.end))
    ]
    if not paces:
        return None
    end = max(stretch.end for stretch in stretches)
    left = median(paces) * _sound(stretches, pieces[-1].event.end, end)
    return max(1, round(left / (60 * SECOND)))


def _sound(stretches: Sequence[SoundStretch], start: Us, end: Us) -> Us:
    """Give how much sound lies between two session times."""
    return sum(max(0, min(end, one.end) - max(start, one.start)) for one in stretches)
