"""A list of the guide's items over the live screen; hands back the one that was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from facilitator.tui.lines import Line
from facilitator.tui.meaning import meaning, on_bar
from facilitator.tui.regions.choice import choice_lines, entries
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.typed import TakesKeys
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.view import OutlineSection


class ChooseScreen(TakesKeys, ModalScreen[str | None], inherit_bindings=False):
    """Sections with a digit, items with two; arrows and enter do the same."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ChooseScreen { background: transparent; align: center bottom; }
    ChooseScreen Painted { width: 100%; background: $bar; }
    """

    def __init__(self, title: str, outline: Sequence[OutlineSection], below: int) -> None:
        """Offer the items of `outline`, leaving `below` rows of the head in sight."""
        super().__init__()
        self._title = title
        self._outline = outline
        self._below = below
        self._entries = entries(outline)
        self._chosen = self._here
        self._section: int | None = None

    def compose(self) -> ComposeResult:
        """Give the one widget."""
        yield Painted(id="choose")

    def on_mount(self) -> None:
        """Show the list."""
        self._paint()

    def on_resize(self) -> None:
        """Show it in the new size."""
        self._paint()

    def pressed(self, event: events.Key) -> None:
        """Move, take or leave."""
        action = meaning("list", event.key)
        match action.id if action else "":
            case "list.down" | "list.up":
                step = 1 if event.key == "down" else -1
                self._chosen = min(max(self._chosen + step, 0), len(self._entries) - 1)
            case "list.digit":
                self._digit(int(event.key))
            case "list.take":
                self._take(self._chosen)
            case "list.leave":
                self.dismiss(None)
        self._paint()

    def _digit(self, digit: int) -> None:
        if self._section is None:
            if any(entry.section == digit for entry in self._entries):
                self._section, self._chosen = digit, self._first_of(digit)
            return
        for at, entry in enumerate(self._entries):
            if (entry.section, entry.number) == (self._section, digit):
                self._take(at)
                return
        self._section = None

    def _take(self, at: int) -> None:
        if self._entries:
            self.dismiss(self._entries[at].item)

    def _first_of(self, section: int) -> int:
        return next((at for at, entry in enumerate(self._entries) if entry.section == section), 0)

    @property
    def _here(self) -> int:
        """Give the item that is on; without one, its section, else the first entry."""
        on = [at for at, entry in enumerate(self._entries) if entry.status == "here"]
        return on[-1] if on else 0

    def _paint(self) -> None:
        if not self.is_mounted:
            return
        width, height = self.app.size
        room = max(height - self._below - 3, 3)
        rows = len(self._outline) + sum(len(part.items) for part in self._outline)
        wanted = min(rows, room)
        title: Line = ((f" {self._title}", "strong"),)
        lines = choice_lines(self._outline, self._chosen, self._section, width, wanted)
        shown = (title, (), *lines, key_bar(on_bar("list"), width))
        widget = self.query_one(Painted)
        widget.styles.height = len(shown)
        widget.show(shown)
