"""What a session has come to: a fold over its events, and nothing else.

`replay` is called alike by the live screen, `status`, the summary and the tests. Undo is an event:
one pass from the end finds what is withdrawn, then the fold passes over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias, assert_never

from facilitator.session.events import Live, Record
from facilitator.session.events import live as act
from facilitator.units import Us

Phase: TypeAlias = Literal["before", "recording", "off_record", "ended"]
SeatStatus: TypeAlias = Literal["not_asked", "agreed", "declined", "absent", "unclear", "withdrawn"]

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
    arrived_at: Us | None = None
    """None for who was there from the beginning."""
    left_at: Us | None = None
    left_words: Literal["stay", "withdraw", "not_asked"] | None = None

    @property
    def label(self) -> str:
        """Give its label, `P4`."""
        return f"P{self.number}"

    @property
    def open(self) -> bool:
        """Say whether it has still to answer."""
        return self.status in ("not_asked", "unclear")

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
    """A note, or what was written on the board."""

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

    def seat(self, number: int) -> Seat | None:
        """Give the seat of that number."""
        return next((seat for seat in self.seats if seat.number == number), None)


BEGINNING = SessionState()


def withdrawn(records: Sequence[Record[Any]]) -> frozenset[str]:
    """Give the names of the records that do not count, undo of an undo included.

    A withdrawal names an earlier record, so one pass from the end settles each: by the time a
    record is reached, everything that could withdraw it has been judged.
    """
    known = {record.name: place for place, record in enumerate(records)}
    gone: set[str] = set()
    for place in range(len(records) - 1, -1, -1):
        record = records[place]
        if (
            isinstance(record.event, act.ActWithdrawn)
            and record.name not in gone
            and known.get(record.event.of, len(records)) < place
        ):
            gone.add(record.event.of)
    return frozenset(gone)


def standing(records: Sequence[Record[Any]]) -> tuple[Record[Any], ...]:
    """Give the records that count: neither withdrawn nor themselves a withdrawal."""
    gone = withdrawn(records)
    return tuple(
        record
        for record in records
        if record.name not in gone and not isinstance(record.event, act.ActWithdrawn)
    )


def replay(records: Iterable[Record[Any]]) -> SessionState:
    """Fold records, in merged order, into the state of the session."""
    every = tuple(records)
    state = replace(BEGINNING, withdrawn_names=withdrawn(every))
    for record in every:
        if isinstance(record.event, Live):
            state = after(state, record)
    return state


# What `u` takes back. The sound cannot be un-stopped, nor a session un-started: those have keys.
_UNDOABLE = (
    act.ItemReached,
    act.ItemCovered,
    act.ProbeUsed,
    act.SpeakerNamed,
    act.AssentAnswered,
    act.ParticipantArrived,
    act.ParticipantLeft,
    act.ConsentWithdrawn,
    act.NoteTaken,
    act.MomentMarked,
    act.FollowUpDone,
    act.BoardWritten,
    act.BreakNamed,
)


def after(state: SessionState, record: Record[Live]) -> SessionState:
    """Give the state after one more live event."""
    event, at = record.event, record.at
    line = getattr(event, "line", None)
    state = replace(
        state,
        last_at=max(state.last_at, at),
        last_line=state.last_line if line is None else max(line, state.last_line or 0),
    )
    if record.name in state.withdrawn_names:
        return state
    if isinstance(event, _UNDOABLE):
        done = Act(record.name, at, record.writer, event)
        state = replace(state, acts=(*state.acts, done))
    match event:
        case act.SessionStarted():
            return replace(
                state,
                participants=event.participants,
                guide=event.guide,
                guide_sha256=event.guide_sha256,
                source=event.source,
                started_at=at,
                seats=tuple(Seat(number) for number in range(1, event.participants + 1)),
            )
        case act.SessionResumed():
            return replace(state, resumed=(*state.resumed, at))
        case act.RecordingStarted():
            return replace(state, phase="recording", recording_from=at)
        case act.OffRecordStarted():
            return replace(state, phase="off_record", stops=(*state.stops, Stop(at)))
        case act.OffRecordEnded():
            return replace(state, phase="recording", stops=_last_stop_ended(state.stops, at))
        case act.BreakNamed():
            return replace(state, stops=_last_stop_is_break(state.stops))
        case act.ItemReached():
            left = _left(state.visits, at, event)
            return replace(state, visits=(*left, Visit(event.item, at)))
        case act.ItemCovered():
            return replace(state, covered=(*state.covered, (event.item, at)))
        case act.ProbeUsed():
            return replace(state, probes=(*state.probes, (event.item, at)))
        case act.SpeakerNamed():
            press = Press(at, event.speaker, record.writer)
            return replace(state, presses=(*state.presses, press))
        case act.AssentAnswered():
            return _answered(state, event, at)
        case act.ParticipantArrived():
            late = Seat(event.seat, arrived_at=at)
            others = tuple(seat for seat in state.seats if seat.number != event.seat)
            seats = tuple(sorted((*others, late), key=lambda seat: seat.number))
            return replace(state, seats=seats)
        case act.ParticipantLeft():
            state = _seat_changed(state, event.seat, left_at=at, left_words=event.words)
            if event.words == "withdraw":
                return _seat_changed(state, event.seat, status="withdrawn")
            return state
        case act.ConsentWithdrawn():
            return _seat_changed(state, event.seat, status="withdrawn")
        case act.NoteTaken():
            note = Note(
                record.name,
                event.first_key,
                record.writer,
                event.item,
                event.speaker,
                event.text,
                mark=event.mark,
                after=event.after,
            )
            return replace(state, notes=(*state.notes, note))
        case act.BoardWritten():
            note = Note(
                record.name, at, record.writer, event.item, state.speaker, event.text, kind="board"
            )
            return replace(state, notes=(*state.notes, note))
        case act.MomentMarked():
            mark = Mark(
                record.name,
                event.kind,
                at,
                event.start,
                record.writer,
                event.item,
                event.speaker,
            )
            return replace(state, marks=(*state.marks, mark))
        case act.FollowUpDone():
            marks = tuple(
                replace(mark, done=True) if mark.name == event.of else mark for mark in state.marks
            )
            return replace(state, marks=marks)
        case act.ActWithdrawn() | act.ClockRejoined() | act.ClockStepped():
            return state
        case act.SessionEnded():
            return replace(
                state,
                phase="ended",
                ended_at=at,
                visits=_last_visit_ended(state.visits, at),
                stops=_last_stop_ended(state.stops, at),
            )
        case _:
            assert_never(event)


def _left(visits: tuple[Visit, ...], at: Us, event: act.ItemReached) -> tuple[Visit, ...]:
    if not visits:
        return visits
    last = replace(visits[-1], end=at, left_as=event.left_as, reason=event.reason)
    return (*visits[:-1], last)


def _last_visit_ended(visits: tuple[Visit, ...], at: Us) -> tuple[Visit, ...]:
    if not visits or visits[-1].end is not None:
        return visits
    return (*visits[:-1], replace(visits[-1], end=at))


def _last_stop_ended(stops: tuple[Stop, ...], at: Us) -> tuple[Stop, ...]:
    if not stops or stops[-1].end is not None:
        return stops
    return (*stops[:-1], replace(stops[-1], end=at))


def _last_stop_is_break(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    return (*stops[:-1], replace(stops[-1], is_break=True)) if stops else stops


def _answered(state: SessionState, event: act.AssentAnswered, at: Us) -> SessionState:
    seat = state.seat(event.seat)
    if seat is None:
        return state
    unclear = (*seat.unclear_at, at) if event.answer == "unclear" else seat.unclear_at
    return _seat_changed(
        state,
        event.seat,
        status=STATUS_OF_ANSWER[event.answer],
        answered_at=at,
        sample=event.sample,
        unclear_at=unclear,
    )


def _seat_changed(state: SessionState, number: int, **changes: Any) -> SessionState:
    seats = tuple(
        replace(seat, **changes) if seat.number == number else seat for seat in state.seats
    )
    return replace(state, seats=seats)
