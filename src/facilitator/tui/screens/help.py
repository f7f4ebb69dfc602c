"""Help, over the screen it explains; any key closes it and does nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from facilitator.tui.keys import Action
from facilitator.tui.lines import Line, Lines, clipped
from facilitator.tui.regions.help import help_lines, page
from facilitator.tui.typed import TakesKeys
from facilitator.tui.widgets.painted import Painted


class HelpScreen(TakesKeys, ModalScreen[None], inherit_bindings=False):
    """The keys of a screen, as they are now."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    HelpScreen { background: transparent; align: center bottom; }
    HelpScreen Painted { width: 100%; background: $bar; }
    """

    def __init__(self, actions: Sequence[Action], below: int, signs: Lines = ()) -> None:
        """Explain `actions` and `signs`, leaving `below` rows of the screen's head in sight."""
        super().__init__()
        self._actions = actions
        self._below = below
        self._signs = signs
        self._first = 0

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield Painted(id="help")

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
        title: Line = ((" The keys that work now", "strong"), ("  · any key closes", "quiet"))
        lines = (*help_lines(self._actions, width), *(clipped(sign, width) for sign in self._signs))
        room = max(height - self._below - 2, 3)
        self._first = min(self._first, max(len(lines) - room + 1, 0))
        shown = (title, (), *page(lines, room, self._first))
        widget = self.query_one(Painted)
        widget.styles.height = len(shown)
        widget.show(shown)
