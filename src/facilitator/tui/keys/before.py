"""The keys of the screen before a session."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, SEAT_KEYS, Action, Mode

STEPS: tuple[Mode, ...] = ("devices", "try", "count")
"""The list of microphones; the keys being tried; counting who is there."""
CHOICES: tuple[Mode, ...] = ("devices", "count")
HERE: tuple[Mode, ...] = (*MAIN, *CHOICES)

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("before.begin", ("enter",), "begin", "begin",
           "Show the guide; nothing is recorded yet.", MAIN, MAIN, must=True),
    Action("before.take", ("enter", "escape"), "done", "done",
           "Back to the lines.", CHOICES, CHOICES),
    Action("before.down", ("down",), "choose", "choose", "Down one line.", CHOICES, CHOICES,
           shown="↑↓"),
    Action("before.up", ("up",), "choose", "choose", "Up one line.", CHOICES),
    Action("before.more", ("right",), "how many", "how many",
           "One more of them.", ("count",), ("count",), shown="←→"),
    Action("before.fewer", ("left",), "fewer", "fewer", "One fewer of them.", ("count",)),
    Action("before.number", SEAT_KEYS[:10], "that many", "that many",
           "That many of them.", ("count",), ("count",), shown="0-9"),
    Action("before.test", ("t",), "test", "test sound",
           "Hear five seconds, play them, and judge the far chair.", MAIN, MAIN),
    Action("before.devices", ("d",), "device", "microphone",
           "Choose among the microphones, each heard.", MAIN, MAIN),
    Action("before.again", ("r",), "again", "check again",
           "Look at everything again.", MAIN, MAIN),
    Action("before.accept", ("i",), "anyway", "anyway",
           "Go on without what stops you; the journal says so.", MAIN, MAIN),
    Action("before.try", ("k",), "keys", "try the keys",
           "Each key that reaches us lights up.", MAIN, MAIN),
    Action("before.who", ("w",), "who", "who is here",
           "How many sit here, and who else is in the room, without names.", MAIN, MAIN),
    Action("before.seat", SEAT_KEYS, "key", "key",
           "Shows that the key of that seat reaches us.", MAIN, shown="1-9 0 - ="),
    Action("before.palette", ("colon", "ctrl+p"), "all by name", "all by name",
           "Every action by its name.", HERE),
    Action("before.draw", ("ctrl+l",), "draw again", "draw again",
           "Draw the screen again.", (*HERE, "try")),
    Action("before.leave", ("ctrl+q",), "leave", "leave",
           "Leave; no session was begun.", (*HERE, "try"), must=True),
    Action("before.tried", ("escape",), "done", "done", "Back to the lines.", ("try",), ("try",)),
    Action("before.help", ("h", "f1"), "help", "help", "This list.", HERE, HERE, must=True),
    Action("before.try_help", ("f1",), "help", "help", "This list.", ("try",), ("try",), must=True),
)
# fmt: on
