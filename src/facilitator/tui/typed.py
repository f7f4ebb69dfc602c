"""What is typed reaches the screen that is there when its turn comes.

A terminal hands over several keys at once – typed in haste, held up by a network – and Textual
would put them all into the queue of the screen that was there when they came. So the window gives
each to the top screen itself and waits until it is done: what one key opens, closes or changes is
so for the next.
"""

from __future__ import annotations

from textual import events


class TakesKeys:
    """A screen to which the window gives every key, one after the other."""

    def pressed(self, event: events.Key) -> None:
        """Do what a key means now; all of it is done on return."""
        raise NotImplementedError

    def pasted(self, text: str) -> None:
        """Drop what is pasted: it would be taken for commands."""
