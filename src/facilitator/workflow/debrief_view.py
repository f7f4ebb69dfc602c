"""What the debrief's screen is shown: one page, ready words, painted as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.units import Us

PageKind: TypeAlias = Literal["question", "skip", "notes"]


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """One page: a question of the template, an item that was skipped, or notes after it all."""

    id: str
    """The question's, the item's, or `notes`."""
    kind: PageKind
    title: str
    text: str
    """What is asked."""


@dataclass(frozen=True, slots=True)
class DebriefView:
    """All that the debrief's screen shows at one moment."""

    session: str
    page: DebriefPage
    number: int
    """Of this page, from 1."""
    of: int
    answered: int
    """Pages with words on them."""
    written: str = field(repr=False)
    """What stands on this page."""
    notes: tuple[tuple[Us, str, bool], ...] = field(repr=False)
    """Notes after the recording: (time, text, whether it is on the disk)."""
    said: str
    """What was done last."""
    trouble: str
    """What keeps words from the disk, in a sentence; empty where nothing does."""
    is_last: bool
