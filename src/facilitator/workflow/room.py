"""What does not change during a session, for who leads it and who shows it."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.guide.cards import Card
from facilitator.guide.model import Guide


@dataclass(frozen=True, slots=True)
class Room:
    """What does not change during a session."""

    session: str
    guide: Guide
    device: str
    encrypted: bool
    off_record_notes: bool = False
    """True where the study keeps notes that are typed off the record."""
    cards: tuple[Card, ...] = ()
    """The contingency cards of the study."""
