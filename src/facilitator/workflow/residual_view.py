"""What the residual screen is shown: one frozen value, painted as it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.redaction.residual import Rule
from facilitator.units import Us


@dataclass(frozen=True, slots=True)
class HitLine:
    """Something that still shows, with its place."""

    hit: str
    """What `accept` and `make_flag` take."""
    text: str = field(repr=False)
    why: str = field(repr=False)
    """What it shows, in a few words: `like “Patel”, 91 %`."""
    rule: Rule
    place: str
    """`segment 12`, `note`, or what it stands in that is neither: `the study's title`."""
    at: Us | None
    """When it was said or noted."""
    speaker: str
    """`P7`, `m`, or empty for nobody and for what nobody said."""
    before: str = field(repr=False)
    """The redacted text before it, a line of it at most."""
    after: str = field(repr=False)
    same: int
    """How many open hits have the same words: one reason may do for them all."""
    accepted: str | None = field(repr=False)
    """Why it may stay; None while it is open."""
    why_no_flag: str
    """Why it cannot be made a flag; empty where it can."""
    here: bool = False
    """True for the one that the keys are about."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is left and shows no original: worth a look, and nothing waits for it."""

    unknown: tuple[str, ...] = field(default=(), repr=False)
    """Words that the language does not know, the rarest first."""
    capitals: tuple[str, ...] = field(default=(), repr=False)
    """Words with a capital in mid-sentence."""
    once: tuple[str, ...] = ()
    """Replacements that stand once: the same one may have a second number."""

    @property
    def words(self) -> bool:
        """Say whether words that were said are among them."""
        return bool(self.unknown or self.capitals)

    @property
    def without_words(self) -> Hints:
        """Give the same without words that were said."""
        return Hints(once=self.once)


@dataclass(frozen=True, slots=True)
class ResidualView:
    """All that the residual screen shows at one moment."""

    session: str
    hits: tuple[HitLine, ...]
    """In the order of the text; open and accepted."""
    open: int
    flags_open: int
    """Flags that nobody decided: what they hide may show here, too."""
    last: str = field(repr=False)
    """What was done last, and that `u` takes it back; or what to do now."""
    voids: int
    """How many signatures stand, and fall where a hit is made a flag."""
    hints: Hints = Hints()
    named: tuple[str, ...] = field(default=(), repr=False)
    """Whom somebody could name from this text, and by what: `CD: the one who …`."""

    @property
    def card(self) -> HitLine | None:
        """Give the hit that the keys are about; None where nothing shows."""
        return next((line for line in self.hits if line.here), None)
