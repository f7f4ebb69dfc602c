"""A note-taker's own notes, over the screen; arrows scroll, any other key closes."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from facilitator.tui.lines import Line
from facilitator.tui.regions.help import page
from facilitator.tui.regions.own_notes import own_notes_lines
from facilitator.tui.typed import TakesKeys
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.own_notes import QuestionNotes


class OwnNotesScreen(TakesKeys, ModalScreen[None], inherit_bindings=False):
    """What one writer noted, under its questions: for the closing summary in the room."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OwnNotesScreen { background: transparent; align: center bottom; }
    OwnNotesScreen Painted { width: 100%; background: $bar; }
    """

    def __init__(self, own: Sequence[QuestionNotes], below: int) -> None:
        """Show `own`, leaving `below` rows of the screen's head in sight."""
        super().__init__()
        self._own = own
        self._below = below
        self._first = 0

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield Painted(id="own")

    def on_mount(self) -> None:
        """Show it."""
        self._paint()

    def on_resize(self) -> None:
        """Show it in the new size."""
        self._paint()

    def pressed(self, event: events.Key) -> None:
        """Scroll, or close."""
        if event.key in ("up", "down"):
            self._first = max(0, self._first + (1 if event.key == "down" else -1))
            self._paint()
        else:
            self.dismiss(None)

    def _paint(self) -> None:
        if not self.is_mounted:
            return
        width, height = self.app.size
        title: Line = ((" Your own notes", "strong"), ("  · any key closes", "quiet"))
        lines = own_notes_lines(self._own, width)
        room = max(height - self._below - 2, 3)
        self._first = min(self._first, max(len(lines) - room + 1, 0))
        shown = (title, (), *page(lines, room, self._first))
        widget = self.query_one(Painted)
        widget.styles.height = len(shown)
        widget.show(shown)
