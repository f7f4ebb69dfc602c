"""The debrief's screen: one question a page, a text field each."""

from __future__ import annotations

from typing import ClassVar

from textual import events

from facilitator.tui.editing import Written, edited
from facilitator.tui.jobs_debrief import Debriefing
from facilitator.tui.keys import ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.debrief import debrief_page, debrief_said, debrief_title
from facilitator.tui.screens.paged import PagedScreen

TICK_SECONDS = 0.1


class DebriefScreen(PagedScreen):
    """Shows one page at a time; every letter is part of the answer."""

    TABLE: ClassVar[ScreenName] = "debrief"

    def __init__(self, job: Debriefing) -> None:
        """Show the debrief of `job`; a page that a crash cut short stands open."""
        super().__init__()
        self._job = job
        self._line = Written.ending(job.view.written)

    def on_mount(self) -> None:
        """Look at the job ten times a second from now on."""
        self.set_interval(TICK_SECONDS, self.tick)

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

    def title_line(self, width: int) -> Line:
        """Give the top line."""
        return debrief_title(self._job.view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Give the question and what is written."""
        return debrief_page(self._job.view, self._line, width, height)

    def said_line(self) -> Line:
        """Give what is remarked of the last key, else what is kept."""
        return debrief_said(self._job.view, self.remark)

    def _open_page(self) -> None:
        self._line = Written.ending(self._job.view.written)

    def _write(self, line: Written) -> None:
        changed = line.text != self._line.text
        self._line = line
        if changed:
            self._job.write(line.text)
        self.paint()
