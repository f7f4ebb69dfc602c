"""Writes down what endangers the recording or the keys: since when, and that it is over.

Whatever has a banner that names a fault is in the journal; the banners are the one list of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from facilitator.session.aside import Fault
from facilitator.session.events.aside import FaultKind, FaultOver, FaultSeen
from facilitator.units import Us
from facilitator.workflow.view import Banner

FaultEvent: TypeAlias = FaultSeen | FaultOver


class FaultWatch:
    """Compares the banners from look to look."""

    def __init__(self, known: Iterable[Fault]) -> None:
        """Begin with the faults in the journal: one that stood when the screen died may be over."""
        self._standing: set[FaultKind] = {fault.kind for fault in known if fault.end is None}

    def look(self, banners: Iterable[Banner], now: Us) -> tuple[FaultEvent, ...]:
        """Give what is to be written at session time `now`."""
        found: dict[FaultKind, Us] = {}
        for banner in banners:
            if banner.fault is not None:
                found.setdefault(banner.fault, now if banner.since is None else banner.since)
        over = sorted(self._standing - found.keys())
        new = [kind for kind in found if kind not in self._standing]
        self._standing = set(found)
        return (*map(FaultOver, over), *(FaultSeen(kind, found[kind]) for kind in new))
