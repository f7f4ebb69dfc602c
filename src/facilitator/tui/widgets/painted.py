"""A widget that shows lines, and draws again only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from facilitator.formats.visible import visible
from facilitator.tui.lines import EMPTY, Line, Lines, Role, filled
from facilitator.tui.signs import in_ascii
from facilitator.tui.themes import PALETTES, styles_of


class Painted(Widget, can_focus=False):
    """Shows lines of styled text, controls as marks; its size comes from the style sheet."""

    DEFAULT_CSS = "Painted { width: 1fr; height: 1; background: $ground; }"

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        """Begin empty."""
        super().__init__(id=id, classes=classes)
        self._lines: Lines = ()
        self._styles: dict[Role, Style] = {}
        self._drawn: tuple[Region, list[Strip]] | None = None

    class Clicked(Message):
        """It was clicked, in column `x` and row `y` of its own."""

        def __init__(self, of: Painted, x: int, y: int) -> None:
            """Say where."""
            super().__init__()
            self.of, self.x, self.y = of, x, y

    def on_click(self, event: events.Click) -> None:
        """Say so; what it means is the screen's."""
        event.stop()
        self.post_message(self.Clicked(self, event.x, event.y))

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines from now on; rows that are as before are not drawn again."""
        before, self._lines = self._lines, tuple(lines)
        rows = max(len(before), len(self._lines))
        changed = [y for y in range(rows) if _at(before, y) != _at(self._lines, y)]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def refresh(self, *regions: Region, **how: bool) -> Self:
        """Draw it again at the next chance."""
        self._drawn = None
        return super().refresh(*regions, **how)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give its rows; each is asked for wherever one on the screen has changed."""
        if self._drawn is None or self._drawn[0] != crop:
            self._drawn = (crop, super().render_lines(crop))
        return self._drawn[1]

    @property
    def lines(self) -> Lines:
        """Give what it shows."""
        return self._lines

    def notify_style_update(self) -> None:
        """Take the colours of a theme that was just chosen."""
        self._styles, self._drawn = {}, None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Give one row as the terminal takes it."""
        if not self._styles:
            self._styles = styles_of(PALETTES[self.app.theme])
        width = self.size.width
        signs = in_ascii if self.app.face.signs == "ascii" else str  # type: ignore[attr-defined]
        line = tuple((signs(visible(text)), role) for text, role in _at(self._lines, y))
        segments = [Segment(text, self._styles[role]) for text, role in filled(line, width) if text]
        return Strip(segments, width).apply_style(self.rich_style)


def _at(lines: Lines, y: int) -> Line:
    return lines[y] if y < len(lines) else EMPTY
