"""The note line: shows what was done; a click on it begins a note."""

from __future__ import annotations

from textual import events
from textual.message import Message

from facilitator.tui.widgets.painted import Painted


class NoteLine(Painted):
    """One line; lit while a note is being written."""

    DEFAULT_CSS = """
    NoteLine { background: $bar; }
    NoteLine.-lit { background: $lit; }
    """

    class Wanted(Message):
        """It was clicked: someone wants to write."""

    def on_click(self, event: events.Click) -> None:
        """Ask for a note."""
        event.stop()
        self.post_message(self.Wanted())
