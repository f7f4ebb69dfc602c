"""The debrief's screen: one question a page, a text field each."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from facilitator.tui.editing import Written, edited
from facilitator.tui.jobs_debrief import Debriefing
from facilitator.tui.keys import ScreenName
from facilitator.tui.regions.debrief import debrief_page, debrief_said, debrief_title
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.widgets.painted import Painted

TICK_SECONDS = 0.1


class DebriefScreen(KeyedScreen):
    """Shows one page at a time; every letter is part of the answer."""

    TABLE: ClassVar[ScreenName] = "debrief"
    DEFAULT_CSS = """
    DebriefScreen { background: $ground; }
    DebriefScreen #page { height: 1fr; }
    DebriefScreen #title, DebriefScreen #keys { background: $bar; }
    """

    def __init__(self, job: Debriefing) -> None:
        """Show the debrief of `job`; a page that a crash cut short stands open."""
        super().__init__()
        self._job = job
        self._line = Written.ending(job.view.written)

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="title")
        yield Painted(id="page")
        yield Painted(id="said")
        yield Painted(id="keys")

    def on_mount(self) -> None:
        """Look at the job ten times a second from now on."""
        self.call_after_refresh(self.paint)
        self.set_interval(TICK_SECONDS, self.tick)

    def on_resize(self) -> None:
        """Show it in the new size; what is half typed stays."""
        self.call_after_refresh(self.paint)

    def tick(self) -> None:
        """Paint what changed; leave where it is closed."""
        self._job.tick()
        self.paint()
        if self._job.closed:
            self.app.exit()

    def takes(self, event: events.Key) -> bool:
        """Write what is typed into the answer."""
        written = edited(self._line, event.key, event.character)
        if written is None:
            return False
        self._write(written)
        return True

    def repeats(self, event: events.Key) -> bool:
        """Let a letter be typed twice in haste, and the cursor run."""
        return edited(Written(), event.key, event.character) is not None

    def pasted(self, text: str) -> None:
        """Take what is pasted."""
        self._write(self._line.typed(text))

    def do_keep(self, key: str) -> None:
        """Keep the page and go on."""
        self._job.keep()
        self._open_page()

    def do_on(self, key: str) -> None:
        """Turn to the next page."""
        self._job.turn(1)
        self._open_page()

    def do_back(self, key: str) -> None:
        """Turn to the page before."""
        self._job.turn(-1)
        self._open_page()

    def do_close(self, key: str) -> None:
        """Close the debrief."""
        self._job.close()

    def do_help(self, key: str) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen(self.keymap.in_help("debrief"), 2))

    def paint(self) -> None:
        """Show what is so now."""
        if not self.is_mounted:
            return
        view, width = self._job.view, self.app.size.width
        self.query_one("#title", Painted).show((debrief_title(view, width),))
        page = self.query_one("#page", Painted)
        page.show(debrief_page(view, self._line, *page.size))
        self.query_one("#said", Painted).show((debrief_said(view, self.remark),))
        self.query_one("#keys", Painted).show((key_bar(self.keymap.on_bar("debrief"), width),))

    def _open_page(self) -> None:
        self._line = Written.ending(self._job.view.written)

    def _write(self, line: Written) -> None:
        changed = line.text != self._line.text
        self._line = line
        if changed:
            self._job.write(line.text)
        self.paint()
