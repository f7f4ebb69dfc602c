"""The screen on which a group ends."""

from __future__ import annotations

from typing import ClassVar

from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.ending import ending_page, ending_title
from facilitator.tui.screens.paged import PagedScreen
from facilitator.workflow.ending_view import EndingChoice, EndingView


class EndingScreen(PagedScreen):
    """Says what was written; ends the window with what comes next."""

    TABLE: ClassVar[ScreenName] = "ending"

    def __init__(self, view: EndingView) -> None:
        """Show `view`."""
        super().__init__()
        self._view = view

    def offers(self, action: Action) -> bool:
        """Offer a text only of what was recorded."""
        return action.id != "ending.transcribe" or self._view.can_transcribe

    def do_next(self, key: str) -> None:
        """Seal it where it lies open; else leave."""
        choice: EndingChoice | None = "seal" if self._view.seals else None
        self.app.exit(choice)

    def do_transcribe(self, key: str) -> None:
        """Make the text first."""
        self.app.exit("transcribe")

    def do_leave(self, key: str) -> None:
        """Leave it as it is."""
        self.app.exit(None)

    def title_line(self, width: int) -> Line:
        """Give the top line."""
        return ending_title(self._view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Say what was written, and what comes next."""
        return ending_page(self._view, width, height, self.keymap)
