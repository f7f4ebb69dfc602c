"""Help, over the screen it explains."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.tui.keys import Action
from facilitator.tui.lines import Lines, clipped
from facilitator.tui.regions.help import help_lines
from facilitator.tui.screens.over import OverScreen


class HelpScreen(OverScreen):
    """The keys of a screen, as they are now."""

    def __init__(self, actions: Sequence[Action], below: int, signs: Lines = ()) -> None:
        """Explain `actions` and `signs`, leaving `below` rows of the screen's head in sight."""
        super().__init__("The keys that work now", below)
        self._actions = actions
        self._signs = signs

    def read(self, width: int) -> Lines:
        """Give the keys, then the signs."""
        signs = (clipped(sign, width) for sign in self._signs)
        return (*help_lines(self._actions, width), *signs)
