"""The screen of one who joined: the same view, and every letter typed is a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on

from facilitator.tui.editing import Written
from facilitator.tui.jobs_join import Joining
from facilitator.tui.keys import Mode, ScreenName
from facilitator.tui.regions.clicked import clicked
from facilitator.tui.regions.looks import Look
from facilitator.tui.screens.acts import label_of
from facilitator.tui.screens.noting import NotingScreen
from facilitator.tui.screens.own_notes import OwnNotesScreen
from facilitator.tui.widgets.painted import Painted

ACTS: dict[str, Callable[[Joining], None]] = {
    "join.off": lambda job: job.ask_stop(),
    "join.on": lambda job: job.refuse(),
    "join.theirs": lambda job: job.refuse(),
    "join.page": lambda job: job.refuse(),
    "join.identified": lambda job: job.mark("identified"),
    "join.quote": lambda job: job.mark("quote"),
    "join.followup": lambda job: job.mark("followup"),
    "join.leave_out": lambda job: job.mark("leave_out"),
    "join.probe": lambda job: job.probe(None),
    "join.facilitator": lambda job: job.speaker("FAC"),
    "join.all": lambda job: job.speaker("ALL"),
    "join.not_recording": lambda job: job.raise_not_recording(),
    "join.undo": lambda job: job.undo(),
    "join.away": lambda job: job.calm(),
    "join.leave": lambda job: job.ask_leave(),
}


class JoinScreen(NotingScreen):
    """One session, live, for who takes notes beside the facilitator, or only looks on."""

    TABLE: ClassVar[ScreenName] = "join"
    _conduct: Joining

    def __init__(self, job: Joining, look: Look = "full") -> None:
        """Show the session of `job`; the note line stands open, with what a stop left."""
        super().__init__(job, look)
        self._line = None if self.view.watches else Written.ending(self.view.draft.text)

    @property
    def mode(self) -> Mode:
        """Give what keys mean now."""
        if self._waiting is not None:
            return self._waiting[0]
        return "main" if self.view.watches else "note"

    def act(self, id: str, key: str) -> None:
        """Send what a key means, or do it here where it concerns the screen alone."""
        self.lapsed()
        label = label_of(self.view, key) if id == "join.speaker" else None
        if label is not None:
            self.attempt(lambda: self._conduct.speaker(label))
        elif id in ACTS:
            self.attempt(lambda: ACTS[id](self._conduct))
        else:
            super().act(id, key)

    def do_act(self, key: str) -> None:
        """Wait for an act, the note staying as it is."""
        self.wait("command")

    def do_lapse(self, key: str) -> None:
        """Leave what was begun."""

    def do_keep(self, key: str) -> None:
        """Keep the note, and stay for the next."""
        super().do_keep(key)
        self._line = Written()

    def do_own(self, key: str) -> None:
        """Show this writer's notes under their questions."""
        self.app.push_screen(OwnNotesScreen(self._conduct.own_notes, self.hand.head_rows + 1))

    @on(Painted.Clicked)
    def take_click(self, click: Painted.Clicked) -> None:
        """Take a click on a seat for who speaks, one on a banner for having read it."""
        name = next((name for name, there in self._painted.items() if there is click.of), None)
        found = name and clicked(name, self.view, self.hand, click.of.size, click.x, click.y)
        match found:
            case "seat", label if not self.view.watches:
                self.attempt(lambda: self._conduct.speaker(label))
            case "banner", _:
                self._conduct.calm()
        self.paint()
