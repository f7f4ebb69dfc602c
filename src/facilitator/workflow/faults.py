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
        self._past: set[tuple[FaultKind, Us]] = set()

    def look(self, banners: Iterable[Banner], now: Us) -> tuple[FaultEvent, ...]:
        """Give what is to be written at session time `now`."""
        found: dict[FaultKind, Us] = {}
        past: set[tuple[FaultKind, Us]] = set()
        for banner in banners:
            since = now if banner.since is None else banner.since
            if banner.fault is not None and banner.passes:
                past.add((banner.fault, since))
            elif banner.fault is not None:
                found.setdefault(banner.fault, since)
        over = sorted(self._standing - found.keys())
        seen = [kind for kind in found if kind not in self._standing]
        new = sorted(past - self._past)
        self._standing, self._past = set(found), past
        return (
            *map(FaultOver, over),
            *(FaultSeen(kind, found[kind]) for kind in seen),
            *(event for kind, since in new for event in (FaultSeen(kind, since), FaultOver(kind))),
        )
