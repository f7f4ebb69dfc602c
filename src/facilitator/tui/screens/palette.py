"""Every action by its name, over the screen: a few letters find it, enter does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.tui.regions.palette import Named, matching, palette_picks
from facilitator.tui.screens.narrowed import NarrowedScreen


class PaletteScreen(NarrowedScreen):
    """The actions that make sense now, and the themes."""

    def __init__(self, named: Sequence[Named], below: int, take: Callable[[str], None]) -> None:
        """Offer `named`, leaving `below` rows of the head in sight; `take` gets an id."""
        super().__init__(
            ":",
            lambda words: palette_picks(matching(named, words)),
            below,
            take,
            empty="No action has this name.",
        )
