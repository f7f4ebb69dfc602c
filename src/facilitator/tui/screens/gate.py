"""The gate's screen: what still stands before words may leave."""

from __future__ import annotations

from typing import ClassVar

from facilitator.tui.jobs_desk import Passing
from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.gate import gate_page, gate_title
from facilitator.tui.screens.paged import PagedScreen
from facilitator.workflow.gate_view import GateLine


class GateScreen(PagedScreen):
    """Shows one session's conditions; ends the window with where to go on."""

    TABLE: ClassVar[ScreenName] = "gate"

    def __init__(self, job: Passing) -> None:
        """Show the gate that `job` looks at."""
        super().__init__()
        self._job = job

    def offers(self, action: Action) -> bool:
        """Offer to go where a screen brings the marked condition further."""
        return action.id != "gate.go" or bool(self._here and self._here.goes)

    def do_go(self, key: str) -> None:
        """Hand back where to go."""
        if self._here is not None:
            self.app.exit(self._here.goes)

    def do_down(self, key: str) -> None:
        """Mark the next condition."""
        self._job.next()

    def do_up(self, key: str) -> None:
        """Mark the condition before."""
        self._job.back()

    def do_again(self, key: str) -> None:
        """Look again."""
        self._job.look_again()

    def do_leave(self, key: str) -> None:
        """Leave."""
        self.app.exit(None)

    def title_line(self, width: int) -> Line:
        """Give the top line."""
        return gate_title(self._job.view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Give the conditions."""
        return gate_page(self._job.view, width, height, self.keymap)

    @property
    def _here(self) -> GateLine | None:
        return next((line for line in self._job.view.lines if line.here), None)
