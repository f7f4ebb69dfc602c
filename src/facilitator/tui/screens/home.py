"""Home: the study at a glance, and the next thing to do."""

from __future__ import annotations

from typing import ClassVar

from facilitator.tui.jobs_home import Planning
from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.home import home, signs, step_picks, title
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.paged import PagedScreen
from facilitator.tui.screens.pick import PickScreen
from facilitator.tui.screens.plan import Planned, PlanScreen
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


class HomeScreen(PagedScreen):
    """Shows the study; ends the window with what was chosen."""

    TABLE: ClassVar[ScreenName] = "home"

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
        self.app.push_screen(HelpScreen(self.within_reach(), self.head, signs()))

    def title_line(self, width: int) -> Line:
        """Give the top line."""
        return title(self._view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Give the sessions and what is next of each."""
        return home(self._view, self._chosen, width, height, keys=self.keymap)

    def said_line(self) -> Line:
        """Give what is remarked of the last key, else what was done last."""
        return ((f" {self.remark or self._view.said}", "quiet"),)

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
