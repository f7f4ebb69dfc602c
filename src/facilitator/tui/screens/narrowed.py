"""A list over a screen that what is typed makes shorter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from facilitator.tui.editing import Written, edited, painted
from facilitator.tui.lines import Line, Lines, width_of
from facilitator.tui.regions.pick import Pick, pick_lines
from facilitator.tui.screens.listed import ListScreen


class NarrowedScreen(ListScreen):
    """A few letters find a line, enter takes it. Keys that write nothing do their own work."""

    def __init__(
        self,
        title: str,
        narrow: Callable[[str], Sequence[Pick]],
        below: int,
        take: Callable[[str], None],
        *,
        empty: str,
    ) -> None:
        """Offer what `narrow` leaves of its lines for the words that are typed.

        `below` rows of the head stay in sight; `empty` is said where nothing is left.
        """
        super().__init__(title, below, take, "palette")
        self._narrow = narrow
        self._empty = empty
        self._rows = len(narrow(""))
        self._line = Written()

    @property
    def count(self) -> int:
        """Give how many are left."""
        return len(self._narrow(self._line.text))

    @property
    def height(self) -> int:
        """Give the rows of all of them: a list that shrinks would make the screen jump."""
        return max(self._rows, 1)

    def heading(self, width: int) -> Line:
        """Give the line that is typed into."""
        head: Line = ((f" {self._title} ", "accent"),)
        return (*head, *painted(self._line, max(width - width_of(head) - 2, 8)))

    def lines(self, width: int, height: int) -> Lines:
        """Give those that are left, the marked one in sight."""
        left = self._narrow(self._line.text)
        return pick_lines(left, self.chosen, width, height, empty=self._empty)

    def value(self, at: int) -> str:
        """Give what the line stands for."""
        return self._narrow(self._line.text)[at].value

    def pressed(self, event: events.Key) -> None:
        """Write what is typed; do with all else what a list does."""
        line = edited(self._line, event.key, event.character)
        if line is None or event.key.startswith("alt+"):  # `esc` and a letter in haste
            super().pressed(event)
            return
        self._line, self.chosen = line, 0
        self._paint()
