"""What the redaction screen is shown: one frozen value, painted as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.ports import Identifier
from facilitator.redaction.flags import Tier
from facilitator.units import Us

PieceKind: TypeAlias = Literal["plain", "here", "open", "redacted"]
"""`here` is the flag the card tells of, `open` another one, `redacted` a replacement (dim)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a context line, shown in one way."""

    text: str = field(repr=False)
    kind: PieceKind = "plain"


@dataclass(frozen=True, slots=True)
class ContextLine:
    """A passage near the flag: one segment, or the note that it lies in."""

    at: Us | None
    speaker: str
    """`P7`, `m`, `note`, or empty for nobody."""
    pieces: tuple[Piece, ...]
    here: bool = False
    """True for the one that holds the flag."""


@dataclass(frozen=True, slots=True)
class EntityLine:
    """Someone or something in the list on the left."""

    entity: str = field(repr=False)
    """What `decide_entity` takes."""
    text: str = field(repr=False)
    """Its longest mention, as it was said."""
    type: str
    decided: int
    of: int
    kept: int = 0
    """How many of them are kept."""
    here: bool = False
    """True for the entity of the flag on the card."""

    @property
    def done(self) -> bool:
        """Say whether all of its flags are decided."""
        return self.decided == self.of


@dataclass(frozen=True, slots=True)
class Card:
    """All about the flag that is to be decided."""

    flag: str
    """What `decide` takes."""
    text: str = field(repr=False)
    type: str
    label: str
    """The type in a word for people: `Name`, `Place`, `Hospital` …"""
    identifier: Identifier
    tier: Tier
    reason: str
    score: int
    """Hundredths."""
    becomes: str = field(repr=False)
    """What would stand there: `[Name 3]`."""
    times: int
    """How often its entity is mentioned."""
    decided: int
    """How many of these are decided."""
    decision: Literal["redact", "keep"] | None
    passage: str
    """Segment number, or the note's record name."""
    start: Us | None
    """Where to play from; None without sound."""


@dataclass(frozen=True, slots=True)
class RedactView:
    """All that the redaction screen shows at one moment."""

    session: str
    decided: int
    total: int
    at: Us | None
    """When the flag on the card was said."""
    entities: tuple[EntityLine, ...]
    """In the order of their first mention, those of many open flags not before others."""
    context: tuple[ContextLine, ...]
    """Some passages before the flag, its own (`here`), some after."""
    card: Card | None
    """None where no flag is open and none was gone to."""
    last: str = field(repr=False)
    """What was done last, and that `u` takes it back; or what to do now."""
    question: str | None = field(default=None, repr=False)
    """A question in the last line, answered with y; esc drops it."""
    only_open: bool = True

    @property
    def left(self) -> int:
        """Give how many flags are open."""
        return self.total - self.decided
