"""The screen before a session."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from facilitator.tui.jobs_before import Preparing
from facilitator.tui.keys import Action, Mode, ScreenName
from facilitator.tui.regions.before import before_page, before_title
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.widgets.painted import Painted

TICK_SECONDS = 0.1


class BeforeScreen(KeyedScreen):
    """Shows the check of the room; `enter` leads on to the guide."""

    TABLE: ClassVar[ScreenName] = "before"
    DEFAULT_CSS = """
    BeforeScreen { background: $ground; }
    BeforeScreen #page { height: 1fr; }
    BeforeScreen #title, BeforeScreen #keys { background: $bar; }
    """

    def __init__(self, job: Preparing) -> None:
        """Show the check of `job`."""
        super().__init__()
        self._job = job

    @property
    def mode(self) -> Mode:
        """Give what keys mean now."""
        return self._job.view.step

    def offers(self, action: Action) -> bool:
        """Leave out going on all the same where nothing stops the session."""
        return action.id != "before.accept" or bool(self._job.view.stopped_by)

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="title")
        yield Painted(id="page")
        yield Painted(id="said")
        yield Painted(id="keys")

    def on_mount(self) -> None:
        """Listen ten times a second from now on."""
        self.call_after_refresh(self._fit)
        self.set_interval(TICK_SECONDS, self.tick)

    def on_resize(self) -> None:
        """Show it in the new size."""
        self.call_after_refresh(self._fit)

    def tick(self) -> None:
        """Paint what was heard."""
        self._job.tick()
        self.paint()

    def takes(self, event: events.Key) -> bool:
        """Light a key that is tried, before it could mean anything else."""
        if self.mode != "try" or not self._job.reached(event.key):
            return False
        self.paint()
        return True

    def do_begin(self, key: str) -> None:
        """Begin."""
        self._job.begin()
        self._close()

    def do_leave(self, key: str) -> None:
        """Leave."""
        self._job.leave()
        self._close()

    def do_test(self, key: str) -> None:
        """Test the sound."""
        self._job.test_sound()

    def do_again(self, key: str) -> None:
        """Check again."""
        self._job.again()

    def do_accept(self, key: str) -> None:
        """Go on without what stops."""
        self._job.accept()

    def do_devices(self, key: str) -> None:
        """Show the microphones."""
        self._job.turn("devices")

    def do_try(self, key: str) -> None:
        """Try the keys."""
        self._job.turn("try")

    def do_who(self, key: str) -> None:
        """Count who is here."""
        self._job.turn("count")

    def do_take(self, key: str) -> None:
        """Go back to the lines."""
        self._job.turn("main")

    def do_tried(self, key: str) -> None:
        """Go back to the lines."""
        self._job.turn("main")

    def do_up(self, key: str) -> None:
        """Mark the line above."""
        self._job.move(-1)

    def do_down(self, key: str) -> None:
        """Mark the line below."""
        self._job.move(1)

    def do_more(self, key: str) -> None:
        """Count one more."""
        self._job.count_on(1)

    def do_fewer(self, key: str) -> None:
        """Count one fewer."""
        self._job.count_on(-1)

    def do_number(self, key: str) -> None:
        """Take a number."""
        self._job.count(int(key))

    def do_seat(self, key: str) -> None:
        """Know that the key of a seat reaches us; `key` is the standard one of its place."""
        self._job.reached(key)

    def do_help(self, key: str) -> None:
        """Explain the keys."""
        actions = self.within_reach()
        self.app.push_screen(HelpScreen(actions, 2))

    do_try_help = do_help

    def paint(self) -> None:
        """Show what is so now."""
        if not self.is_mounted:
            return
        view, width = self._job.view, self.app.size.width
        self.query_one("#title", Painted).show((before_title(view, width),))
        page = self.query_one("#page", Painted)
        page.show(before_page(view, *page.size, self.keymap))
        said = self.remark or view.said
        self.query_one("#said", Painted).show((((f" {said}", "quiet"),),))
        actions = [one for one in self.keymap.on_bar("before", view.step) if self.offers(one)]
        self.query_one("#keys", Painted).show((key_bar(actions, width),))

    def _fit(self) -> None:
        self._job.resized(*self.app.size)
        self.paint()

    def _close(self) -> None:
        if self._job.closed:
            self.app.exit()
