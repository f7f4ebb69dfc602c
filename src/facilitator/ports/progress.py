"""How far long work has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job has come; newer ones replace older ones."""

    done: int
    of: int
    """Same unit as `done`; seconds of sound for a transcription."""
    left_seconds: float | None = None
    text: str = ""
    """What is being done, in a few words; never words that were said."""


Tell = Callable[[Progress], None]
