"""What people do beside the guide: cards, debrief, a hand-over; and what went wrong in the room."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from facilitator.session.events.made import event, said
from facilitator.units import Us

FaultKind = Literal[
    "no_signal",  # exact zeros: muted or unplugged
    "no_source",  # no device gives sound
    "quiet",  # a quiet room, for ten seconds
    "too_loud",  # the sound is breaking up
    "overrun",  # the machine dropped samples
    "not_saving",  # no sound reaches the disk
    "notes_wait",  # no note reaches it
    "disk_filling",  # it lasts for half an hour or less
    "disk_full",
    "rescued",  # the study's disk refused: sound or notes go to the laptop's own
    "recorder_lost",  # the recorder's process ended or hangs
    "unsteered",  # no order reaches it
    "keyboard",  # the window has lost the keyboard
]

Beside = Literal["note_taker", "observer", "interpreter", "other", "second_recorder"]
"""Who is in the room beside facilitator and participants; and a device that records as well."""


@event
class CardShown:
    """A contingency card was shown to be read aloud."""

    card: str
    """Its id in the study's cards."""
    line: int | None = field(default=None, kw_only=True)


@event
class PassageLeftOut:
    """The group asks to leave out something said earlier: a doubt until review puts it on words."""

    speaker: str | None
    """`P4`; None where nobody knows who."""
    text: str = said()
    """A few words to find it by."""
    line: int | None = field(default=None, kw_only=True)


@event
class SkipExplained:
    """The debrief says why an item was skipped; a later answer replaces it."""

    item: str
    reason: str = said()
    line: int | None = field(default=None, kw_only=True)


@event
class DebriefAnswered:
    """A writer's own answer to a question of the debrief; a later one replaces it."""

    question: str
    """Its id in the template."""
    text: str = said()
    line: int | None = field(default=None, kw_only=True)


@event
class DebriefClosed:
    """A writer's debrief is closed: nothing more is noted by them."""

    line: int | None = field(default=None, kw_only=True)


@event
class NotRecordingRaised:
    """The note-taker says that it does not seem to be recording."""

    line: int | None = field(default=None, kw_only=True)


@event
class LeadHandedOver:
    """The facilitator's screen let go of the session: the next `run` leads it."""

    line: int | None = field(default=None, kw_only=True)


@event
class CheckAccepted:
    """A line of the check before the session stopped it, and someone went on, naming it."""

    check: str
    """The line's id: `keys`, `disk` …"""
    line: int | None = field(default=None, kw_only=True)


@event
class RoomNoted:
    """Who or what else is in the room before the session: a role and a number, never a name."""

    what: Beside
    number: int
    line: int | None = field(default=None, kw_only=True)


@event
class EndGiven:
    """The facilitator's `--until`: by when it has to end. One that is given anew replaces it."""

    until: Us
    clock: str
    """The same as people say it: `13:30`."""


@event
class FaultSeen:
    """Something endangers the recording or the keys; a banner stands since."""

    kind: FaultKind
    since: Us
    """When it began, as far as is known."""


@event
class FaultOver:
    """What endangered them is over."""

    kind: FaultKind


Aside: TypeAlias = (
    CardShown
    | PassageLeftOut
    | SkipExplained
    | DebriefAnswered
    | DebriefClosed
    | NotRecordingRaised
    | LeadHandedOver
    | CheckAccepted
    | RoomNoted
    | EndGiven
    | FaultSeen
    | FaultOver
)
