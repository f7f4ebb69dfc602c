"""What the redaction screen is shown: one frozen value, painted as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.ports import Identifier
from facilitator.redaction.flags import Tier
from facilitator.session.events.desk import Decision
from facilitator.units import Us

PieceKind: TypeAlias = Literal["plain", "here", "open", "redacted", "kept", "cursor"]
"""`here` is the flag the card tells of, `open` another one, `redacted` a replacement (dim),
`kept` words that a person decided to keep, `cursor` what is chosen while the text is read."""
Edge: TypeAlias = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a context line, shown in one way."""

    text: str = field(repr=False)
    kind: PieceKind = "plain"
    flag: str | None = None
    """The flag that `go` goes to where someone clicks on it."""


@dataclass(frozen=True, slots=True)
class ContextLine:
    """A passage near the flag: one segment, or the note that it lies in."""

    at: Us | None
    speaker: str
    """`P7`, `m`, `note`, `debrief`, `label`, …, or empty for nobody."""
    pieces: tuple[Piece, ...]
    here: bool = False
    """True for the one that holds the flag, or the words that are chosen."""


@dataclass(frozen=True, slots=True)
class EntityLine:
    """Someone or something in the list on the left."""

    entity: str = field(repr=False)
    """What `decide_entity` and `go_entity` take."""
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
class SameLine:
    """Someone or something of the study that the flag on the card may be another mention of."""

    original: str = field(repr=False)
    """What `same_as` takes."""
    type: str
    becomes: str = field(repr=False)
    """`[Name 3]`; what it would become where it is not redacted yet."""


@dataclass(frozen=True, slots=True)
class Card:
    """All about the flag that is to be decided, with what was changed by hand and not decided."""

    flag: str
    """What `decide` takes."""
    text: str = field(repr=False)
    """Its words, as far as `e` stretched them."""
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
    decision: Decision | None
    passage: str
    """Segment number, or the note's record name."""
    start: Us | None
    """When its first word was said; None without sound."""
    by: str | None = None
    """Initials of who decided it."""
    alike: int = 1
    """How many open flags have these very words: what `N` keeps."""
    changed: bool = False
    """True while something of it was changed by hand, and waits for y."""
    told_of: bool | None = None
    """Whose side it is on, as far as someone said."""
    general: str = field(default="", repr=False)
    """What stands for it in the whole study, instead of a number."""


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
    """None where no flag is open and none was gone to, and while the text is read."""
    last: str = field(repr=False)
    """What was done last, and that `u` takes it back; or what to do now."""
    question: str | None = field(default=None, repr=False)
    """What has to be asked for a second time, by the same key."""
    only_open: bool = True
    reading: bool = False
    """True while the cursor goes through the text, to mark what no flag covers."""
    chosen: str = field(default="", repr=False)
    """The words under the cursor: marked as missed, or corrected."""
    wide: bool = False
    """True where the words have the whole width, with more around them."""
    present: int = 0
    """How many names are looked for in this pass alone."""
    signed: tuple[str, ...] = ()
    """Who signed the text as it stands: a change voids their signatures."""

    @property
    def left(self) -> int:
        """Give how many flags are open."""
        return self.total - self.decided
