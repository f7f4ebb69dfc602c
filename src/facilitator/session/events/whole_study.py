"""What belongs to the study and not to one session: stands in `recordings/study/`."""

from __future__ import annotations

from typing import TypeAlias

from facilitator.session.events.made import event, said


@event
class ReplacementGiven:
    """An entity got its number: the same everywhere in the study."""

    label: str
    """`Name`, `Hospital` …"""
    number: int
    type: str
    original: str = said()
    """The entity as it was first decided upon."""


@event
class PackMade:
    """A pack left the gate."""

    version: int
    session: str
    hash: str
    """The signed hash it was made from."""
    coders: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    """[path within packs/, SHA-256]"""


WholeStudy: TypeAlias = ReplacementGiven | PackMade
