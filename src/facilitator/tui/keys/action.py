"""What can be done with a key: the shape of a row of the table, and how keys are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ScreenName: TypeAlias = Literal[
    "before",
    "live",
    "join",
    "home",
    "redact",
    "residual",
    "sign",
    "gate",
    "list",
    "debrief",
    "ending",
    "plan",
]
Mode: TypeAlias = Literal[
    "talk",
    "assent",
    "note",
    "command",
    "probe",
    "leave",
    "prompt",  # of the live session
    "guide",
    "who",
    "seat",
    "words",
    "palette",  # of a list over it
    "devices",
    "try",
    "count",  # of the screen before a session
    "span",
    "read",  # of redaction
    "main",
]
Sound: TypeAlias = Literal["any", "stopped", "running"]

SEAT_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "minus", "equals_sign")
"""The key of each seat, from the first to the twelfth."""
SIGNS = {
    "minus": "-", "equals_sign": "=", "exclamation_mark": "!", "question_mark": "?",
    "colon": ":",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn",
    "escape": "esc", "f1": "F1",
}  # fmt: skip
"""How keys are written where their name is another."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with a key."""

    id: str
    keys: tuple[str, ...]
    short: str
    """Label on a narrow key bar."""
    label: str
    help: str
    """One sentence."""
    modes: tuple[Mode, ...]
    bar: tuple[Mode, ...] = ()
    """The modes whose key bar shows it."""
    sound: Sound = "any"
    shown: str = ""
    """How its keys are written; else its first key."""
    must: bool = False
    """True for what no person may be without: it cannot be left without a key."""

    @property
    def screen(self) -> str:
        """Give the screen that it belongs to."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """Give its id without the screen."""
        return self.id.partition(".")[2]

    @property
    def written(self) -> str:
        """Give its keys as people read them."""
        if self.shown or not self.keys:
            return self.shown
        return SIGNS.get(self.keys[0], self.keys[0])


TALK: tuple[Mode, ...] = ("talk", "assent", "command")
HERE: tuple[Mode, ...] = (*TALK, "note", "probe", "leave", "prompt")
MAIN: tuple[Mode, ...] = ("main",)
