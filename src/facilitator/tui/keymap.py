"""The table of keys as one person has it: what works where, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.tui.keys import ACTIONS, BY_ID, Action, Mode, ScreenName


@dataclass(frozen=True, slots=True)
class Keymap:
    """What can be done, and which key does it here."""

    actions: tuple[Action, ...] = ACTIONS

    def written(self, id: str) -> str:
        """Give the key of an action as people read it."""
        return next(action.written for action in self.actions if action.id == id)

    def help_key(self, screen: ScreenName, mode: Mode = "main") -> str:
        """Give the key that shows help there; empty where there is none."""
        shows = (action for action in self.in_help(screen, mode) if action.label == "help")
        return next((action.written for action in shows), "")

    def stops(self, key: str) -> bool:
        """Say whether `key` stops the sound of a session that one leads."""
        return any(key in action.keys for action in self.actions if action.id == "live.off")

    def told(self, said: str) -> str:
        """Give what a session said of its last act with this person's keys in it."""
        for id, key, mention in MENTIONS:
            if self is not STANDARD and key not in self._keys_of(id):
                said = said.replace(mention.format(key), mention.format(self.written(id)))
        return said

    def _keys_of(self, id: str) -> tuple[str, ...]:
        return next(action.keys for action in self.actions if action.id == id)

    def hint(self, screen: ScreenName, key: str) -> str:
        """Give what is said of a key that works at another time, or in other programs."""
        here = {action.name: action for action in self.actions if action.screen == screen}
        if screen == "live" and key in here["break"].keys:
            off, stop = here["off"].written, here["break"].written
            return f"{off} stops the sound · {stop} then says that the stop is a break"
        if key != "ctrl+c":
            return ""
        ways = (f"{here[name].written} {does}" for name, does in WAYS_OUT.items() if name in here)
        return next(ways, "")

    def meaning(
        self, screen: ScreenName, key: str, mode: Mode = "main", *, stopped: bool = False
    ) -> Action | None:
        """Give what `key` does there, the sound stopped or running; None where it does nothing."""
        here = self.in_help(screen, mode, stopped=stopped)
        return next((action for action in here if key in action.keys), None)

    def on_bar(
        self, screen: ScreenName, mode: Mode = "main", *, stopped: bool = False
    ) -> list[Action]:
        """Give the actions of a key bar, in the table's order, help last."""
        here = self.in_help(screen, mode, stopped=stopped)
        return [action for action in here if mode in action.bar]

    def in_help(
        self, screen: ScreenName, mode: Mode = "main", *, stopped: bool = False
    ) -> list[Action]:
        """Give the actions that work there, hints among them: help and palette list them."""
        return [
            action
            for action in self.actions
            if action.screen == screen and works(action, mode, stopped=stopped)
        ]


MENTIONS = (
    ("live.undo", "u", "· {}: take it back"),
    ("live.undo", "u", "· {} takes back"),
    ("live.note", "enter", "· {}: its words"),
    ("live.on", "o", "Use {}."),
    ("live.on", "o", "· {} goes on"),
    ("live.off", "o", "{} stops the sound"),
    ("live.end", "ctrl+q", "· {} ends"),
    ("live.away", "escape", "· {} asks later"),
    ("redact.undo", "u", "· {} takes it back"),
    ("redact.redact", "y", "{} redacts"),
    ("redact.redact", "y", "Press {} again"),
    ("redact.keep", "n", ", {} keeps"),
    ("redact.keep", "n", "Press {} again"),
    ("redact.all", "a", "· {} all alike"),
    ("redact.all", "a", "Press {} again"),
)
"""The keys that a session names where it says what was done; it knows those of the table alone."""
WAYS_OUT = {"end": "ends the session", "leave": "leaves", "close": "closes it"}
"""The actions that leave a screen, and what they do."""
STANDARD = Keymap()
"""The table as it comes."""


def works(action: Action, mode: Mode, *, stopped: bool = False) -> bool:
    """Say whether an action can be done in `mode`, the sound stopped or running."""
    return mode in action.modes and action.sound in ("any", "stopped" if stopped else "running")


def usual(action: Action, key: str) -> str:
    """Give the standard key that stands where `key` stands among an action's keys.

    A seat is known by its place in the row: whoever has other keys for the seats keeps the order.
    """
    standard = BY_ID[action.id].keys
    place = action.keys.index(key) if key in action.keys else 0
    return standard[min(place, len(standard) - 1)]
