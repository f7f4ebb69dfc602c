"""What is known of one session when someone asks whether its words may leave.

Plain figures and answers, gathered by `workflow.evidence`; the conditions in `release.gate` read
nothing else. No field holds a word that was said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator.ports import Stretch

SeatAnswer: TypeAlias = Literal[
    "not_asked", "agreed", "declined", "absent", "unclear", "withdrawn", "vouched"
]
"""Where a seat stands; `vouched`: staff state that it assented, the sound is not here."""

HeardAnswer: TypeAlias = Literal["match", "mismatch", "not_heard", "no_sound"]
"""What the transcription made of the answer; `no_sound` where there is nothing to listen to."""


@dataclass(frozen=True, slots=True)
class SeatAssent:
    """One seat's assent, and whether the sound agrees with the key."""

    seat: int
    answer: SeatAnswer
    heard: HeardAnswer = "no_sound"
    resolved: bool = False
    """A person has decided about the mismatch."""
    left_undecided: bool = False
    """Left the room without a word on what may stay of what they had said."""

    off_record: bool = False
    """It answered while the sound was stopped: the room was warned, and nothing is on the tape."""

    @property
    def settled(self) -> bool:
        """Say whether nothing is open about this seat."""
        if self.answer in ("not_asked", "unclear") or (self.left_undecided and not self.resolved):
            return False
        if self.answer in ("absent", "withdrawn", "vouched"):
            return True
        if self.answer == "declined" and self.heard == "not_heard":
            return True  # what they said is cut: silence harms nobody
        return self.resolved or self.heard == "match"


@dataclass(frozen=True, slots=True)
class Share:
    """How much of something is done."""

    done: int = 0
    of: int = 0

    @property
    def left(self) -> int:
        """Give how many are open."""
        return self.of - self.done


@dataclass(frozen=True, slots=True)
class SignOff:
    """One reviewer's signature, and whether it still fits what would leave now."""

    by: str
    """Initials."""
    hash: str
    utc: str
    valid: bool
    """It is on exactly this text, and by another person with another key than those before."""
    same_key: bool = False
    """It is on this text, but a holder's key signed that had signed already."""


@dataclass(frozen=True, slots=True)
class DrillDone:
    """One person's last attempt to name someone from the redacted text as it stands."""

    by: str
    """Initials."""
    blind: bool
    """False where they decided flags or reviewed words here: they know what stood there."""
    named: bool
    """They could name someone."""
    named_before: bool = False
    """They had named someone on this same text, and said otherwise since."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the gate looks at."""

    session: str
    """Name, `FG3`."""
    hash: str
    """Of the redacted transcript as it stands now: turns, decided flags, notes."""
    transcribed: bool
    """There are words: of an engine or of an import."""
    sound: bool
    """False for an imported transcript whose sound is not here."""
    record_problems: tuple[str, ...] = ()
    """What `verify` found in journals and sound files, the study's own among them; () = whole."""
    unread: int = 0
    """Records of the session or the study that this version cannot read."""
    unnumbered: int = 0
    """Redacted here by a person, and the study's journal does not hold the number it was given."""
    assents: tuple[SeatAssent, ...] = ()
    speaker_doubts: tuple[int, ...] = ()
    """Segments that may be by someone who declined or withdrew, not yet decided."""
    leave_outs: Share = Share()
    """What the group asked to leave out: put on words or dropped by a person, of all."""
    uncovered: tuple[Stretch, ...] = ()
    """Speech of a second and more that no word covers."""
    reviewed: Share = Share()
    """Segments that a person checked."""
    listened: int = 0
    """Of those, how many were listened to rather than marked."""
    review_percent: int = 100
    """The share that the study asks for."""
    flags: Share = Share()
    """Flags decided, in turns."""
    note_flags: Share = Share()
    """Flags decided, in notes, skip reasons and board texts."""
    residual: Share = Share()
    """Hits of the residual check that were accepted with a reason, of all."""
    signoffs: tuple[SignOff, ...] = ()
    signoffs_needed: int = 1
    drill_asked: bool = False
    """The study asks that somebody tries to name someone from the redacted text."""
    drills: tuple[DrillDone, ...] = ()
    """On exactly this text, one a person."""

    @property
    def signed(self) -> tuple[SignOff, ...]:
        """Give the valid sign-offs, one a reviewer."""
        one_each = {sign.by: sign for sign in self.signoffs if sign.valid}
        return tuple(one_each.values())
