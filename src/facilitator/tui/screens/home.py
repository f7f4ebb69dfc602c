"""Home: the study at a glance, and the next thing to do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from facilitator.tui.jobs_home import Planning
from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.lines import clipped
from facilitator.tui.regions.home import home, signs, step_picks, title
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.screens.pick import PickScreen
from facilitator.tui.screens.plan import Planned, PlanScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.home_view import HomeChoice, HomeRow, HomeView, Offer

OFFERS: dict[str, Offer] = {
    "home.next": "next",
    "home.steps": "steps",
    "home.new": "new",
    "home.rehearse": "rehearse",
    "home.gate": "gate",
    "home.verify": "verify",
}
OF_A_SESSION = frozenset(
    {"home.next", "home.steps", "home.gate", "home.verify", "home.up", "home.down"}
)


class HomeScreen(KeyedScreen):
    """Shows the study; ends the window with what was chosen."""

    TABLE: ClassVar[ScreenName] = "home"
    DEFAULT_CSS = """
    HomeScreen { background: $ground; }
    HomeScreen #home { height: 1fr; }
    HomeScreen #title, HomeScreen #keys { background: $bar; }
    """

    def __init__(self, view: HomeView, plan: Planning, chosen: int = 0) -> None:
        """Show `view`, its `chosen`th row marked; `plan` plans what was typed."""
        super().__init__()
        self._view = view
        self._plan = plan
        self._chosen = chosen

    @property
    def row(self) -> HomeRow:
        """Give the row that is marked."""
        return self._view.rows[self._chosen]

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

    def do_next(self, key: str) -> None:
        """Hand back what comes next; what needs a person's own words is shown instead."""
        if self.row.why_not:
            self.remark = self.row.why_not
        else:
            self.app.exit(HomeChoice("next", self.row.name))

    def do_gate(self, key: str) -> None:
        """Hand the gate back."""
        self._step("gate")

    def do_verify(self, key: str) -> None:
        """Hand back that every file is to be checked."""
        self._step("verify")

    def do_rehearse(self, key: str) -> None:
        """Hand back that it is to be tried out."""
        self.app.exit(HomeChoice("rehearse", None))

    def do_steps(self, key: str) -> None:
        """Show all that can be done with the session."""
        title = f"{self.row.name}: what can be done"
        self.app.push_screen(PickScreen(title, step_picks(self.row), self.head, self._step))

    def do_new(self, key: str) -> None:
        """Ask for what a plan needs."""
        self.app.push_screen(PlanScreen(self._view, self._plan), self._planned)

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
        self.app.push_screen(HelpScreen(actions, self.head, signs()))

    def paint(self) -> None:
        """Show what is so now."""
        if not self.is_mounted:
            return
        width = self.app.size.width
        self.query_one("#title", Painted).show((title(self._view, width),))
        table = self.query_one("#home", Painted)
        table.show(home(self._view, self._chosen, *table.size, keys=self.keymap))
        said = clipped(((f" {self.remark or self._view.said}", "quiet"),), width)
        self.query_one("#said", Painted).show((said,))
        actions = [action for action in self.keymap.on_bar("home") if self.offers(action)]
        self.query_one("#keys", Painted).show((key_bar(actions, width),))

    def _step(self, name: str) -> None:
        """Hand back a step that is possible; of another say why it is not."""
        why = next((step.why_not for step in self.row.can if step.name == name), "")
        if why:
            self.remark = f"{name}: {why}"
            self.paint()
        else:
            self.app.exit(HomeChoice("steps", self.row.name, step=name))

    def _planned(self, planned: Planned | None) -> None:
        """Show what was planned, its row marked."""
        if planned is not None:
            self._view = planned.view
            names = [row.name for row in planned.view.rows]
            self._chosen = names.index(planned.name)
        self.paint()
