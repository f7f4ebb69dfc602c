"""Home: the study at a glance, and the next thing to do."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from facilitator.tui.editing import Written, edited
from facilitator.tui.keys import Action, Mode, ScreenName
from facilitator.tui.lines import Line
from facilitator.tui.regions.home import home, signs, step_picks, title
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.regions.note_line import prompt_line
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.screens.pick import PickScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.home_view import HomeChoice, HomeView, Offer

OFFERS: dict[str, Offer] = {
    "home.next": "next",
    "home.rehearse": "rehearse",
    "home.gate": "gate",
    "home.verify": "verify",
}
OF_A_SESSION = frozenset(
    {"home.next", "home.steps", "home.gate", "home.verify", "home.up", "home.down"}
)
HERE: dict[str, Offer] = {"home.new": "new", "home.steps": "steps"}
"""What this screen asks more of before it hands it back."""
ASKED = (
    "Name of the session, FG5:",
    "How many people, 1 to 12:",
    "When, 2026-03-12T14:00; empty where that is not known:",
)
"""What a plan needs, one line after the other."""


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
        self._planned: list[str] = []
        self._line: Written | None = None

    @property
    def mode(self) -> Mode:
        """Give what keys mean now."""
        return "main" if self._line is None else "prompt"

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
        offer = OFFERS.get(action.id) or HERE.get(action.id)
        return offer is None or offer in self._view.offers

    def takes(self, event: events.Key) -> bool:
        """Write what is typed into the line, where one is open."""
        if self._line is None or self.found(event.key) is not None:
            return False
        written = edited(self._line, event.key, event.character)
        if written is not None:
            self._line = written
            self.paint()
        return written is not None

    def repeats(self, event: events.Key) -> bool:
        """Let a letter be typed twice in haste, and the cursor run."""
        return self._line is not None and edited(Written(), event.key, event.character) is not None

    def pasted(self, text: str) -> None:
        """Take what is pasted into the line; anywhere else it is dropped."""
        if self._line is not None:
            self._line = self._line.typed(text)
            self.paint()

    def act(self, id: str, key: str) -> None:
        """Hand back what was chosen, or do it here where it concerns the screen alone."""
        if id not in OFFERS:
            super().act(id, key)
            return
        session = self._view.rows[self._chosen].name if id in OF_A_SESSION else None
        self.app.exit(HomeChoice(OFFERS[id], session))

    def do_steps(self, key: str) -> None:
        """Show all that can be done with the chosen session."""
        row = self._view.rows[self._chosen]
        picks = step_picks(row)
        self.app.push_screen(PickScreen(f"{row.name}: what can be done", picks, 2, self._step))

    def _step(self, name: str) -> None:
        """Hand back a step that is possible; of another say why it is not."""
        row = self._view.rows[self._chosen]
        why = next((step.why_not for step in row.can if step.name == name), "")
        if why:
            self.remark = f"{name}: {why}"
            self.paint()
        else:
            self.app.exit(HomeChoice("steps", row.name, step=name))

    def do_new(self, key: str) -> None:
        """Ask for what a plan needs."""
        self._planned, self._line = [], Written()

    def do_say(self, key: str) -> None:
        """Keep the line and ask for the next; after the last, hand the plan back."""
        assert self._line is not None
        self._planned.append(self._line.text.strip())
        self._line = Written()
        if len(self._planned) == len(ASKED):
            name, people, when = self._planned
            self._line = None
            self.app.exit(HomeChoice("new", None, planned=(name, people, when)))

    def do_unsay(self, key: str) -> None:
        """Leave it."""
        self._line = None
        self.remark = "nothing planned"

    def do_form_leave(self, key: str) -> None:
        """Leave."""
        self.app.exit(None)

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
        known = self.keymap.in_help("home", self.mode)
        actions = [action for action in known if self.offers(action)]
        self.app.push_screen(HelpScreen(actions, 2, signs()))

    do_form_help = do_help

    def paint(self) -> None:
        """Show what is so now."""
        if not self.is_mounted:
            return
        width = self.app.size.width
        self.query_one("#title", Painted).show((title(self._view, width),))
        table = self.query_one("#home", Painted)
        table.show(home(self._view, self._chosen, *table.size, keys=self.keymap))
        self.query_one("#said", Painted).show((self._said(width),))
        bar = self.keymap.on_bar("home", self.mode)
        actions = [action for action in bar if self.offers(action)]
        self.query_one("#keys", Painted).show((key_bar(actions, width),))

    def _said(self, width: int) -> Line:
        """Give the line above the key bar: what is asked, or what was done."""
        if self._line is not None:
            return prompt_line(ASKED[len(self._planned)], self._line, width)
        return ((f" {self.remark or self._view.said}", "quiet"),)
