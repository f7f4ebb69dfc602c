"""Home: the study at a glance, and the next thing to do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.regions.home import home, signs, title
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.home_view import HomeChoice, HomeView, Offer

OFFERS: dict[str, Offer] = {
    "home.next": "next",
    "home.new": "new",
    "home.rehearse": "rehearse",
    "home.gate": "gate",
    "home.verify": "verify",
}
OF_A_SESSION = frozenset({"home.next", "home.gate", "home.verify", "home.up", "home.down"})


class HomeScreen(KeyedScreen):
    """Shows the study; ends the window with what was chosen."""

    TABLE: ClassVar[ScreenName] = "home"
    DEFAULT_CSS = """
    HomeScreen { background: $ground; }
    HomeScreen #home { height: 1fr; }
    HomeScreen #title, HomeScreen #keys { background: $bar; }
    """

    def __init__(self, view: HomeView, chosen: int = 0) -> None:
        """Show `view`, its `chosen`th row marked."""
        super().__init__()
        self._view = view
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="title")
        yield Painted(id="home")
        yield Painted(id="said")
        yield Painted(id="keys")

    def on_mount(self) -> None:
        """Show it as soon as there is a size."""
        self.call_after_refresh(self.paint)

    def on_resize(self) -> None:
        """Show it in the new size."""
        self.call_after_refresh(self.paint)

    def offers(self, action: Action) -> bool:
        """Leave out what this view does not offer, and what needs a session where there is none."""
        if action.id in OF_A_SESSION and not self._view.rows:
            return False
        return action.id not in OFFERS or OFFERS[action.id] in self._view.offers

    def act(self, id: str, key: str) -> None:
        """Hand back what was chosen, or do it here where it concerns the screen alone."""
        if id not in OFFERS:
            super().act(id, key)
            return
        session = self._view.rows[self._chosen].name if id in OF_A_SESSION else None
        self.app.exit(HomeChoice(OFFERS[id], session))

    def do_up(self, key: str) -> None:
        """Choose the row above."""
        self._chosen = max(self._chosen - 1, 0)

    def do_down(self, key: str) -> None:
        """Choose the row below."""
        self._chosen = min(self._chosen + 1, len(self._view.rows) - 1)

    def do_leave(self, key: str) -> None:
        """Leave."""
        self.app.exit(None)

    def do_help(self, key: str) -> None:
        """Explain the keys."""
        actions = [action for action in self.keymap.in_help("home") if self.offers(action)]
        self.app.push_screen(HelpScreen(actions, 2, signs()))

    def paint(self) -> None:
        """Show what is so now."""
        if not self.is_mounted:
            return
        width = self.app.size.width
        self.query_one("#title", Painted).show((title(self._view, width),))
        table = self.query_one("#home", Painted)
        table.show(home(self._view, self._chosen, *table.size, keys=self.keymap))
        said = self.remark or self._view.said
        self.query_one("#said", Painted).show((((f" {said}", "quiet"),),))
        actions = [action for action in self.keymap.on_bar("home") if self.offers(action)]
        self.query_one("#keys", Painted).show((key_bar(actions, width),))
