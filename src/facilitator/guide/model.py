"""A discussion guide as the facilitator goes through it: sections, and items in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ItemKind: TypeAlias = Literal["script", "question", "probe", "action"]
Do: TypeAlias = Literal["record", "assent", "demographics", "board", "closing"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read aloud, ask or do."""

    id: str
    """`II.q1`, `II.q1.p2`, or what `{#…}` says."""
    kind: ItemKind
    text: str
    """Plain words; `{{ participants }}` stays in it, see `outline.spoken`."""
    section: str
    """Id of the section."""
    bold: tuple[tuple[int, int], ...] = ()
    """The words to stress: code points in `text`, end exclusive."""
    do: Do | None = None
    """What the program does when the group comes here."""
    of: str | None = None
    """Id of the question that this probe, or this action among its bullets, belongs to."""
    glance: str | None = None
    """A few words to be read at two metres, where the guide gives them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the guide under one heading."""

    id: str
    """The numeral, else the heading's first word in lower case."""
    numeral: str
    """`II`, or empty."""
    title: str
    """The heading as it is written, with its numeral."""
    minutes: int | None
    """Time budget."""
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """Give the title without its numeral."""
        return self.title[len(self.numeral) :].lstrip(".) ") if self.numeral else self.title


@dataclass(frozen=True, slots=True)
class Guide:
    """A whole discussion guide."""

    title: str
    study: str | None
    version: str | None
    duration: int | None
    """Minutes for the whole group."""
    source: str | None
    """Where the guide was published or agreed."""
    sections: tuple[Section, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Give every item in the guide's order, probes after their question."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def stops(self) -> tuple[Item, ...]:
        """Give what `space` goes through: scripts, questions, and actions not under a question."""
        return tuple(item for item in self.items if item.of is None)

    @property
    def minutes(self) -> int | None:
        """Give the whole budget: `duration`, else the sum of the sections' where all have one."""
        if self.duration is not None:
            return self.duration
        budgets = [section.minutes for section in self.sections if section.minutes is not None]
        return sum(budgets) if budgets and len(budgets) == len(self.sections) else None

    def item(self, id: str) -> Item | None:
        """Give the item of that id."""
        return next((item for item in self.items if item.id == id), None)

    def section(self, id: str) -> Section | None:
        """Give the section of that id."""
        return next((section for section in self.sections if section.id == id), None)

    def probes_of(self, id: str) -> tuple[Item, ...]:
        """Give the bullets under a question, actions among them included."""
        return tuple(item for item in self.items if item.of == id)

    def stop_of(self, id: str) -> Item | None:
        """Give the stop at which an item is on screen: itself, or the question it belongs to."""
        item = self.item(id)
        return item if item is None or item.of is None else self.item(item.of)

    def after(self, id: str) -> Item | None:
        """Give the stop after this item (after its question, for a probe); None at the end."""
        return self._beside(id, 1)

    def before(self, id: str) -> Item | None:
        """Give the stop before this item (before its question, for a probe); None at the start."""
        return self._beside(id, -1)

    def tied_to(self, do: Do) -> Item | None:
        """Give the first item where the program does `do`."""
        return next((item for item in self.items if item.do == do), None)

    def _beside(self, id: str, step: int) -> Item | None:
        here, stops = self.stop_of(id), self.stops
        if here is None or here not in stops:
            return None
        place = stops.index(here) + step
        return stops[place] if 0 <= place < len(stops) else None
