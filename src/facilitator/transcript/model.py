"""A transcript: turns of segments of words, each word with its own name, times and probability."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.units import Us

CutWhy: TypeAlias = Literal[
    "declined", "withdrawn", "not_asked", "left_out", "off_record", "break", "lost"
]

WITHDREW = "[withdrew]"
"""What stands before a turn that is marked so."""

FACILITATOR = "FAC"
NOTE_TAKER = "NT"
EVERYONE = "ALL"


@dataclass(frozen=True, slots=True)
class Word:
    """One word that a person will answer for."""

    name: str
    """`<run>.<n>`: `h1.57`; one typed later `<record>.<n>`."""
    text: str = field(repr=False)
    start: Us | None = None
    """None where an imported transcript has no times."""
    end: Us | None = None
    probability: int | None = None
    """Ten-thousandths, as the engine gave it; None for a typed or imported word."""
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one turn within one engine piece; of an import, one cue or paragraph."""

    number: int
    """Counts from 0 in order."""
    turn: int
    """Number of the turn it belongs to; 1, 2, 3 …"""
    speaker: str | None
    """`P4`, `FAC`, `NT`, `ALL`, or None where nobody is known."""
    item: str | None
    """The guide item on screen."""
    start: Us | None
    end: Us | None
    words: tuple[Word, ...]
    cut: CutWhy | None = None
    """Why nothing stands here; such a segment has no words."""
    label: str | None = field(default=None, repr=False)
    """The speaker as an imported file wrote it: can be a name."""
    doubts: tuple[str, ...] = ()
    """What a person should look at: `overlap`, `unattributed`, `is this P3?` …"""
    withdrew: bool = False
    """Its speaker withdrew, and the study marks such turns rather than remove their words."""

    @property
    def text(self) -> str:
        """Give its words joined by one blank."""
        return " ".join(word.text for word in self.words)

    @property
    def shown(self) -> str:
        """Give its text as it is read: with the mark of someone who withdrew, where it has one."""
        return f"{WITHDREW} {self.text}" if self.withdrew else self.text

    def offsets(self) -> tuple[tuple[int, int], ...]:
        """Give start and end of each word in `text`, in code points."""
        places, at = [], 0
        for word in self.words:
            places.append((at, at + len(word.text)))
            at += len(word.text) + 1
        return tuple(places)


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said, in order, each part with who said it as far as is known."""

    session: str
    """Name of the session, `FG3`."""
    run: str | None
    """Name of the engine run or import it comes from."""
    segments: tuple[Segment, ...] = ()
    left_out: frozenset[str] = frozenset()
    """Record names of what the group asked to leave out, and a person put on words or dropped."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Give all words in order."""
        return tuple(word for segment in self.segments for word in segment.words)
