"""The keys of the form in which a session is planned: all else that is typed goes into it."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, Action

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("plan.keep", ("enter",), "go on", "go on",
           "Go to the next line; on the last, plan the session.", MAIN, MAIN, must=True),
    Action("plan.on", ("down", "tab"), "line", "choose the line",
           "Go to the line below.", MAIN, MAIN, shown="↑↓"),
    Action("plan.back", ("up", "shift+tab"), "line", "choose the line",
           "Go to the line above.", MAIN),
    Action("plan.palette", ("ctrl+p",), "all by name", "all by name",
           "Every action by its name.", MAIN),
    Action("plan.draw", ("ctrl+l",), "draw again", "draw again", "Draw the screen again.", MAIN),
    Action("plan.leave", ("escape", "ctrl+q"), "leave it", "leave it",
           "Back to home; nothing is planned.", MAIN, MAIN, must=True),
    Action("plan.help", ("f1",), "help", "help", "This list.", MAIN, MAIN, must=True),
)
# fmt: on
