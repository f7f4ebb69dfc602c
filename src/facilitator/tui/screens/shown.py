"""A live session painted region by region, for whoever takes part in it."""

from __future__ import annotations

import asyncio

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from facilitator.tui.jobs import Attending
from facilitator.tui.keymap import usual
from facilitator.tui.keys import Action
from facilitator.tui.regions.live import (
    REGIONS,
    Hand,
    RegionName,
    can_scroll,
    depends,
    lines_of,
    offered,
)
from facilitator.tui.regions.looks import Look, Places, after
from facilitator.tui.screens.acts import label_of
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.led import LedScreen
from facilitator.tui.widgets.meter import Meter
from facilitator.tui.widgets.painted import Painted
from facilitator.units import SECOND, Us
from facilitator.workflow.view import SessionView

LOOK: Us = 200_000
"""How often the session is looked at, and the meter drawn at most: of all that moves it costs most.
A key, and what a note-taker does, is looked at at once."""
STILL_LOOK: Us = 500_000
"""How often where for a while nobody has pressed a key, and the meter has not moved."""
STILL_AFTER: Us = 5 * SECOND
INTO_SECOND: Us = 20_000
"""Looks fall so long after the clock's full seconds: what counts them is painted at one of them."""
OF_A_SEAT = frozenset({"speaker", "seat", "earlier"})


class Stirred(Message):
    """Something came from elsewhere that waits for no look."""


class ShownScreen(LedScreen):
    """Paints one session, and scrolls it."""

    DEFAULT_CSS = """
    ShownScreen { layers: base over; background: $ground; layout: vertical; }
    ShownScreen #header, ShownScreen #fold { background: $bar; }
    ShownScreen #keys, ShownScreen #note { background: $bar; }
    ShownScreen #note.-lit { background: $lit; }
    ShownScreen #strip.-bar { background: $bar; }
    ShownScreen #middle { height: 1fr; }
    ShownScreen #outline, ShownScreen #stage, ShownScreen #people { height: 100%; }
    """

    def __init__(self, conduct: Attending, look: Look = "full") -> None:
        """Show the session of `conduct` in the view of that name."""
        super().__init__(conduct, look)
        self._shown: dict[RegionName, object] = {}
        self._painted: dict[RegionName, Painted] = {}
        self._laid_out: tuple[Places, bool] | None = None
        self._hand: Hand | None = None
        self._has_keyboard = True
        self._moved_at: Us = 0
        self._second_at: Us = 0

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="header")
        yield Painted(id="strip")
        with Horizontal(id="middle"):
            yield Painted(id="outline")
            yield Painted(id="stage")
            yield Painted(id="people")
        yield Painted(id="fold")
        yield Painted(id="notes")
        yield Painted(id="note")
        yield Painted(id="keys")
        yield Meter(id="meter")

    def on_mount(self) -> None:
        """Look at the session from now on, and whenever it calls."""
        self._painted = {name: self.query_one(f"#{name}", Painted) for name in REGIONS}
        self._meter = self.query_one(Meter)
        self._lay_out(self.hand.places(self.view), self.hand)
        self._conduct.stir = lambda: self.post_message(Stirred())
        self.watch(self.app, "app_focus", lambda: self.tick(), init=False)
        self._moved_at = self.now()
        self.tick()
        self.set_interval(LOOK / SECOND, self._look_on)  # once: it never comes back

    def on_resize(self) -> None:
        """Paint everything in the new size; a half-typed note stays."""
        self.call_after_refresh(self.paint)

    def on_stirred(self) -> None:
        """Look now."""
        self.tick()

    def pressed(self, event: events.Key) -> None:
        """Do what a key means, and look quickly for a while."""
        self._moved_at = self.now()
        super().pressed(event)

    async def _look_on(self) -> None:
        """Look whenever the next look is due, as long as the screen is there."""
        while True:
            self.tick()
            await asyncio.sleep(self.rest())

    def rest(self) -> float:
        """Give in how many seconds the next look is due."""
        now = self.now()
        every = LOOK if now - self._moved_at < STILL_AFTER else STILL_LOOK
        return (every - (now - self._second_at) % every) / SECOND

    def tick(self) -> None:
        """Paint what changed; leave where the session is over."""
        if self._waiting is not None and self.now() >= self._waiting[1]:
            self.lapsed()
        if self._has_keyboard != self.app.app_focus:
            self._has_keyboard = self.app.app_focus
            self._conduct.keyboard(self._has_keyboard)
        self._conduct.tick()
        view = self._conduct.view
        if view != self.view or self.hand != self._hand:
            self._show(view)
        if self._conduct.ended:
            self.app.exit()

    @property
    def _scrolls(self) -> int:
        return can_scroll(self.view, self.hand, *self._painted["stage"].size)

    # --- looking ------------------------------------------------------------------------------

    def offers(self, action: Action) -> bool:
        """Say whether an action makes sense with this view."""
        scrolls = self._scrolls if action.name in ("up", "down") else 0
        return offered(self.view, action, scrolls)

    def found(self, key: str) -> Action | None:
        """Give what a key does now; a seat's key does something where someone sits."""
        action = super().found(key)
        if action is None or action.name not in OF_A_SEAT:
            return action
        return None if label_of(self.view, usual(action, key)) is None else action

    def do_up(self, key: str) -> None:
        """Scroll up."""
        self._scroll = max(self._scroll - 1, 0)

    def do_down(self, key: str) -> None:
        """Scroll down."""
        self._scroll = min(self._scroll + 1, self._scrolls)

    def do_look(self, key: str) -> None:
        """Show the next of the three views."""
        self.look = after(self.look)
        self._scroll = 0

    def do_help(self, key: str) -> None:
        """Explain the keys of this mode."""
        known = self.keymap.in_help(self.TABLE, self.mode, stopped=self.stopped)
        actions = [action for action in known if self.offers(action)]
        self.app.push_screen(HelpScreen(actions, self.hand.head_rows + 1))

    do_note_help = do_help

    # --- painting ----------------------------------------------------------------------------

    def paint(self) -> None:
        """Show what is so now."""
        self._show(self._conduct.view)

    def _show(self, view: SessionView) -> None:
        """Show `view`; a region is made anew only where what it shows has changed."""
        if view.elapsed != self.view.elapsed:
            self._second_at = self.now() - view.elapsed % SECOND + INTO_SECOND
        self.view = view
        if not self._painted:
            return
        self._hand = hand = self.hand
        there = hand.places(view)
        if (there, hand.writing) != self._laid_out:
            self._lay_out(there, hand)
            self.call_after_refresh(self.paint)  # in the sizes that come of it
        for name, widget in self._painted.items():
            if not widget.display:
                continue
            if not (size := widget.size):
                self._hand = None  # it has no room yet: the next look shows it
                continue
            key = (depends(name, view, hand), size)
            if self._shown.get(name) != key:
                self._shown[name] = key
                widget.show(lines_of(name, view, hand, *size))
        if self._meter.listen(view, hand.head_rows):
            self._moved_at = self.now()

    def _lay_out(self, there: Places, hand: Hand) -> None:
        """Give the regions the room that view, window and a note being written ask for."""
        self._laid_out = (there, hand.writing)
        self._painted["header"].styles.height = there.head
        columns: dict[RegionName, int] = {"outline": there.outline, "people": there.people}
        rows: dict[RegionName, int] = {"fold": there.fold, "notes": there.notes}
        for name, room in (columns | rows).items():
            self._painted[name].display = room > 0
        for name, room in columns.items():
            self._painted[name].styles.width = room
        for name, room in rows.items():
            self._painted[name].styles.height = room
        outlined = there.outline == 0 and hand.look != "discreet"
        self._painted["strip"].set_class(outlined, "-bar")
        self._painted["note"].set_class(hand.writing, "-lit")
