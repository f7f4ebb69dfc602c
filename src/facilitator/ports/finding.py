"""What might identify someone: proposals, and what is known of words."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

Identifier = Literal["direct", "indirect"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to look through: a segment or a note."""

    name: str
    """Segment number, or the note's record name."""
    text: str = field(repr=False)
    follows: str | None = None
    """Name of the passage that this one goes on from (same speaker), for what is cut in two."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a recogniser proposes: nothing is decided by it."""

    passage: str
    start: int
    end: int
    """Code points in the passage's text, end exclusive."""
    type: str
    """PERSON, PHONE, …: one of `redaction.flags.TYPES`."""
    score: int
    """Hundredths."""
    reason: str
    """A sentence for the reviewer; never the words themselves."""
    recogniser: str


Seen: TypeAlias = MutableMapping[str, tuple[Candidate, ...]]
"""What is proposed of passages that are looked at together, by a hash of their words; a candidate's
passage is its number among them."""


class Recogniser(Protocol):
    """Looks through passages for what might identify someone."""

    version: str
    """Changes whenever rules or lists change."""

    def propose(
        self, passages: Sequence[Passage], seen: Seen | None = None
    ) -> tuple[Candidate, ...]:
        """Give all candidates, in the passages' order, overlaps included.

        What is in `seen` is not looked through again; what is looked through is put there.
        """
        ...


class Likeness(Protocol):
    """How like two words are."""

    def ratio(self, one: str, other: str) -> int:
        """Give 0…100 by edit distance, case ignored."""
        ...

    def nearest(self, word: str, among: Sequence[str], least: int) -> str | None:
        """Give what of `among`, in lower case, is spelt most like `word`: from `least` on."""
        ...

    def sound(self, word: str) -> str:
        """Give how a word is spoken: the same for words spoken alike; blank where unknown."""
        ...

    def same_sound(self, one: str, other: str) -> bool:
        """Say whether both would be spoken alike."""
        ...


class Lexicon(Protocol):
    """What an ordinary word is."""

    def ordinary(self, word: str) -> bool:
        """Say whether the language knows `word` as an ordinary one, in any of its forms."""
        ...

    def zipf(self, word: str) -> int:
        """Give how frequent it is: hundredths of a Zipf unit; below 300 is rare."""
        ...
