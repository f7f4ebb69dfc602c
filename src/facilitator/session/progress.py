"""How far a group has come in its guide: what is asked, and how the time stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator.guide.model import Guide, Item, Section
from facilitator.session.state import SessionState, Visit
from facilitator.units import SECOND, Us

ItemStatus: TypeAlias = Literal["done", "here", "skipped", "begun", "covered", "to_come"]
MINUTE: Us = 60 * SECOND

_STATUS_OF_LEAVING: dict[str, ItemStatus] = {
    "asked": "done",
    "skipped": "skipped",
    "begun": "begun",
}


def item_status(state: SessionState, item: str) -> ItemStatus:
    """Say where an item stands; a stay that ended by going back marks nothing."""
    if state.item == item and state.ended_at is None:
        return "here"
    found: ItemStatus = "covered" if any(item == done for done, _ in state.covered) else "to_come"
    for visit in state.visits:
        if visit.item == item and visit.left_as in _STATUS_OF_LEAVING:
            found = _STATUS_OF_LEAVING[visit.left_as]
    return found


def section_status(state: SessionState, section: Section) -> ItemStatus:
    """Say where a section stands: here, done once it was left behind, else to come."""
    inside = {item.id for item in section.items}
    if state.item in inside and state.ended_at is None:
        return "here"
    visited = any(visit.item in inside for visit in state.visits)
    return "done" if visited else "to_come"


def leads_past(guide: Guide, start: str, target: str, item: Item | None) -> bool:
    """Say whether going from the stop `start` to `target` leaves `item` behind."""
    if item is None:
        return False
    order = [stop.id for stop in guide.stops]
    return order.index(start) <= order.index(item.id) < order.index(target)


def begun_at(state: SessionState, guide: Guide) -> Us | None:
    """Give when the group's time began: with the recording, or where that was skipped."""
    if state.recording_from is not None:
        return state.recording_from
    begins = guide.tied_to("record")
    skipped = (
        visit.end
        for visit in state.visits
        if begins is not None and visit.item == begins.id and visit.left_as == "skipped"
    )
    return next(skipped, None)


def led_unrecorded(state: SessionState, guide: Guide) -> bool:
    """Say whether the group is led with notes only: recording was skipped, with a reason."""
    return state.recording_from is None and begun_at(state, guide) is not None


def used(state: SessionState, guide: Guide, section: Section, now: Us) -> Us:
    """Give the time spent in a section; breaks stand still, other stops of the sound do not.

    The clock starts at recording: what is read and signed before costs nothing.
    """
    begun = begun_at(state, guide)
    inside = {item.id for item in section.items}
    total = 0
    for visit in state.visits:
        if begun is not None and visit.item in inside:
            start = max(visit.start, begun)
            end = min(_end(visit, state, now), now)
            total += max(0, end - start) - _in_breaks(state, start, end, now)
    return total


def running_for(state: SessionState, guide: Guide, now: Us) -> Us:
    """Give the time since the group's time began, breaks apart."""
    begun = begun_at(state, guide)
    if begun is None:
        return 0
    end = now if state.ended_at is None else state.ended_at
    return end - begun - _in_breaks(state, begun, end, now)


@dataclass(frozen=True, slots=True)
class Pace:
    """How the time stands against the budgets, in whole minutes."""

    section_left: int | None
    left: int | None
    ahead: int
    """Minutes ahead of the guide's budgets; negative when behind."""


def pace(state: SessionState, guide: Guide, now: Us, until: Us | None = None) -> Pace:
    """Compare the time used with the budgets of the sections left behind and of this one.

    With `until`, all is to that session time: the open sections share what remains of it in
    proportion to their budgets, and ahead is what remains beside them.
    """
    if until is not None:
        return _pace_until(state, guide, now, until)
    gained = 0
    section_left: int | None = None
    for section in guide.sections:
        if section.minutes is None:
            continue
        left = section.minutes * MINUTE - used(state, guide, section, now)
        status = section_status(state, section)
        if status == "here":
            section_left = _minutes_left(left)
            gained += min(0, left)
        elif status == "done" and used(state, guide, section, now) > 0:
            gained += left
    whole = guide.minutes
    left_all = (
        None if whole is None else _minutes_left(whole * MINUTE - running_for(state, guide, now))
    )
    return Pace(section_left, left_all, _minutes(gained))


def _pace_until(state: SessionState, guide: Guide, now: Us, until: Us) -> Pace:
    here = next((s for s in guide.sections if section_status(state, s) == "here"), None)
    later = sum(
        (section.minutes or 0) * MINUTE
        for section in guide.sections
        if section_status(state, section) == "to_come"
    )
    left = until - now
    if here is None or here.minutes is None:
        return Pace(None, _minutes_left(left), _minutes(left - later))
    _, own, lasted = _here_since(state, guide, here, now)
    share = _share(own, own + later, left + lasted)
    still = max(0, own - lasted)
    return Pace(_minutes_left(share - lasted), _minutes_left(left), _minutes(left - still - later))


def budgets(state: SessionState, guide: Guide, now: Us, until: Us | None) -> dict[str, int | None]:
    """Give each section's minutes by its id; with `until`, what the open ones share of the rest."""
    printed = {section.id: section.minutes for section in guide.sections}
    here = next((s for s in guide.sections if section_status(state, s) == "here"), None)
    if until is None or here is None or here.minutes is None:
        return printed
    came, own, lasted = _here_since(state, guide, here, now)
    open_ones = {s.id: (s.minutes or 0) * MINUTE for s in guide.sections if _is_to_come(state, s)}
    whole, rest = own + sum(open_ones.values()), until - now + lasted
    shared = {id: _share(minutes, whole, rest) // MINUTE for id, minutes in open_ones.items()}
    mine = (used(state, guide, here, came) + _share(own, whole, rest)) // MINUTE
    return {**printed, **{id: max(0, m) for id, m in shared.items()}, here.id: max(0, mine)}


def _is_to_come(state: SessionState, section: Section) -> bool:
    return section.minutes is not None and section_status(state, section) == "to_come"


def _here_since(state: SessionState, guide: Guide, here: Section, now: Us) -> tuple[Us, Us, Us]:
    """Give when the group came here, what of its budget it had then, and how long it has lasted."""
    begun = begun_at(state, guide)
    came = max(_came(state, here), now if begun is None else begun)
    own = max(0, (here.minutes or 0) * MINUTE - used(state, guide, here, came))
    return came, own, now - came - _in_breaks(state, came, now, now)


def _share(own: Us, whole: Us, rest: Us) -> Us:
    """Give what falls to a budget of `own` where budgets of `whole` share what remains."""
    return rest * own // whole if whole else rest


def _came(state: SessionState, section: Section) -> Us:
    """Give when the group came to the section in which it is now."""
    inside = {item.id for item in section.items}
    came = state.visits[-1].start
    for visit in reversed(state.visits):
        if visit.item not in inside:
            break
        came = visit.start
    return came


def _minutes_left(time: Us) -> int:
    """Round up: a minute counts as left until it is gone, and -1 is a whole minute over."""
    return -(-time // MINUTE)


def _minutes(time: Us) -> int:
    """Round towards nothing: ahead or behind only by whole minutes."""
    return time // MINUTE if time >= 0 else -(-time // MINUTE)


def _end(visit: Visit, state: SessionState, now: Us) -> Us:
    if visit.end is not None:
        return visit.end
    return now if state.ended_at is None else state.ended_at


def _in_breaks(state: SessionState, start: Us, end: Us, now: Us) -> Us:
    total = 0
    for stop in state.stops:
        if stop.is_break:
            stopped = now if stop.end is None else stop.end
            total += max(0, min(end, stopped) - max(start, stop.start))
    return total
