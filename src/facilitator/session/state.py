"""What a session has come to: a fold over its events, and nothing else.

`replay` is called alike by the live screen, `status`, the summary and the tests. Undo is an event:
one pass from the end finds what is withdrawn, then the fold passes over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar, assert_never, get_args

from facilitator.session.aside import aside_after
from facilitator.session.events import Live, Record, aside
from facilitator.session.events import live as act
from facilitator.session.room import (
    STATUS_OF_ANSWER,
    Act,
    Mark,
    Note,
    Phase,
    Press,
    Seat,
    SeatStatus,
    SessionState,
    Stop,
    Visit,
)
from facilitator.session.seats import seated
from facilitator.units import Us

__all__ = [
    "BEGINNING",
    "STATUS_OF_ANSWER",
    "Act",
    "Mark",
    "Note",
    "Phase",
    "Press",
    "Seat",
    "SeatStatus",
    "SessionState",
    "Stop",
    "Visit",
    "after",
    "replay",
    "standing",
    "withdrawn",
]

StayT = TypeVar("StayT", Visit, Stop)

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
    *get_args(act.Walk),
    *get_args(act.Seating),
    *get_args(act.Writing),
    act.BreakNamed,
    aside.CardShown,
    aside.PassageLeftOut,
)


def after(state: SessionState, record: Record[Live]) -> SessionState:
    """Give the state after one more live event."""
    event, at = record.event, record.at
    line = getattr(event, "line", None)
    counts = record.name not in state.withdrawn_names
    acts = state.acts
    if counts and isinstance(event, _UNDOABLE):
        acts = (*acts, Act(record.name, at, record.writer, event))
    state = replace(
        state,
        last_at=max(state.last_at, at),
        last_line=state.last_line if line is None else max(line, state.last_line or 0),
        acts=acts,
    )
    if not counts:
        return state
    if isinstance(event, act.Walk):
        return _walked(state, event, at)
    if isinstance(event, act.Seating):
        return seated(state, event, at, record.writer)
    if isinstance(event, act.Writing):
        return _written(state, event, record)
    if isinstance(event, act.Taping):
        return _taped(state, event, at)
    if isinstance(event, aside.Aside):
        beside = aside_after(state.beside, Record(record.name, at, record.utc, event))
        return replace(state, beside=beside)
    return _framed(state, event, at)


def _walked(state: SessionState, event: act.Walk, at: Us) -> SessionState:
    match event:
        case act.ItemReached():
            left = _visit_left(state.visits, at, event)
            return replace(state, visits=(*left, Visit(event.item, at)))
        case act.ItemCovered():
            return replace(state, covered=(*state.covered, (event.item, at)))
        case act.ProbeUsed():
            return replace(state, probes=(*state.probes, (event.item, at)))
        case _:
            assert_never(event)


def _written(state: SessionState, event: act.Writing, record: Record[Live]) -> SessionState:
    name, at, writer = record.name, record.at, record.writer
    match event:
        case act.NoteTaken():
            note = Note(
                *(name, event.first_key, writer, event.item, event.speaker, event.text),
                mark=event.mark,
                after=event.after,
            )
            return replace(state, notes=(*state.notes, note))
        case act.BoardWritten():
            board = Note(name, at, writer, event.item, state.speaker, event.text, kind="board")
            return replace(state, notes=(*state.notes, board))
        case act.MomentMarked():
            mark = Mark(name, event.kind, at, event.start, writer, event.item, event.speaker)
            return replace(state, marks=(*state.marks, mark))
        case act.FollowUpDone():
            done = (replace(m, done=True) if m.name == event.of else m for m in state.marks)
            return replace(state, marks=tuple(done))
        case _:
            assert_never(event)


def _taped(state: SessionState, event: act.Taping, at: Us) -> SessionState:
    match event:
        case act.RecordingStarted():
            return replace(state, phase="recording", recording_from=at)
        case act.OffRecordStarted() if state.phase in ("off_record", "debrief", "ended"):
            return state  # another writer stopped it, or ended it, at the same moment
        case act.OffRecordStarted():
            return replace(state, phase="off_record", stops=(*state.stops, Stop(at)))
        case act.OffRecordEnded():
            return replace(state, phase="recording", stops=_last_ended(state.stops, at))
        case act.BreakNamed():
            named = (*state.stops[:-1], *(replace(s, is_break=True) for s in state.stops[-1:]))
            return replace(state, stops=named)
        case act.RecordingEnded():
            return replace(_ended(state, at), phase="debrief")
        case _:
            assert_never(event)


def _ended(state: SessionState, at: Us) -> SessionState:
    """End what lasted until `at`; a recording that is over stays as it ended."""
    return replace(
        state,
        ended_at=at if state.ended_at is None else state.ended_at,
        visits=_last_ended(state.visits, at),
        stops=_last_ended(state.stops, at),
    )


def _framed(state: SessionState, event: act.Framing, at: Us) -> SessionState:
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
        case act.PlaceTold():
            return _placed(state, event, at)
        case act.ClockStepped():
            return replace(state, stepped=(*state.stepped, (at, event.by)))
        case act.ActWithdrawn() | act.ClockRejoined() | act.RecordedInClear():
            return state
        case act.SessionEnded():
            return replace(_ended(state, at), phase="ended")
        case _:
            assert_never(event)


def _placed(state: SessionState, event: act.PlaceTold, at: Us) -> SessionState:
    """Take what was told of the group's place; what is known from before stands."""
    if state.started_at is None:
        state = replace(
            state,
            participants=event.participants,
            guide=event.guide,
            guide_sha256=event.guide_sha256,
            source=event.source,
            started_at=at,
        )
    known = {seat.number for seat in state.seats}
    told = (Seat(n) for n in range(1, event.participants + 1) if n not in known)
    seats = tuple(sorted((*state.seats, *told), key=lambda seat: seat.number))
    if state.item == event.item:
        return replace(state, seats=seats)
    left = _visit_left(state.visits, at, act.ItemReached(event.item, "begun"))
    return replace(state, seats=seats, visits=(*left, Visit(event.item, at)))


def _visit_left(visits: tuple[Visit, ...], at: Us, event: act.ItemReached) -> tuple[Visit, ...]:
    last = (replace(v, end=at, left_as=event.left_as, reason=event.reason) for v in visits[-1:])
    return (*visits[:-1], *last)


def _last_ended(stays: tuple[StayT, ...], at: Us) -> tuple[StayT, ...]:
    """End the last stay (a visit, a stop) if it has not ended."""
    return tuple(
        replace(stay, end=at) if stay is stays[-1] and stay.end is None else stay for stay in stays
    )
