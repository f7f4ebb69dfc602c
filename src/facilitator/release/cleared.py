"""The words that may leave, as a type that cannot be had in any other way than by the gate.

`Leaving` is what someone would like to let out; `Cleared` is the same after `release.gate` let it
pass. Writers of packs and of shared summaries take nothing but `Cleared`.
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field
from typing import Final

from facilitator.transcript.model import CutWhy
from facilitator.units import Us

UNKNOWN_SPEAKER = "UNK"
"""The label of a turn whose speaker nobody knows: without one, programs give it to the last."""

TEAM = "team"
"""The release profile that shows the text as it was signed."""

_MARKS: dict[CutWhy, str] = {"off_record": "[off the record]", "break": "[break]", "lost": "[lost]"}
LEFT_OUT = "[left out]"
"""What stands for words that were cut because of consent: it does not say whose."""


@dataclass(frozen=True, slots=True)
class RedactedTurn:
    """What one person said without another between, after redaction."""

    number: int
    """1, 2, 3 …"""
    speaker: str | None
    item: str | None
    start: Us | None
    end: Us | None
    text: str = field(repr=False)
    cut: CutWhy | None = None
    """Why nothing stands here: such a turn has neither speaker nor words."""

    @property
    def label(self) -> str | None:
        """Give the label that stands before it; None for a cut."""
        return None if self.cut else self.speaker or UNKNOWN_SPEAKER

    @property
    def shown(self) -> str:
        """Give its words, or the mark that stands for what was cut."""
        return _MARKS.get(self.cut, LEFT_OUT) if self.cut else self.text


@dataclass(frozen=True, slots=True)
class RedactedNote:
    """A note after redaction."""

    at: Us
    item: str | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Leaving:
    """A redacted transcript that has not passed the gate."""

    session: str
    hash: str
    """What is signed; the gate's evidence carries the same."""
    turns: tuple[RedactedTurn, ...] = field(repr=False)
    notes: tuple[RedactedNote, ...] = field(default=(), repr=False)
    profile: str = TEAM
    """How much of the signed text it shows: all of it, or less."""


class _Gate:
    """The one key that makes `Cleared`; it does not leave `release`."""


_THE_GATE: Final = _Gate()


@dataclass(frozen=True, slots=True)
class Cleared:
    """A redacted transcript that passed the gate."""

    session: str
    hash: str
    """The signed hash."""
    signed_utc: str
    """When the last needed sign-off was given: the only time that a pack carries."""
    turns: tuple[RedactedTurn, ...] = field(repr=False)
    notes: tuple[RedactedNote, ...] = field(repr=False)
    profile: str
    passed: InitVar[_Gate]

    def __post_init__(self, passed: _Gate) -> None:
        """Refuse to exist unless the gate made it."""
        if passed is not _THE_GATE:
            raise TypeError("only release.gate.open_gate makes Cleared")


def cleared_by_the_gate(leaving: Leaving, signed_utc: str) -> Cleared:
    """Make it. Called by `release.gate.open_gate` alone; a test holds that."""
    shown = leaving.turns, leaving.notes, leaving.profile
    return Cleared(leaving.session, leaving.hash, signed_utc, *shown, _THE_GATE)
