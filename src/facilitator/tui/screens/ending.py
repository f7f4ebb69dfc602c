"""The screen on which a group ends."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.regions.ending import ending_page, ending_title
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.ending_view import EndingChoice, EndingView


class EndingScreen(KeyedScreen):
    """Says what was written; ends the window with what comes next."""

    TABLE: ClassVar[ScreenName] = "ending"
    DEFAULT_CSS = """
    EndingScreen { background: $ground; }
    EndingScreen #page { height: 1fr; }
    EndingScreen #title, EndingScreen #keys { background: $bar; }
    """

    def __init__(self, view: EndingView) -> None:
        """Show `view`."""
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="title")
        yield Painted(id="page")
        yield Painted(id="said")
        yield Painted(id="keys")

    def on_mount(self) -> None:
        """Show it as soon as there is a size."""
        self.call_after_refresh(self.paint)

    def on_resize(self) -> None:
        """Show it in the new size."""
        self.call_after_refresh(self.paint)

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

    def do_help(self, key: str) -> None:
        """Explain the keys."""
        actions = [action for action in self.keymap.in_help("ending") if self.offers(action)]
        self.app.push_screen(HelpScreen(actions, 2))

    def paint(self) -> None:
        """Show what is so now."""
        if not self.is_mounted:
            return
        width = self.app.size.width
        self.query_one("#title", Painted).show((ending_title(self._view, width),))
        page = self.query_one("#page", Painted)
        page.show(ending_page(self._view, *page.size, self.keymap))
        self.query_one("#said", Painted).show((((f" {self.remark}", "quiet"),),))
        actions = [action for action in self.keymap.on_bar("ending") if self.offers(action)]
        self.query_one("#keys", Painted).show((key_bar(actions, width),))
