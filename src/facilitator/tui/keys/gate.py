"""The keys of the gate: what still stands before words may leave."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, Action

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("gate.go", ("enter",), "go there", "go there",
           "Go where the marked condition is brought further.", MAIN, MAIN),
    Action("gate.down", ("down",), "condition", "other condition",
           "Mark the next condition.", MAIN, MAIN, shown="↑↓"),
    Action("gate.up", ("up",), "condition", "other condition",
           "Mark the condition before.", MAIN),
    Action("gate.again", ("r",), "look again", "look again",
           "Look at every condition anew.", MAIN, MAIN),
    Action("gate.palette", ("colon", "ctrl+p"), "all by name", "all by name",
           "Every action by its name.", MAIN),
    Action("gate.draw", ("ctrl+l",), "draw again", "draw again", "Draw the screen again.", MAIN),
    Action("gate.leave", ("ctrl+q", "escape"), "leave", "leave", "Leave.", MAIN, MAIN, must=True),
    Action("gate.help", ("h", "f1"), "help", "help", "This list.", MAIN, MAIN, must=True),
)
# fmt: on
