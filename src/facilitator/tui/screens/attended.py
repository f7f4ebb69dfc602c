"""A page of words that need a key: it closes by itself where nobody is there any more."""

from __future__ import annotations

from textual import events

from facilitator.tui.screens.asking import AskingScreen
from facilitator.units import SECOND, Us

IDLE: Us = 15 * 60 * SECOND
"""How long words that need a key stay on the screen without a key being pressed."""
NOBODY = "nobody"
"""What it is left with where it closed by itself."""


class AttendedScreen(AskingScreen):
    """Knows when somebody was there last."""

    def __init__(self, *, closes: bool = False) -> None:
        """Stay open; where it `closes`, not for longer than someone is there."""
        super().__init__()
        self._closes = closes
        self._there_at: Us = 0

    def on_mount(self) -> None:
        """Look once a second whether somebody is there."""
        self.is_attended()
        self.set_interval(1, self.tick)

    def is_attended(self) -> None:
        """Take note that someone is there."""
        self._there_at = self.now()

    def pressed(self, event: events.Key) -> None:
        """Do a key, which somebody pressed."""
        self.is_attended()
        super().pressed(event)

    def holds(self, event: events.Key) -> bool:
        """Take note of a key, too, where a list lies over the screen."""
        self.is_attended()
        return super().holds(event)

    def tick(self) -> None:
        """Close where nobody is there."""
        if self._closes and self.now() >= self._there_at + IDLE:
            self.app.exit(NOBODY)
