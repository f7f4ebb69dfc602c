"""What a session is made of at one moment: seats, visits, presses, notes, marks, stops."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.session.aside import Beside
from facilitator.session.events import Live
from facilitator.session.events import live as act
from facilitator.units import Us

Phase: TypeAlias = Literal["before", "recording", "off_record", "debrief", "ended"]
"""In `debrief` the sound is over, and notes go on."""
SeatStatus: TypeAlias = Literal["not_asked", "agreed", "declined", "absent", "unclear", "withdrawn"]

MOST_SEATS = 12

STATUS_OF_ANSWER: dict[act.Answer, SeatStatus] = {
    "agree": "agreed",
    "decline": "declined",
    "absent": "absent",
    "unclear": "unclear",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat in the room; never a name."""

    number: int
    status: SeatStatus = "not_asked"
    answered_at: Us | None = None
    """When the key of its standing answer was pressed."""
    sample: int | None = None
    """Place of that key on the tape."""
    unclear_at: tuple[Us, ...] = ()
    """Earlier answers that were not clear."""
    replaced_at: tuple[Us, ...] = ()
    """Earlier clear answers, in whose place a later one stands."""
    arrived_at: Us | None = None
    """None for who was there from the beginning."""
    left_at: Us | None = None
    left_words: act.LeftWords | None = None
    left_unasked: bool = False
    """Whoever sat here before left, and nobody asked what may stay of their words."""

    @property
    def label(self) -> str:
        """Give its label, `P4`."""
        return f"P{self.number}"

    @property
    def open(self) -> bool:
        """Say whether it has still to answer."""
        return self.status in ("not_asked", "unclear")

    @property
    def first_at(self) -> Us:
        """Give since when it is known to sit here: its arrival or its first answer; else 0."""
        times = (self.arrived_at, self.answered_at, *self.unclear_at, *self.replaced_at)
        return min((at for at in times if at is not None), default=0)

    @property
    def gone_unasked(self) -> bool:
        """Say whether somebody of this seat left whom nobody asked what may stay."""
        return self.left_unasked or (self.left_at is not None and self.left_words == "not_asked")

    @property
    def silenced(self) -> bool:
        """Say whether what it says is left out."""
        return self.status in ("declined", "withdrawn")


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay at an item of the guide."""

    item: str
    start: Us
    end: Us | None = None
    left_as: act.LeftAs | None = None
    reason: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Press:
    """A key said who speaks from about here."""

    at: Us
    speaker: str
    writer: str


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody typed: a note, what was written on the board, why an item was skipped."""

    name: str
    """Its record name."""
    at: Us
    """Time of its first keystroke."""
    writer: str
    item: str | None
    speaker: str | None
    text: str = field(repr=False)
    kind: Literal["note", "board"] = "note"
    mark: str | None = None
    after: bool = False
    answers: Literal["skip", "debrief"] | None = None
    """Why an item was skipped, or a question of the debrief; None for a note or the board."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked moment."""

    name: str
    kind: act.MarkKind
    at: Us
    start: Us
    writer: str
    item: str | None
    speaker: str | None
    done: bool = False
    """For what was to come back to."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stretch in which the sound was stopped on purpose."""

    start: Us
    end: Us | None = None
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something `u` can take back."""

    name: str
    at: Us
    writer: str
    event: Live


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session at one moment."""

    phase: Phase = "before"
    participants: int = 0
    guide: str = ""
    guide_sha256: str = ""
    source: Literal["mic", "file"] = "mic"
    started_at: Us | None = None
    recording_from: Us | None = None
    ended_at: Us | None = None
    last_at: Us = 0
    """Time of the last live event."""
    last_line: int | None = None
    """Last line of a key log that was done."""
    seats: tuple[Seat, ...] = ()
    visits: tuple[Visit, ...] = ()
    covered: tuple[tuple[str, Us], ...] = ()
    probes: tuple[tuple[str, Us], ...] = ()
    presses: tuple[Press, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()
    stops: tuple[Stop, ...] = ()
    resumed: tuple[Us, ...] = ()
    stepped: tuple[tuple[Us, Us], ...] = ()
    """(when, by how much) UTC and the session clock parted."""
    beside: Beside = field(default_factory=Beside)
    """What was done and seen beside the guide."""
    acts: tuple[Act, ...] = ()
    """What can be taken back, oldest first."""
    withdrawn_names: frozenset[str] = frozenset()
    """Records that do not count."""

    @property
    def item(self) -> str | None:
        """Give the item on screen."""
        return self.visits[-1].item if self.visits else None

    @property
    def speaker(self) -> str | None:
        """Give who was named last."""
        return self.presses[-1].speaker if self.presses else None

    @property
    def is_handed_over(self) -> bool:
        """Say whether its facilitator let go of it for another, who does not lead it yet."""
        let_go = self.beside.handed_over
        return bool(let_go) and (not self.resumed or self.resumed[-1] < let_go[-1])

    def seat(self, number: int) -> Seat | None:
        """Give the seat of that number."""
        return next((seat for seat in self.seats if seat.number == number), None)
