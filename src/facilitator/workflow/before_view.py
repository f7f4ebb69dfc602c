"""What the screen before a session shows: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator.units import SILENCE_DBFS
from facilitator.workflow.check_line import CheckLine

Step: TypeAlias = Literal["main", "devices", "try", "count"]
"""The lines; the list of microphones; trying the keys; counting who is there."""


@dataclass(frozen=True, slots=True)
class BeforeView:
    """The room before a session."""

    session: str
    about: str
    lines: tuple[CheckLine, ...]
    step: Step = "main"
    level_dbfs: int = int(SILENCE_DBFS)
    testing: int = 0
    """Seconds of the sound test that are to come; 0 where none runs."""
    devices: tuple[str, ...] = ()
    tried: tuple[tuple[str, bool], ...] = ()
    """(key as people read it, whether it has reached us)."""
    counts: tuple[tuple[str, int], ...] = ()
    """(who, how many)."""
    marked: int = 0
    """Which device or count."""
    said: str = ""
    stopped_by: tuple[str, ...] = ()
    """The names of the lines that stop the session."""
    anyway: str = ""
    """How it could go on all the same: `with 11 seats`; empty where it cannot."""
