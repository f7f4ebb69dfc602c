"""Every action by its name, over the screen: a few letters find it, enter does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from facilitator.tui.editing import Written, edited, painted
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.palette import Named, matching, palette_picks
from facilitator.tui.regions.pick import pick_lines
from facilitator.tui.screens.listed import ListScreen


class PaletteScreen(ListScreen):
    """A list that what is typed makes shorter. Keys that write nothing do their own work."""

    def __init__(self, named: Sequence[Named], below: int, take: Callable[[str], None]) -> None:
        """Offer `named`, leaving `below` rows of the head in sight; `take` gets an id."""
        super().__init__("", below, take, "palette")
        self._named = named
        self._line = Written()

    @property
    def found(self) -> tuple[Named, ...]:
        """Give what the words that were typed leave."""
        return matching(self._named, self._line.text)

    @property
    def count(self) -> int:
        """Give how many are left."""
        return len(self.found)

    @property
    def height(self) -> int:
        """Give the rows of all of them: a list that shrinks would make the screen jump."""
        return len(self._named)

    def heading(self, width: int) -> Line:
        """Give the line that is typed into."""
        return ((" : ", "accent"), *painted(self._line, width - 4))

    def lines(self, width: int, height: int) -> Lines:
        """Give those that are left, the marked one in sight."""
        return pick_lines(
            palette_picks(self.found), self.chosen, width, height, empty="No action has this name."
        )

    def value(self, at: int) -> str:
        """Give the id."""
        return self.found[at].id

    def pressed(self, event: events.Key) -> None:
        """Write what is typed; do with all else what a list does."""
        line = edited(self._line, event.key, event.character)
        if line is None or event.key.startswith("alt+"):  # `esc` and a letter in haste
            super().pressed(event)
            return
        self._line, self.chosen = line, 0
        self._paint()
