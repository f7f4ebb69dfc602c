"""What became of each item of the guide: asked, skipped and why, begun, covered, not reached."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.guide.model import Guide
from facilitator.session.state import SessionState, Visit
from facilitator.units import Us

Outcome: TypeAlias = Literal["asked", "covered", "begun", "skipped", "before", "not_reached"]

OUTCOME_LABELS: dict[Outcome, str] = {
    "asked": "asked",
    "covered": "covered, not asked",
    "begun": "begun",
    "skipped": "skipped",
    "before": "before the recording",
    "not_reached": "not reached",
}


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What became of one item."""

    outcome: Outcome
    at: Us | None = None
    """When it was first on screen, or the talk first covered it."""
    reason: str | None = field(default=None, repr=False)
    """Why it was skipped, as it was typed: at the debrief, else in the room."""


def outcomes(state: SessionState, guide: Guide) -> dict[str, ItemOutcome]:
    """Give what became of every item; where it was visited more than once, the most that was done.

    A probe is asked where it was marked. What stands before the first item visited was read before
    the recording began, where a recording began.
    """
    visits = _visits_by_item(state)
    covered = _first_times(state.covered)
    probes = _first_times(state.probes)
    passed = _before_the_first_visit(state, guide)
    explained = dict(state.beside.explained)
    return {
        item.id: _outcome(
            visits.get(item.id, ()),
            covered.get(item.id),
            probes.get(item.id),
            before=item.id in passed,
            explained=explained.get(item.id),
        )
        for item in guide.items
    }


def _outcome(
    visits: tuple[Visit, ...],
    covered: Us | None,
    probed: Us | None,
    *,
    before: bool,
    explained: str | None,
) -> ItemOutcome:
    first = visits[0].start if visits else None
    left = [visit.left_as for visit in visits]
    if probed is not None:
        return ItemOutcome("asked", probed)
    if "asked" in left or None in left:  # None: still on screen when the session ended
        return ItemOutcome("asked", first)
    if covered is not None:
        return ItemOutcome("covered", covered)
    if "begun" in left:
        return ItemOutcome("begun", first)
    if "skipped" in left:
        return ItemOutcome("skipped", first, explained or _reason(visits))
    return ItemOutcome("before" if before else "not_reached")


def _reason(visits: tuple[Visit, ...]) -> str | None:
    given = [visit.reason for visit in visits if visit.left_as == "skipped" and visit.reason]
    return given[-1] if given else None


def _visits_by_item(state: SessionState) -> dict[str, tuple[Visit, ...]]:
    visits: dict[str, tuple[Visit, ...]] = {}
    for visit in state.visits:
        visits[visit.item] = (*visits.get(visit.item, ()), visit)
    return visits


def _first_times(pairs: tuple[tuple[str, Us], ...]) -> dict[str, Us]:
    first: dict[str, Us] = {}
    for item, at in pairs:
        first.setdefault(item, at)
    return first


def _before_the_first_visit(state: SessionState, guide: Guide) -> frozenset[str]:
    """Give the items that a key log passes over: read before its second 0."""
    ids = [item.id for item in guide.items]
    visited = [ids.index(visit.item) for visit in state.visits if visit.item in ids]
    if state.recording_from is None or not visited:
        return frozenset()
    record = [place for place, item in enumerate(guide.items) if item.do == "record"]
    end = min(visited[0], record[0] + 1 if record else 0)
    return frozenset(ids[:end])
