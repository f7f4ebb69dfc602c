"""Speaker keys as their writer meant them: what was corrected at once was a slip of the hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.session.room import Press
from facilitator.units import SECOND, Us

CORRECTED_WITHIN: Us = SECOND
"""A seat keyed that soon after another, by the same writer, takes its place."""


def meant(presses: Iterable[Press]) -> list[Press]:
    """Give the presses of several writers, in order of time, without those corrected at once."""
    lanes = meant_by_writer(presses)
    return sorted((p for lane in lanes.values() for p in lane), key=lambda p: (p.at, p.writer))


def meant_by_writer(presses: Iterable[Press]) -> dict[str, list[Press]]:
    """Give each writer's presses in order of time, without those that it corrected at once."""
    lanes: dict[str, list[Press]] = {}
    for press in sorted(presses, key=lambda each: each.at):
        _add(lanes.setdefault(press.writer, []), press)
    return lanes


def _add(lane: list[Press], press: Press) -> None:
    last = lane[-1] if lane else None
    if last is not None and _corrects(last, press):
        # The turn began before the slip, so the lag of a hand is counted from there.
        lane[-1] = replace(press, at=last.at)
    else:
        lane.append(press)


def _corrects(slip: Press, press: Press) -> bool:
    return (
        press.at - slip.at <= CORRECTED_WITHIN
        and slip.speaker.startswith("P")
        and press.speaker.startswith("P")
    )
