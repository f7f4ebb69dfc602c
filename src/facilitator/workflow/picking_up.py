"""Goes on with a session whose open keys are gone: what was before is closed here, and not lost.

The type and time of every act are readable without a key, so it is known whether the sound was
stopped. Where the group was is not: the facilitator is asked. When a holder opens what was before,
the session reads as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.errors import BadInput, Refused
from facilitator.guide.model import Guide
from facilitator.session.events import Record, sound
from facilitator.session.events import live as act
from facilitator.session.events.made import event_name
from facilitator.session.room import MOST_SEATS, Phase
from facilitator.session.state import replay
from facilitator.study.reading import ClosedEvent, Reading, UnknownEvent
from facilitator.units import Us

_SAID_BY_TYPE = {
    event_name(cls): cls
    for cls in (
        *(act.RecordingStarted, act.OffRecordStarted, act.OffRecordEnded, act.BreakNamed),
        act.RecordingEnded,
    )
}
_WITHDRAWN = event_name(act.ActWithdrawn)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the group was, as its facilitator says."""

    item: str
    participants: int


AskPlace = Callable[[Guide, Phase], Place]
"""Asks where the group was; is told whether sound is kept meanwhile."""


def is_closed(reading: Reading) -> bool:
    """Say whether acts were done before, and how the session began cannot be read here."""
    known = replay(known_of(reading))
    return known.started_at is None and any(
        record.writer == "facilitator" and not isinstance(record.event, sound.Sound)
        for record in reading.records
    )


def known_of(reading: Reading) -> tuple[Record[Any], ...]:
    """Give what is known of all records: those that open, and those whose type says everything."""
    return tuple(_known(reading))


def _known(reading: Reading) -> Iterator[Record[Any]]:
    for record in reading.records:
        event = record.event
        if isinstance(event, ClosedEvent):
            if event.e in _SAID_BY_TYPE:
                yield Record(record.name, record.at, record.utc, _SAID_BY_TYPE[event.e]())
            elif event.e == _WITHDRAWN and event.of is not None:
                yield Record(record.name, record.at, record.utc, act.ActWithdrawn(event.of))
        elif not isinstance(event, UnknownEvent):
            yield record


def source_of(reading: Reading) -> str | None:
    """Give the source of the sound so far, from the recorder's journal: it is in clear."""
    started = [r.event for r in reading.records if isinstance(r.event, sound.RecorderStarted)]
    if not started:
        return None
    return "file" if started[-1].device == sound.A_RECORDING else started[-1].source


def closed_until(reading: Reading) -> Us:
    """Give the time of the last act that cannot be read here."""
    closed = (r.at for r in reading.records if isinstance(r.event, ClosedEvent))
    return max(closed, default=-1)


def check_place(place: Place, guide: Guide) -> None:
    """Raise BadInput where the group cannot have been there."""
    if place.item not in {stop.id for stop in guide.stops}:
        raise BadInput(
            f"The guide has no item {place.item} at which a group can be.",
            "facilitator guide show lists the items.",
        )
    if not 1 <= place.participants <= MOST_SEATS:
        raise BadInput("How many seats there are is not said, or is not 1 to 12.", "For 8 write 8.")


def unless_told(session: str) -> Refused:
    """Give what is said where nobody can be asked where the group was."""
    return Refused(
        f"The open key of {session} is gone, so what was done before cannot be read here; nothing "
        "of it is lost, and a key holder can open it.",
        "Say where the group was: --at ITEM --participants N; or add --identity FILE.",
    )
