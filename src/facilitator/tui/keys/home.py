"""The keys of the home screen."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, Action

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("home.next", ("enter",), "do the next thing", "do the next thing",
           "Do what stands under “next”.", MAIN, MAIN, must=True),
    Action("home.down", ("down",), "choose", "choose",
           "Choose the session below.", MAIN, MAIN, shown="↑↓"),
    Action("home.up", ("up",), "choose", "choose",
           "Choose the session above.", MAIN),
    Action("home.steps", ("space",), "all steps", "all steps",
           "Show all that can be done with it, and why not yet.", MAIN, MAIN),
    Action("home.new", ("n",), "new", "new session",
           "Plan a session.", MAIN, MAIN),
    Action("home.rehearse", ("r",), "rehearse", "rehearse",
           "Try it out with a sample voice.", MAIN, MAIN),
    Action("home.gate", ("g",), "gate", "gate",
           "Show what still stands before words may leave.", MAIN, MAIN),
    Action("home.verify", ("v",), "verify", "verify",
           "Check every file of the session.", MAIN, MAIN),
    Action("home.palette", ("colon", "ctrl+p"), "all by name", "all by name",
           "Every action by its name.", MAIN),
    Action("home.draw", ("ctrl+l",), "draw again", "draw again", "Draw the screen again.", MAIN),
    Action("home.leave", ("ctrl+q", "escape"), "leave", "leave",
           "Leave; nothing is running.", MAIN, MAIN, must=True),
    Action("home.help", ("h", "f1"), "help", "help", "This list.", MAIN, MAIN, must=True),
)
# fmt: on
