"""What is typed reaches the screen that is there when its turn comes.

A terminal hands over several keys at once – typed in haste, held up by a network – and Textual
would put them all into the queue of the screen that was there when they came. So the window gives
each to the top screen itself and waits until it is done: what one key opens, closes or changes is
so for the next.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App

from facilitator.tui.keymap import Keymap


class TakesKeys:
    """A screen to which the window gives every key, one after the other."""

    @property
    def keymap(self) -> Keymap:
        """Give the table of keys of whoever sits there: the window has it."""
        window: App[Any] = self.app  # type: ignore[attr-defined]
        return window.face.keymap  # type: ignore[attr-defined, no-any-return]

    def pressed(self, event: events.Key) -> None:
        """Do what a key means now; all of it is done on return."""
        raise NotImplementedError

    def pasted(self, text: str) -> None:
        """Drop what is pasted: it would be taken for commands."""
