"""The level meter: one line over the header, drawn only when its length changes."""

from __future__ import annotations

from facilitator.tui.regions.header import meter, meter_length, meter_place
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.view import SessionView


class Meter(Painted):
    """Shows how loud it is; while it moves the screen looks five times a second."""

    DEFAULT_CSS = "Meter { layer: over; position: absolute; height: 1; background: $bar; }"

    def __init__(self, id: str | None = None) -> None:
        """Begin with nothing heard."""
        super().__init__(id=id)
        self._place = (0, 0, 0)
        self._shown: tuple[int, str] | None = None

    def listen(self, view: SessionView, rows: int) -> bool:
        """Show the level of `view` in a header of so many rows; say whether it looks different."""
        place = meter_place(view, self.app.size.width, rows)
        if place != self._place:
            self._move(place)
        before, self._shown = self._shown, (meter_length(view.level_dbfs, place[2]), view.pill)
        if moved := self._shown != before:
            self.show((meter(view, place[2]),))
        return moved

    def _move(self, place: tuple[int, int, int]) -> None:
        self._place, self._shown = place, None
        x, y, length = place
        self.styles.offset = (x, y)
        self.styles.width = length
