"""A list of the guide's items over the live screen, to choose one from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.tui.lines import Lines
from facilitator.tui.regions.choice import choice_lines, entries
from facilitator.tui.screens.listed import ListScreen
from facilitator.workflow.view import OutlineSection


class ChooseScreen(ListScreen):
    """Sections with a digit, items with two; arrows and enter do the same."""

    def __init__(
        self,
        title: str,
        outline: Sequence[OutlineSection],
        below: int,
        take: Callable[[str], None],
    ) -> None:
        """Offer the items of `outline`, leaving `below` rows of the head in sight."""
        super().__init__(title, below, take, "guide")
        self._outline = outline
        self._entries = entries(outline)
        self._section: int | None = None
        self.chosen = self._here

    @property
    def count(self) -> int:
        """Give how many items can be chosen."""
        return len(self._entries)

    @property
    def height(self) -> int:
        """Give how many rows the whole guide takes."""
        return len(self._outline) + sum(len(part.items) for part in self._outline)

    def lines(self, width: int, height: int) -> Lines:
        """Give the guide, the chosen item in sight."""
        return choice_lines(self._outline, self.chosen, self._section, width, height)

    def value(self, at: int) -> str:
        """Give the item's id."""
        return self._entries[at].item

    def named(self, id: str, key: str) -> None:
        """Take a digit: the section's first, then the item's."""
        digit = int(key)
        if self._section is None:
            if any(entry.section == digit for entry in self._entries):
                self._section, self.chosen = digit, self._first_of(digit)
            return
        for at, entry in enumerate(self._entries):
            if (entry.section, entry.number) == (self._section, digit):
                self.take(at)
                return
        self._section = None

    def _first_of(self, section: int) -> int:
        return next((at for at, entry in enumerate(self._entries) if entry.section == section), 0)

    @property
    def _here(self) -> int:
        """Give the item that is on; without one, its section, else the first entry."""
        on = [at for at, entry in enumerate(self._entries) if entry.status == "here"]
        return on[-1] if on else 0
