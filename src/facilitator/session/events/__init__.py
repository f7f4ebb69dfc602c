"""Everything that can be written into a journal, by room.

One union a room: a fold keeps its own with `isinstance(event, Live)`, then matches, and mypy shows
every place that has to know a new one. `EVENTS` finds the class of a name on disk.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TypeAlias, get_args

from facilitator.session.events.desk import Desk
from facilitator.session.events.keeping import Keeping
from facilitator.session.events.live import Live
from facilitator.session.events.machine import Machine
from facilitator.session.events.made import event_name, event_version
from facilitator.session.events.record import Record
from facilitator.session.events.sound import Sound
from facilitator.session.events.whole_study import WholeStudy

Event: TypeAlias = Live | Sound | Machine | Desk | WholeStudy | Keeping

EVENTS = MappingProxyType({(event_name(cls), event_version(cls)): cls for cls in get_args(Event)})
"""(name, version) on disk -> class."""

__all__ = ["EVENTS", "Desk", "Event", "Keeping", "Live", "Machine", "Record", "Sound", "WholeStudy"]
