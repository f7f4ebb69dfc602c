"""Which device is heard, and what was lost of its sound: a fold of the recorder's journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from facilitator.session.events import Record
from facilitator.session.events.sound import GapLeft, RecorderStarted, SourceLost
from facilitator.units import Us, us_of_sample


@dataclass(frozen=True, slots=True)
class Lost:
    """A device that hands over no more sound."""

    at: Us
    device: str
    instead: str
    """What takes over if it stays away; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Again:
    """A device that is heard after one that was gone."""

    at: Us
    device: str
    is_own: bool
    """True for the device with which the session began."""
    missing: Us = 0
    """How much sound is missing before it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A stretch that is missing in the sound."""

    start: Us
    end: Us

    @property
    def length(self) -> Us:
        """Give how much is missing."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Device:
    """What the recorder's journal says of the device, by its latest word on each."""

    name: str = ""
    """What the one that is heard, or was last, calls itself."""
    own: str = ""
    """The one with which the session began."""
    lost: Lost | None = None
    """Set while the device is gone."""
    again: Again | None = None
    dropped: Missing | None = None
    """Sound that the machine was too busy to take."""
    stopped: Missing | None = None
    """Sound of a time in which no recorder ran."""


def device_after(device: Device, record: Record[Any]) -> Device:
    """Give what is known after one more record of the recorder."""
    match record.event:
        case RecorderStarted():
            return _started(device, record.event.device, record.at)
        case SourceLost():
            lost = Lost(record.at, record.event.device, record.event.instead)
            return replace(device, lost=lost)
        case GapLeft():
            return _with_gap(device, record.event)
        case _:
            return device


def _started(device: Device, name: str, at: Us) -> Device:
    own = device.own or name
    known = replace(device, name=name, own=own, lost=None)
    if device.lost is None and device.name in ("", name):
        return known
    return replace(known, again=Again(at, name, name == own))


def _with_gap(device: Device, gap: GapLeft) -> Device:
    start, end = us_of_sample(gap.start, gap.rate), us_of_sample(gap.end, gap.rate)
    missing = Missing(start, end)
    match gap.why:
        case "device_lost" if device.again is not None:
            return replace(device, again=replace(device.again, missing=missing.length))
        case "overrun":
            return replace(device, dropped=missing)
        case "stopped":
            return replace(device, stopped=missing)
        case _:
            return device
