"""The screen before a session."""

from __future__ import annotations

from typing import ClassVar

from textual import events

from facilitator.tui.jobs_before import Preparing
from facilitator.tui.keys import Action, Mode, ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.before import before_page, before_title
from facilitator.tui.screens.paged import PagedScreen

TICK_SECONDS = 0.1


class BeforeScreen(PagedScreen):
    """Shows the check of the room; `enter` leads on to the guide."""

    TABLE: ClassVar[ScreenName] = "before"

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

    def on_mount(self) -> None:
        """Listen ten times a second from now on."""
        self.set_interval(TICK_SECONDS, self.tick)

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

    do_try_help = PagedScreen.do_help

    def title_line(self, width: int) -> Line:
        """Give the top line."""
        return before_title(self._job.view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Give the lines of the check."""
        return before_page(self._job.view, width, height, self.keymap)

    def said_line(self) -> Line:
        """Give what is remarked of the last key, else what the check says."""
        return ((f" {self.remark or self._job.view.said}", "quiet"),)

    def fit(self) -> None:
        """Take the size that the window has now."""
        self._job.resized(*self.app.size)
        self.paint()

    def _close(self) -> None:
        if self._job.closed:
            self.app.exit()
