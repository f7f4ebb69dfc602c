"""Time against budget, section by section; breaks do not count, off the record does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.guide.model import Guide
from facilitator.session.state import SessionState, Stop
from facilitator.units import SECOND, Us


@dataclass(frozen=True, slots=True)
class SectionTime:
    """How long a section took within the recording."""

    section: str
    """Its id."""
    budget: Us | None
    used: Us = 0
    """Without breaks: they stop the section clock."""
    off_record: Us = 0
    """Part of `used`."""
    breaks: Us = 0
    """Not part of `used`."""
    stays: tuple[tuple[Us, Us], ...] = ()
    """From when to when the guide stood in it, within the recording."""

    @property
    def over(self) -> Us | None:
        """Give by how much it went over its budget; negative where time was left."""
        return None if self.budget is None else self.used - self.budget


def recording_span(state: SessionState) -> tuple[Us, Us]:
    """Give where the recording begins and where the session ends, or has come to."""
    end = state.last_at if state.ended_at is None else state.ended_at
    start = end if state.recording_from is None else state.recording_from
    return start, max(start, end)


def section_times(state: SessionState, guide: Guide) -> tuple[SectionTime, ...]:
    """Give each section's time, in the guide's order."""
    section_of = {item.id: item.section for item in guide.items}
    stays = [(section_of.get(visit.item), visit.start, visit.end) for visit in state.visits]
    _, until = recording_span(state)
    return tuple(
        _section_time(
            state,
            section.id,
            None if section.minutes is None else section.minutes * 60 * SECOND,
            [
                (start, until if end is None else end)
                for where, start, end in stays
                if where == section.id
            ],
        )
        for section in guide.sections
    )


def _section_time(
    state: SessionState, section: str, budget: Us | None, stays: list[tuple[Us, Us]]
) -> SectionTime:
    start, end = recording_span(state)
    inside = _merged([(max(a, start), min(b, end)) for a, b in stays])
    stopped = stops_within(inside, (stop for stop in state.stops if not stop.is_break), end)
    breaks = stops_within(inside, (stop for stop in state.stops if stop.is_break), end)
    whole = sum(b - a for a, b in inside)
    return SectionTime(section, budget, whole - breaks, stopped, breaks, tuple(inside))


def _merged(stays: Iterable[tuple[Us, Us]]) -> list[tuple[Us, Us]]:
    """Join stays that follow each other at once, and leave out those of no length."""
    merged: list[tuple[Us, Us]] = []
    for start, end in stays:
        if merged and merged[-1][1] == start and end > start:
            merged[-1] = (merged[-1][0], end)
        elif end > start:
            merged.append((start, end))
    return merged


def stops_within(stays: Iterable[tuple[Us, Us]], stops: Iterable[Stop], until: Us) -> Us:
    """Give how much of `stays` was stopped; a stop that has not ended runs to `until`."""
    spans = [(stop.start, until if stop.end is None else stop.end) for stop in stops]
    return sum(max(0, min(b, d) - max(a, c)) for a, b in stays for c, d in spans)
