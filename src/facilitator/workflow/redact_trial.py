"""What would come of decisions, before anything of it is written.

What the study knows – numbers, who is who, what stands for them – changes who is one with whom in a
session, and that may change the numbers again. So it is gone round until nothing is left to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from facilitator.redaction.material import Material
from facilitator.redaction.redacted import Redaction
from facilitator.session.events import Event, Record
from facilitator.session.events.live import ActWithdrawn

MOST_ROUNDS = 4
"""One is usual, two where a number is new; more are only for what nobody would decide."""

Also: TypeAlias = Callable[[Redaction], Iterable[Event]]
"""What decisions write into the study beside numbers, given the redaction that comes of them."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What would come of decisions."""

    redaction: Redaction
    given: tuple[Event, ...]
    """What they write into the study before the session: numbers, and what is said of entities."""
    taken: tuple[Event, ...]
    """What they take back in the study after it: originals on which nothing stands any more."""


def trial(
    material: Material,
    events: Iterable[Event],
    derive: Callable[[Material], Redaction],
    also: Also,
    left: Callable[[Redaction], Iterable[str]],
) -> Tried:
    """Try `events` on `material`; `left` names the study's records that nothing stands on then."""
    records = as_if(events)
    now = derive(material.with_records(records))
    numbers: list[Event] = []
    said: tuple[Event, ...] = ()
    taken: tuple[Event, ...] = ()
    for _ in range(MOST_ROUNDS):
        before = (*numbers, *said, *taken)
        numbers = [*_still(numbers, now.to_withdraw), *now.to_number]
        said, taken = tuple(also(now)), tuple(ActWithdrawn(of=name) for name in left(now))
        if (*numbers, *said, *taken) == before:
            break
        study = as_if((*numbers, *said, *taken), _STUDY)
        now = derive(material.with_records(records, study))
    return Tried(now, (*numbers, *said), taken)


_STUDY = "study-tried"


def _still(numbers: Sequence[Event], withdrawn: Sequence[str]) -> list[Event]:
    """Give what stands of the numbers that were tried, and withdraw those that are written."""
    tried = {f"{_STUDY}.0.{n}": number for n, number in enumerate(numbers)}
    kept = [number for name, number in tried.items() if name not in withdrawn]
    return [*kept, *(ActWithdrawn(of=name) for name in withdrawn if name not in tried)]


def as_if(events: Iterable[Event], writer: str = "dry") -> tuple[Record[Any], ...]:
    """Give events as records that stand nowhere yet."""
    return tuple(Record(f"{writer}.0.{n}", 0, "", event) for n, event in enumerate(events))
