"""Lines to be read over a screen: arrows scroll, any other key closes and does nothing else."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.help import page
from facilitator.tui.typed import TakesKeys
from facilitator.tui.widgets.painted import Painted


class OverScreen(TakesKeys, ModalScreen[None], inherit_bindings=False):
    """A page over the lower part of a screen, whose head stays in sight."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OverScreen { background: transparent; align: center bottom; }
    OverScreen Painted { width: 100%; background: $bar; }
    """

    def __init__(self, title: str, below: int) -> None:
        """Show a page of that title, leaving `below` rows of the screen's head in sight."""
        super().__init__()
        self._title = title
        self._below = below
        self._first = 0

    def read(self, width: int) -> Lines:
        """Give all its lines in `width` columns."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield Painted(id="page")

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
        title: Line = ((f" {self._title}", "strong"), ("  · any key closes", "quiet"))
        lines = self.read(width)
        room = max(height - self._below - 2, 3)
        self._first = min(self._first, max(len(lines) - room + 1, 0))
        shown = (title, (), *page(lines, room, self._first))
        widget = self.query_one(Painted)
        widget.styles.height = len(shown)
        widget.show(shown)
