"""A short list over the live screen, each line with its key: cards, seats, what to come back to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.tui.keys import SIGNS, Mode
from facilitator.tui.lines import Lines
from facilitator.tui.regions.pick import Pick, pick_height, pick_lines
from facilitator.tui.screens.listed import ListScreen


class PickScreen(ListScreen):
    """Lines of which each has a key of its own; arrows and enter do the same."""

    def __init__(
        self,
        title: str,
        picks: Sequence[Pick],
        below: int,
        take: Callable[[str], None],
        *,
        mode: Mode = "main",
        empty: str = "",
    ) -> None:
        """Offer `picks`, their keys being those of `mode`; `empty` is said where there are none."""
        super().__init__(title, below, take, mode)
        self._picks = picks
        self._empty = empty

    @property
    def count(self) -> int:
        """Give how many lines there are."""
        return len(self._picks)

    @property
    def height(self) -> int:
        """Give how many rows all lines take."""
        return pick_height(self._picks, self.app.size.width)

    def lines(self, width: int, height: int) -> Lines:
        """Give the lines, the marked one in sight."""
        return pick_lines(self._picks, self.chosen, width, height, empty=self._empty)

    def value(self, at: int) -> str:
        """Give what the line stands for."""
        return self._picks[at].value

    def named(self, id: str, key: str) -> None:
        """Take the line that has this key."""
        if any(pick.value == id.partition(".")[2] for pick in self._picks):
            sign = self.keymap.written(id)
        else:
            sign = SIGNS.get(key, key)
        for at, pick in enumerate(self._picks):
            if pick.key == sign:
                self.take(at)
                return
