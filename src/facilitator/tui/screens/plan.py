"""The form in which a session is planned, over home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from facilitator.tui.editing import Written, edited
from facilitator.tui.jobs_home import Planning
from facilitator.tui.keys import ScreenName
from facilitator.tui.lines import clipped
from facilitator.tui.regions.home import title
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.regions.plan import plan_form
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.home_view import HomeView


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of the form."""

    name: str
    view: HomeView
    """Home with the session in it."""


class PlanScreen(KeyedScreen):
    """Asks for what a plan needs; what is refused stays in the form, to be mended."""

    TABLE: ClassVar[ScreenName] = "plan"
    DEFAULT_CSS = """
    PlanScreen { background: $ground; }
    PlanScreen #form { height: 1fr; }
    PlanScreen #title, PlanScreen #keys { background: $bar; }
    """

    def __init__(self, view: HomeView, plan: Planning) -> None:
        """Begin with what is likely; `plan` plans what was typed."""
        super().__init__()
        self._view = view
        self._plan = plan
        self._fields = [Written.ending(text) for text in view.new]
        self._at = 0

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="title")
        yield Painted(id="form")
        yield Painted(id="said")
        yield Painted(id="keys")

    def on_mount(self) -> None:
        """Show it as soon as there is a size."""
        self.call_after_refresh(self.paint)

    def on_resize(self) -> None:
        """Show it in the new size; what is half typed stays."""
        self.call_after_refresh(self.paint)

    def takes(self, event: events.Key) -> bool:
        """Write what is typed into the line."""
        written = edited(self._fields[self._at], event.key, event.character)
        if written is None:
            return False
        self._fields[self._at] = written
        self.paint()
        return True

    def repeats(self, event: events.Key) -> bool:
        """Let a letter be typed twice in haste, and the cursor run."""
        return edited(Written(), event.key, event.character) is not None

    def pasted(self, text: str) -> None:
        """Take what is pasted."""
        self._fields[self._at] = self._fields[self._at].typed(text)
        self.paint()

    def do_keep(self, key: str) -> None:
        """Go to the next line; after the last, plan."""
        if self._at < len(self._fields) - 1:
            self._at += 1
            return
        typed: Sequence[str] = [field.text.strip() for field in self._fields]
        self.dismiss(Planned(typed[0], self._plan(typed)))

    def do_on(self, key: str) -> None:
        """Go to the line below."""
        self._at = min(self._at + 1, len(self._fields) - 1)

    def do_back(self, key: str) -> None:
        """Go to the line above."""
        self._at = max(self._at - 1, 0)

    def do_leave(self, key: str) -> None:
        """Leave it: nothing is planned."""
        self.dismiss(None)

    def do_help(self, key: str) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen(self.keymap.in_help("plan"), 2))

    def paint(self) -> None:
        """Show what is so now."""
        if not self.is_mounted or not self.is_current:
            return
        width = self.app.size.width
        self.query_one("#title", Painted).show((title(self._view, width),))
        form = self.query_one("#form", Painted)
        form.show(plan_form(self._fields, self._at, *form.size))
        self.query_one("#said", Painted).show((clipped(((f" {self.remark}", "quiet"),), width),))
        self.query_one("#keys", Painted).show((key_bar(self.keymap.on_bar("plan"), width),))
