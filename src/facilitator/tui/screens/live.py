"""The live session's screen: paints the view, and sends what was pressed."""

from __future__ import annotations

from textual import events, on

from facilitator.tui.keys import Mode
from facilitator.tui.regions.clicked import clicked
from facilitator.tui.screens.acts import MOVES_ON, intent, seat_intent
from facilitator.tui.screens.lists import ListsScreen
from facilitator.tui.widgets.painted import Painted

HASTY = "alt+"
"""What a terminal makes of `esc` and a key within a tenth of a second. No stop may be lost."""
PREFIXES: dict[str, Mode] = {"live.probe": "probe", "live.command": "command"}


class LiveScreen(ListsScreen):
    """One session, live."""

    def tick(self) -> None:
        """Paint what changed; leave where the session is over, or handed over."""
        super().tick()
        if self._conduct.handed_over:
            self.app.exit()

    def pressed(self, event: events.Key) -> None:
        """Do what a key means now; of two that the terminal made one, do both."""
        key = event.key.removeprefix(HASTY)
        if key != event.key and self.keymap.stops(key):
            if self.mode in ("note", "prompt"):
                super().pressed(events.Key("escape", None))
            event = events.Key(key, None)
        super().pressed(event)

    @on(Painted.Clicked)
    def take_click(self, click: Painted.Clicked) -> None:
        """Do what a click means."""
        name = next((name for name, there in self._painted.items() if there is click.of), None)
        found = name and clicked(name, self.view, self.hand, click.of.size, click.x, click.y)
        match found:
            case "note", _:
                self.do_note("")
            case "item", item:
                self._scroll = 0
                self.attempt(lambda: self._conduct.go_to(item))
            case "seat", label:
                send = seat_intent(self.view, label)
                self.attempt(lambda: send(self._conduct))
            case "banner", _:
                self._conduct.calm()
        self.paint()

    def act(self, id: str, key: str) -> None:
        """Send what a key means, or do it here where it concerns the screen alone."""
        self.lapsed()
        if id in PREFIXES:
            self.wait(PREFIXES[id])
        if id in MOVES_ON:
            self._scroll = 0
            if self.view.card is not None:  # nobody leaves an item that they cannot see
                self.attempt(self._conduct.hide_card)
                return
        send = intent(self.view, id, key)
        if send is not None:
            self.attempt(lambda: send(self._conduct))
        else:
            super().act(id, key)

    def do_probe(self, key: str) -> None:
        """Wait for a probe's number, the numbers lit."""

    def do_command(self, key: str) -> None:
        """Wait for a command, the note staying as it is."""

    def do_lapse(self, key: str) -> None:
        """Leave what was begun."""

    def do_away(self, key: str) -> None:
        """Take one step back: the card, a late arrival's own round, the banner of an event."""
        if self.view.card is not None:
            self._conduct.hide_card()
        elif self.view.own_round:
            self._conduct.later()
        else:
            self._conduct.calm()
