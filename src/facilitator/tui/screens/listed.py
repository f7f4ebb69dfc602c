"""A list over a screen: arrows and enter take a line; a key that is not the list's goes on below.

The live screen is never blocked: whoever presses `o` while a list is open stops the sound.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from facilitator.tui.keymap import usual
from facilitator.tui.keys import Mode
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.typed import TakesKeys
from facilitator.tui.widgets.painted import Painted

MOVES: dict[str, int] = {"list.down": 1, "list.up": -1}


class ListScreen(TakesKeys, ModalScreen[None], inherit_bindings=False):
    """Lines to choose one from.

    What was taken is handed on once the list is gone, before the next key is looked at: a list
    may follow upon a list, also where they are typed through in haste.
    """

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ListScreen { background: transparent; align: center bottom; }
    ListScreen Painted { width: 100%; background: $bar; }
    """

    def __init__(
        self, title: str, below: int, take: Callable[[str], None], mode: Mode = "main"
    ) -> None:
        """Begin with the first line marked, leaving `below` rows of the head in sight.

        `take` gets the value of the line that was taken; `mode` says which keys name a line.
        """
        super().__init__()
        self._title = title
        self._below = below
        self._take = take
        self.mode: Mode = mode
        self.chosen = 0

    # --- what a list of its own kind says ----------------------------------------------------

    @property
    def count(self) -> int:
        """Give how many lines can be marked."""
        raise NotImplementedError

    @property
    def height(self) -> int:
        """Give how many rows all of it takes."""
        return self.count

    def heading(self, width: int) -> Line:
        """Give the first line."""
        return ((f" {self._title}", "strong"),)

    def lines(self, width: int, height: int) -> Lines:
        """Give the list, its marked line in sight."""
        raise NotImplementedError

    def value(self, at: int) -> str:
        """Give what the line at `at` stands for."""
        raise NotImplementedError

    def named(self, id: str, key: str) -> None:
        """Do what a key does that names a line."""
        raise NotImplementedError

    # --- what all lists do -------------------------------------------------------------------

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
        """Move, take or leave; what is no key of the list closes it and does its own work.

        A key that is held down counts once: `w w` is meant, a hand that leans on `w` is not.
        """
        below = self.app.screen_stack[-2]
        if isinstance(below, KeyedScreen) and below.holds(event):
            return
        action = self.keymap.meaning("list", event.key, self.mode)
        if action is None:
            self._hand_on(event)
        elif action.id in MOVES:
            self.chosen = min(max(self.chosen + MOVES[action.id], 0), max(self.count - 1, 0))
        elif action.id == "list.take":
            self.take(self.chosen)
        elif action.id == "list.leave":
            self.dismiss(None)
        else:
            self.named(action.id, usual(action, event.key))
        self._paint()

    def take(self, at: int) -> None:
        """Close the list and hand on the line at `at`."""
        if at < self.count:
            value = self.value(at)
            self.dismiss(None)
            self._take(value)

    def _hand_on(self, event: events.Key) -> None:
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(below, KeyedScreen):
            below.handed(event)

    def _paint(self) -> None:
        if not self.is_mounted or not self.is_current:
            return
        width, height = self.app.size
        wanted = min(self.height, max(height - self._below - 3, 3))
        bar = key_bar(self.keymap.on_bar("list", self.mode), width)
        shown = (self.heading(width), (), *self.lines(width, wanted), bar)
        widget = self.query_one(Painted)
        widget.styles.height = len(shown)
        widget.show(shown)
