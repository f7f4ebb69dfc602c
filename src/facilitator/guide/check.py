"""What can only be seen when the guide is whole: equal ids, order, budgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.guide.blocks import Page, Place, Problem
from facilitator.guide.model import Do, Guide, Item

LONGEST_GLANCE = 45
"""Letters that a screen of 120 by 36 draws large: three lines of fifteen."""

_ONCE: tuple[Do, ...] = ("record", "assent", "closing")
"""What can happen only once in a group."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An id that is taken, and where."""

    id: str
    place: Place
    item: Item | None
    """None for a section."""


def problems_of_whole(guide: Guide, placed: Iterable[Placed], page: Page) -> Iterator[Problem]:
    """Give what is wrong between the parts of a guide."""
    placed = tuple(placed)
    if not guide.items and not page.problems:
        yield Problem(Place(1, 1), "There is nothing to say or to do in this guide.", "# Opening")
    yield from equal_ids(placed)
    yield from _empty_sections(guide, placed)
    yield from _ties(placed)
    yield from _over_budget(guide, page)


def remarks(guide: Guide) -> tuple[str, ...]:
    """Give what is no mistake, but may surprise on the day."""
    found = []
    if guide.tied_to("record") is None:
        found.append(
            "No action begins the recording. Write [Begin recording.]{do=record} where it begins."
        )
    if guide.tied_to("assent") is None:
        found.append(
            "No question opens the assent round. Write {do=assent} after the question that asks "
            "everyone to agree."
        )
    if any(section.minutes is None for section in guide.sections):
        found.append("Not every section has a budget. Write {minutes=10} after its heading.")
    found.extend(
        f"{item.id} has {len(item.glance)} letters to glance at; at most {LONGEST_GLANCE} are "
        "drawn large."
        for item in guide.items
        if item.glance is not None and len(item.glance) > LONGEST_GLANCE
    )
    return tuple(found)


def equal_ids(placed: tuple[Placed, ...]) -> Iterator[Problem]:
    """Give each id that is taken already.

    Items of a section whose id is taken would all be named too: the section is enough.
    """
    first: dict[str, Place] = {}
    doubled: set[str] = set()
    for one in placed:
        if one.id not in first:
            first[one.id] = one.place
        elif one.item is None:
            doubled.add(one.id)
            yield _equal(one, first[one.id])
        elif one.item.section not in doubled:
            yield _equal(one, first[one.id])


def _equal(one: Placed, first: Place) -> Problem:
    kind = "section" if one.item is None else "item"
    text = f"The id {one.id!r} of this {kind} is taken already, on line {first.line}."
    return Problem(one.place, text, "{#another-id} at its end")


def _empty_sections(guide: Guide, placed: tuple[Placed, ...]) -> Iterator[Problem]:
    filled = {section.id for section in guide.sections if section.items}
    for one in placed:
        if one.item is None and one.id not in filled:
            text = "This section holds nothing. The guide's own title stands in the front matter."
            yield Problem(one.place, text, "---\ntitle: …\n---")


def _ties(placed: tuple[Placed, ...]) -> Iterator[Problem]:
    items = [(one.item, one.place) for one in placed if one.item is not None]
    for do in _ONCE:
        tied = [(item, place) for item, place in items if item.do == do]
        for _, place in tied[1:]:
            text = f"do={do} stands already on line {tied[0][1].line}; it can happen only once."
            yield Problem(place, text, "Leave one of them out.")
    for item, place in items:
        if item.do is not None and item.do != "board" and item.of is not None:
            text = f"do={item.do} cannot stand on a bullet: the guide does not stop there."
            yield Problem(place, text, "Write it as a paragraph.")
    yield from _late_recording(items)


def _late_recording(items: list[tuple[Item, Place]]) -> Iterator[Problem]:
    """Consent is verbal: each "I agree" has to be on the tape."""
    first: dict[str | None, int] = {}
    for number, (item, _) in enumerate(items):
        first.setdefault(item.do, number)
    record, assent = first.get("record"), first.get("assent")
    if record is not None and assent is not None and assent < record:
        text = "The assent round stands before recording begins: no answer would be on the tape."
        yield Problem(items[record][1], text, "Move [Begin recording.] above the assent round.")


def _over_budget(guide: Guide, page: Page) -> Iterator[Problem]:
    budgets = sum(section.minutes or 0 for section in guide.sections)
    if guide.duration is None or budgets <= guide.duration:
        return
    field = next(field for field in page.front if field.key == "duration")
    text = f"The sections take {budgets} minutes, the whole guide {guide.duration}."
    yield Problem(field.value_place, text, f"duration: {budgets}")
