"""What the sign-off screen is shown: one frozen value, painted as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.units import Us

DrillState: TypeAlias = Literal["not_asked", "open", "nobody", "someone"]
"""`nobody` could be named by who tried, `someone` could; `not_asked` by this study."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A turn or a note of the redacted text, as coders will read it."""

    at: Us | None
    speaker: str
    """`P7`, `m`, `note`, or empty for nobody."""
    text: str = field(repr=False)
    changed: bool
    """True where it reads otherwise than what the same reviewer signed before."""


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A signature."""

    by: str
    day: str
    """`2026-05-04`"""
    stands: bool
    key: str
    """`key 2`: which holder's, by its place in study.toml; empty where none was asked for."""


@dataclass(frozen=True, slots=True)
class SignView:
    """All that the sign-off screen shows at one moment."""

    session: str
    hash: str
    """Its first twelve digits: what is signed."""
    by: str | None
    """Initials of who is here, once they are typed."""
    why_not: str
    """Why nobody, or not this person, can sign now; empty where they can."""
    redacted: int
    kept: int
    flags_open: int
    hits_open: int
    stand: int
    needed: int
    signed: tuple[SignedLine, ...]
    """Oldest first, each person's last."""
    since: tuple[str, ...]
    """What changed since the last signature that does not stand, a sentence each."""
    lines: tuple[ReadLine, ...] = field(repr=False)
    """The redacted text: all that a second reviewer reads."""
    drill: DrillState
    drill_by: str
    """Who tried; empty where nobody did."""
    can_drill: bool
    """True where who is here may try: they decided no flag."""
    question: str
    """What `y` answers: `AB answers for this text?`; empty where nobody can sign."""
    last: str = field(repr=False)
    """What was done last, or what to do now."""

    @property
    def changed(self) -> int:
        """Give how many lines read otherwise than what this person signed before."""
        return sum(line.changed for line in self.lines)
