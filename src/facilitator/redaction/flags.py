"""What a flag is: words that might identify someone, and what a person decided about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from facilitator.ports import Identifier
from facilitator.session.events.desk import Decision
from facilitator.units import Us

Tier: TypeAlias = Literal["likely", "check"]

_NAME = re.compile(r"(.+?\.\d+)-(.+\.\d+):([A-Z]+)")
LIKELY_FROM = 60
"""Score, in hundredths, from which a flag is likely rather than one to check."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of one type of flag."""

    label: str
    """What stands in a replacement, `[Name 3]`; an organisation's is found by its head noun."""
    identifier: Identifier
    clause: bool = False
    """A whole clause, which may hold flags of other types; each of them is decided apart."""


TYPES = MappingProxyType(
    {
        "PERSON": Kind("Name", "direct"),
        "PHONE": Kind("Phone", "direct"),
        "EMAIL": Kind("E-mail", "direct"),
        "HANDLE": Kind("Account", "direct"),
        "ID": Kind("Number", "direct"),
        "ADDRESS": Kind("Address", "direct"),
        "LOCATION": Kind("Place", "indirect"),
        "ORG": Kind("Organisation", "indirect"),
        "DATE": Kind("Date", "indirect"),
        "AGE": Kind("Age", "indirect"),
        "ROLE": Kind("Role", "indirect", clause=True),
        "EVENT": Kind("Event", "indirect", clause=True),
        "OTHER": Kind("Detail", "direct", clause=True),
    }
)
"""Every type; the order is that of lists for people."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Some words of one segment or note that might identify someone."""

    name: str
    """`<first word>-<last word>:<TYPE>`, never made of what was said."""
    passage: str
    """Number of the segment, record name of the note, or name of the label."""
    note: bool
    """True where it lies in what was typed: a note, a skip reason, a label …"""
    first: int
    """Its first word, counted within the passage."""
    last: int
    """Its last word, inclusive."""
    start: int
    """Code points in the passage's text, punctuation around it left out."""
    end: int
    """Exclusive."""
    text: str = field(repr=False)
    type: str
    """One of TYPES: as proposed, or as a person changed it."""
    reason: str
    """A sentence; never the words themselves."""
    score: int
    """Hundredths."""
    entity: str = field(default="", repr=False)
    """Who or what it is, the same for all mentions: a name without case, title, possessive."""
    decision: Decision | None = None
    by: str | None = None
    """Initials of who decided; None where a decision inside it or around it counts for it."""
    replacement: str | None = field(default=None, repr=False)
    """What stands in its place, once redacted."""
    at: Us | None = None
    """When it was said or noted."""
    missed: bool = False
    """A person marked it: no recogniser had."""

    @property
    def segment(self) -> int | None:
        """Give the number of its segment; None in a note."""
        return None if self.note else int(self.passage)

    @property
    def identifier(self) -> Identifier:
        """Say whether it identifies by itself, or only together with others."""
        return TYPES[self.type].identifier

    @property
    def clause(self) -> bool:
        """Say whether it is a whole clause."""
        return TYPES[self.type].clause

    @property
    def open(self) -> bool:
        """Say whether a person has still to decide."""
        return self.decision is None

    @property
    def tier(self) -> Tier:
        """Say whether it is a likely flag or one to check; both have to be decided."""
        return "likely" if self.score >= LIKELY_FROM else "check"

    def covers(self, other: Flag) -> bool:
        """Say whether `other` lies within it."""
        return (
            self.passage == other.passage and self.first <= other.first and other.last <= self.last
        )


def flag_name(first_word: str, last_word: str, kind: str) -> str:
    """Give the name of the flag of type `kind` over these words."""
    return f"{first_word}-{last_word}:{kind}"


def words_of(name: str) -> tuple[str, str]:
    """Give the first and last word that a flag is named after; ("", "") where it is no name."""
    found = _NAME.fullmatch(name)
    return (found[1], found[2]) if found and found[3] in TYPES else ("", "")
