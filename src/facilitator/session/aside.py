"""What a session holds beside its walk through the guide: a fold over the events of `aside`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import assert_never

from facilitator.session.events import Record
from facilitator.session.events import aside as act
from facilitator.units import Us


@dataclass(frozen=True, slots=True)
class EarlierPassage:
    """Something said earlier that the group asks to leave out."""

    name: str
    """Its record name."""
    at: Us
    writer: str
    speaker: str | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that endangered the recording or the keys."""

    kind: act.FaultKind
    since: Us
    end: Us | None = None


@dataclass(frozen=True, slots=True)
class Debrief:
    """A writer's answer to a question of the debrief."""

    writer: str
    question: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """What was done and seen beside the guide."""

    cards: tuple[tuple[str, Us], ...] = ()
    """(card, when) in order."""
    earlier: tuple[EarlierPassage, ...] = ()
    explained: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """(item, why it was skipped), the last word for each item last."""
    debrief: tuple[Debrief, ...] = ()
    closed_debriefs: frozenset[str] = frozenset()
    """The writers whose debrief is closed."""
    raised: tuple[Us, ...] = ()
    """When a note-taker said that it does not seem to be recording."""
    handed_over: tuple[Us, ...] = ()
    accepted: tuple[str, ...] = ()
    """Lines of the check that someone accepted."""
    in_the_room: tuple[tuple[act.Beside, int], ...] = ()
    """(role or device, how many) of what was beside the participants, the last word each."""
    faults: tuple[Fault, ...] = ()
    until: Us | None = None
    """Session time by which it has to end, where that was said."""
    until_clock: str = ""
    """The same as people say it: `13:30`."""


def aside_after(beside: Beside, record: Record[act.Aside]) -> Beside:
    """Give what is held after one more event."""
    event, at, writer = record.event, record.at, record.writer
    match event:
        case act.CardShown():
            return replace(beside, cards=(*beside.cards, (event.card, at)))
        case act.PassageLeftOut():
            earlier = EarlierPassage(record.name, at, writer, event.speaker, event.text)
            return replace(beside, earlier=(*beside.earlier, earlier))
        case act.SkipExplained():
            others = tuple(pair for pair in beside.explained if pair[0] != event.item)
            return replace(beside, explained=(*others, (event.item, event.reason)))
        case act.DebriefAnswered():
            answer = Debrief(writer, event.question, event.text)
            same = (writer, event.question)
            kept = tuple(old for old in beside.debrief if (old.writer, old.question) != same)
            return replace(beside, debrief=(*kept, answer))
        case act.DebriefClosed():
            return replace(beside, closed_debriefs=beside.closed_debriefs | {writer})
        case act.NotRecordingRaised():
            return replace(beside, raised=(*beside.raised, at))
        case act.LeadHandedOver():
            return replace(beside, handed_over=(*beside.handed_over, at))
        case act.CheckAccepted():
            return replace(beside, accepted=(*beside.accepted, event.check))
        case act.RoomNoted():
            there = tuple(one for one in beside.in_the_room if one[0] != event.what)
            return replace(beside, in_the_room=(*there, (event.what, event.number)))
        case act.EndGiven():
            return replace(beside, until=event.until, until_clock=event.clock)
        case act.FaultSeen():
            return replace(beside, faults=(*beside.faults, Fault(event.kind, event.since)))
        case act.FaultOver():
            return replace(beside, faults=_over(beside.faults, event.kind, at))
        case _:
            assert_never(event)


def _over(faults: tuple[Fault, ...], kind: act.FaultKind, at: Us) -> tuple[Fault, ...]:
    """End the faults of that kind that stand."""
    return tuple(
        replace(fault, end=at) if fault.kind == kind and fault.end is None else fault
        for fault in faults
    )
