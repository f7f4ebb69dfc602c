"""Moments in which someone was just identified, as several writers marked them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.session.room import Mark
from facilitator.units import SECOND, Us

ONE_WITHIN: Us = 15 * SECOND
"""Marks of two writers that close are of one moment."""


def identified(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Give each such moment once, in order: where several marked it, over all that they marked."""
    found: list[Mark] = []
    writers: set[str] = set()
    moments = (mark for mark in marks if mark.kind == "identified")
    for mark in sorted(moments, key=lambda each: each.at):
        last = found[-1] if found else None
        if last and mark.at - last.at <= ONE_WITHIN and mark.writer not in writers:
            found[-1] = replace(last, start=min(last.start, mark.start), at=mark.at)
            writers.add(mark.writer)
        else:
            found.append(mark)
            writers = {mark.writer}
    return tuple(found)
