"""Tell which records a writer wrote again: what was not acknowledged goes to its next part.

What a part holds beyond the record from which the next one goes on counts once: there. Where no
later part holds it again it counts where it stands, for nobody can tell that it was never shown as
saved: its writer may have been killed before it came to that, or two may have written under one
name, each on what it took for the disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from facilitator.session.events import Record
from facilitator.session.events.made import event_name, event_version
from facilitator.study.codec import ClosedEvent, Found, UnknownEvent


def not_again(
    beyond: Iterable[Record[Found]], later: Iterable[Record[Found]]
) -> tuple[Record[Found], ...]:
    """Give the records of `beyond` that are not among `later`, each of which stands for one.

    The same is what has the same time and content; of what no key at hand opens, the same time and
    type, and what it is about.
    """
    unclaimed: defaultdict[int, list[Found]] = defaultdict(list)
    for record in later:
        unclaimed[record.at].append(record.event)
    kept = []
    for record in beyond:
        same = next((e for e in unclaimed[record.at] if _same(e, record.event)), None)
        if same is None:
            kept.append(record)
        else:
            unclaimed[record.at].remove(same)
    return tuple(kept)


def _same(one: Found, other: Found) -> bool:
    if isinstance(one, ClosedEvent) or isinstance(other, ClosedEvent):
        return _kind(one) == _kind(other)
    return one == other


def _kind(event: Found) -> tuple[str, int, str | None]:
    """Give what stands in the clear of an event."""
    if isinstance(event, ClosedEvent):
        return event.e, event.v, event.of
    if isinstance(event, UnknownEvent):
        return event.e, event.v, None
    return event_name(type(event)), event_version(type(event)), getattr(event, "of", None)
