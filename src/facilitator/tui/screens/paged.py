"""A screen that is one page: a title above it, a remark and the keys below."""

from __future__ import annotations

from abc import abstractmethod

from textual.app import ComposeResult

from facilitator.tui.lines import Line, Lines, clipped
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.widgets.painted import Painted


class PagedScreen(KeyedScreen):
    """Lays out title, page, remark and keys; what they say is each screen's own."""

    DEFAULT_CSS = """
    PagedScreen { background: $ground; }
    PagedScreen #page { height: 1fr; }
    PagedScreen #title, PagedScreen #keys { background: $bar; }
    """

    @abstractmethod
    def title_line(self, width: int) -> Line:
        """Give the top line."""

    @abstractmethod
    def page_lines(self, width: int, height: int) -> Lines:
        """Give the page in that size."""

    def said_line(self) -> Line:
        """Give the line above the keys: what is remarked of the last key."""
        return ((f" {self.remark}", "quiet"),)

    def key_line(self, width: int) -> Line:
        """Give the key bar."""
        actions = [one for one in self.keymap.on_bar(self.TABLE, self.mode) if self.offers(one)]
        return key_bar(actions, width)

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="title")
        yield Painted(id="page")
        yield Painted(id="said")
        yield Painted(id="keys")

    def on_mount(self) -> None:
        """Show it as soon as there is a size."""
        self.call_after_refresh(self.fit)

    def on_resize(self) -> None:
        """Show it in the new size; what is half typed stays."""
        self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """Take the size that the window has now."""
        self.paint()

    def do_help(self, key: str) -> None:
        """Explain the keys."""
        self.app.push_screen(HelpScreen(self.within_reach(), self.head))

    def paint(self) -> None:
        """Show what is so now."""
        if not self.is_mounted:
            return
        width, page = self.app.size.width, self.query_one("#page", Painted)
        self.query_one("#title", Painted).show((self.title_line(width),))
        page.show(self.page_lines(*page.size))
        self.query_one("#said", Painted).show((clipped(self.said_line(), width),))
        self.query_one("#keys", Painted).show((self.key_line(width),))
