"""The form in which a session is planned, over home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events

from facilitator.tui.editing import Written, edited
from facilitator.tui.jobs_home import Planning
from facilitator.tui.keys import ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.home import title
from facilitator.tui.regions.plan import plan_form
from facilitator.tui.screens.paged import PagedScreen
from facilitator.workflow.home_view import HomeView


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of the form."""

    name: str
    view: HomeView
    """Home with the session in it."""


class PlanScreen(PagedScreen):
    """Asks for what a plan needs; what is refused stays in the form, to be mended."""

    TABLE: ClassVar[ScreenName] = "plan"

    def __init__(self, view: HomeView, plan: Planning) -> None:
        """Begin with what is likely; `plan` plans what was typed."""
        super().__init__()
        self._view = view
        self._plan = plan
        self._fields = [Written.ending(text) for text in view.new]
        self._at = 0

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

    def title_line(self, width: int) -> Line:
        """Give home's top line."""
        return title(self._view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Give the form."""
        return plan_form(self._fields, self._at, width, height)

    def paint(self) -> None:
        """Show what is so now; not while something lies over the form."""
        if self.is_current:
            super().paint()
