"""What every screen shares: keys from the one table, and a word on the last key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.screen import Screen

from facilitator.errors import FacilitatorError
from facilitator.tui.held import KeyGate
from facilitator.tui.key_names import key_written
from facilitator.tui.keymap import usual
from facilitator.tui.keys import BY_ID, Action, Mode, ScreenName
from facilitator.tui.regions import sizes
from facilitator.tui.regions.palette import THEME, named_actions
from facilitator.tui.typed import TakesKeys
from facilitator.units import SECOND, Us

MOVES = frozenset({"up", "down"})
STOPS = frozenset({"live.off", "live.on", "live.resume"})


class KeyedScreen(TakesKeys, Screen[Any], inherit_bindings=False):
    """A screen whose keys stand in the table; nothing on it can take the keyboard for itself.

    A key goes two ways at most: what the mode itself does with it (`takes`), else the action that
    the table gives it, `do_<action>`. Both are done before the next key is looked at.
    """

    AUTO_FOCUS = ""  # None would inherit "*" and put the focus somewhere
    ALLOW_SELECT = False  # no words in a clipboard
    TABLE: ClassVar[ScreenName]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 – declared so by Textual
        (0, "-narrow"),
        (sizes.NORMAL_COLUMNS, "-normal"),
        (sizes.WIDE_COLUMNS, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-short"),
        (sizes.TALL_ROWS, "-tall"),
        (sizes.VAST_ROWS, "-vast"),
    ]

    def __init__(self) -> None:
        """Begin with nothing remarked."""
        super().__init__()
        self.remark = ""
        """What is said, dim, of the last key."""
        self._gate = KeyGate()

    @property
    def mode(self) -> Mode:
        """Give what keys mean now."""
        return "main"

    @property
    def stopped(self) -> bool:
        """Say whether the sound is stopped."""
        return False

    def offers(self, action: Action) -> bool:
        """Say whether an action makes sense now, its mode apart."""
        return True

    def takes(self, event: events.Key) -> bool:
        """Do what the mode itself does with a key; True where it is done with."""
        return False

    def paint(self) -> None:
        """Show what is so now."""
        raise NotImplementedError

    def now(self) -> Us:
        """Give the time of a steady clock, in microseconds."""
        return int(self.app.steady() * SECOND)  # type: ignore[attr-defined]

    def came(self, event: events.Key) -> Us:
        """Give when a key was read from the terminal: a busy machine may look at it much later."""
        waited = events.Event().time - event.time
        return self.now() - max(0, round(waited * SECOND))

    def found(self, key: str) -> Action | None:
        """Give what a key does now."""
        action = self.keymap.meaning(self.TABLE, key, self.mode, stopped=self.stopped)
        return action if action is not None and self.offers(action) else None

    def pressed(self, event: events.Key) -> None:
        """Drop what is held down; let the mode take its keys; do what the table says of others."""
        action = self.found(event.key)
        moves = event.key in MOVES or self.repeats(event)
        stops = action is not None and action.id in STOPS
        if not self._gate.lets(event.key, self.came(event), moves=moves, stops=stops):
            return
        self.remark = ""
        if self.takes(event):
            return
        if (action := self.found(event.key)) is None:
            self.say_nothing_here(event.key)
        else:
            self.act(action.id, usual(action, event.key))

    def holds(self, event: events.Key) -> bool:
        """Say whether a key is only being held down, to a list that lies over this screen."""
        moves = event.key in MOVES
        return not self._gate.lets(event.key, self.came(event), moves=moves)

    def handed(self, event: events.Key) -> None:
        """Do a key that closed a list over this screen, and was counted there."""
        self._gate.forget()
        self.pressed(event)

    def repeats(self, event: events.Key) -> bool:
        """Say whether holding a key down is meant here."""
        return False

    def say_nothing_here(self, key: str) -> None:
        """Say that a key does nothing here."""
        hint = self.keymap.hint(self.TABLE, key)
        help_key = self.keymap.help_key(self.TABLE, self.mode)
        self.remark = hint or f"{key_written(key)} does nothing here · {help_key} help"
        self.paint()

    def act(self, id: str, key: str) -> None:
        """Do an action of the table."""
        self.attempt(lambda: getattr(self, f"do_{id.partition('.')[2]}")(key))

    def attempt(self, send: Callable[[], None]) -> None:
        """Send an intent and show what came of it; where it is refused, say why."""
        try:
            send()
        except FacilitatorError as refusal:
            self.remark = str(refusal)
        self.paint()

    @property
    def head(self) -> int:
        """Give how many rows of the screen stay in sight above what lies over it."""
        return 2

    def within_reach(self) -> list[Action]:
        """Give the actions that the palette names: those that make sense now."""
        here = self.keymap.in_help(self.TABLE, self.mode, stopped=self.stopped)
        return [action for action in here if self.offers(action)]

    def do_palette(self, key: str) -> None:
        """Show every action by its name."""
        from facilitator.tui.screens.palette import PaletteScreen  # it is made of a list over us

        named = named_actions(self.within_reach())
        self.app.push_screen(PaletteScreen(named, self.head, self.do_named))

    def do_named(self, id: str) -> None:
        """Do what was chosen by its name; of a row of keys, say which one is to be pressed."""
        action = BY_ID.get(id)
        if action is None:
            self.app.theme = id.removeprefix(THEME)
        elif action.shown and len(action.keys) > 2:
            self.remark = f"{self.keymap.written(id)} · {action.help}"
            self.paint()
        else:
            self.act(id, action.keys[0])

    def do_draw(self, key: str) -> None:
        """Draw the screen again."""
        self.app.refresh(repaint=True, layout=True)
