"""The keys of the screen on which a group ends."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, Action

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("ending.next", ("enter",), "go on", "go on",
           "Seal the session now, where it lies open; else leave.", MAIN, MAIN, must=True),
    Action("ending.transcribe", ("t",), "transcribe", "transcribe first",
           "Make the text now; an encrypted session is sealed with it.", MAIN, MAIN),
    Action("ending.leave", ("ctrl+q", "escape"), "later", "leave it as it is",
           "Leave it as it is; everything is on the disk.", MAIN, MAIN, must=True),
    Action("ending.palette", ("colon", "ctrl+p"), "all by name", "all by name",
           "Every action by its name.", MAIN),
    Action("ending.draw", ("ctrl+l",), "draw again", "draw again",
           "Draw the screen again.", MAIN),
    Action("ending.help", ("h", "f1"), "help", "help", "This list.", MAIN, MAIN, must=True),
)
# fmt: on
