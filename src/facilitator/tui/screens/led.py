"""What every part of the live screen knows: the session it shows, and where the hand is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from facilitator.tui.editing import Written
from facilitator.tui.jobs import Attending
from facilitator.tui.keys import Action, Mode, ScreenName
from facilitator.tui.regions.live import Hand, is_stopped
from facilitator.tui.regions.looks import Look
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.units import SECOND, Us
from facilitator.workflow.view import Prompt, SessionView

WAITS: Us = 3 * SECOND
"""How long `p`, `l` and `tab` wait for their second key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A few words that an act needs."""

    prompt: Prompt
    title: str
    """What is asked for, in the line's head."""
    send: Callable[[str], None]
    """What is done with the answer."""
    empty: str
    """What is said where nothing was written."""


class LedScreen(KeyedScreen):
    """A screen on one session, live."""

    TABLE: ClassVar[ScreenName] = "live"

    def __init__(self, conduct: Attending, look: Look = "full") -> None:
        """Show the session of `conduct`; a note that a crash cut short stands open."""
        super().__init__()
        self._conduct = conduct
        self.view: SessionView = conduct.view
        self.look: Look = look
        self._waiting: tuple[Mode, Us] | None = None
        self._scroll = 0
        draft = self.view.draft
        self._line = Written.ending(draft.text) if draft.from_before and draft.text else None
        self._asked: Asked | None = None
        self._answer = Written()

    @property
    def mode(self) -> Mode:
        """Give what keys mean now."""
        if self._waiting is not None:
            return self._waiting[0]
        if self._asked is not None:
            return "prompt"
        if self._line is not None:
            return "note"
        return "assent" if self.view.assent_open else "talk"

    @property
    def stopped(self) -> bool:
        """Say whether the sound is stopped."""
        return is_stopped(self.view)

    @property
    def hand(self) -> Hand:
        """Give what only the screen knows."""
        return Hand(
            *self.app.size,
            table=self.TABLE,
            keys=self.keymap,
            mode=self.mode,
            look=self.look,
            line=self._line if self._asked is None else self._answer,
            asked=self._asked.title if self._asked else "",
            remark=self.remark,
            elsewhere=not self.app.app_focus,
            scroll=self._scroll,
        )

    @property
    def head(self) -> int:
        """Give how many rows of the screen stay in sight above what lies over it."""
        return self.hand.head_rows + 1

    def within_reach(self) -> list[Action]:
        """Give the actions that make sense now; while a note is written, the commands too."""
        modes: tuple[Mode, ...] = ("note", "command") if self.mode == "note" else (self.mode,)
        return [
            action
            for mode in modes
            for action in self.keymap.in_help(self.TABLE, mode, stopped=self.stopped)
            if self.offers(action)
        ]

    def do_note_palette(self, key: str) -> None:
        """Show every action by its name; the note stays as it is."""
        self.do_palette(key)

    def wait(self, mode: Mode) -> None:
        """Let the next key, within three seconds, be one of `mode`."""
        self._waiting = (mode, self.now() + WAITS)

    def lapsed(self) -> None:
        """Wait no longer."""
        self._waiting = None
