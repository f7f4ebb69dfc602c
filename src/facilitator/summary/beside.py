"""What was said at the debrief, and what happened beside the guide: cards, faults, a hand-over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from facilitator.session.events.aside import FaultKind
from facilitator.session.state import SessionState
from facilitator.summary.moments import NOTE_TAKERS
from facilitator.units import Us

FAULT_LABELS: dict[FaultKind, str] = {
    "no_signal": "the microphone gave no signal",
    "no_source": "no microphone gave sound",
    "quiet": "the room was silent",
    "too_loud": "the sound was too loud",
    "overrun": "the machine dropped sound",
    "not_saving": "no sound reached the disk",
    "notes_wait": "notes waited for the disk",
    "disk_filling": "the disk was filling up",
    "disk_full": "the disk was full",
    "rescued": "the study's disk refused: the laptop's own took over",
    "recorder_lost": "the recorder did not answer",
    "unsteered": "no order reached the recorder",
    "keyboard": "keys went to another window",
}


@dataclass(frozen=True, slots=True)
class DebriefShown:
    """A writer's answer to a question of the debrief."""

    by: str
    """`facilitator` or `note-taker`."""
    question: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened beside the guide."""

    at: Us
    label: str
    end: Us | None = None
    """Of what lasted; None for what did not, or had no end."""


def debrief_shown(state: SessionState, titles: Mapping[str, str]) -> tuple[DebriefShown, ...]:
    """Give the answers in the order of `titles` (id: title), each writer's after the other's."""
    order = list(titles)
    answers = [one for one in state.beside.debrief if one.text.strip()]
    answers.sort(
        key=lambda one: order.index(one.question) if one.question in titles else len(order)
    )
    return tuple(
        DebriefShown(
            "note-taker" if one.writer.startswith(NOTE_TAKERS) else "facilitator",
            titles.get(one.question, one.question),
            one.text,
        )
        for one in answers
    )


def happened(state: SessionState) -> tuple[Happened, ...]:
    """Give all of it in order of time."""
    return tuple(sorted(_all(state), key=lambda one: (one.at, one.label)))


def _all(state: SessionState) -> Iterator[Happened]:
    beside = state.beside
    for card, at in beside.cards:
        yield Happened(at, f"card shown: {card}")
    for fault in beside.faults:
        yield Happened(fault.since, FAULT_LABELS[fault.kind], fault.end)
    for at in beside.raised:
        yield Happened(at, "a note-taker said that it did not seem to be recording")
    for at in beside.handed_over:
        yield Happened(at, "the lead was handed over")
    for at in state.resumed:
        yield Happened(at, "gone on after a stop")
    for check in beside.accepted:
        yield Happened(0, f"begun though the check said no: {check}")
