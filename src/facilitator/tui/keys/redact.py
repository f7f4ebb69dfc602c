"""The keys of the redaction screen."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, Action

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("redact.redact", ("y",), "redact", "redact",
           "Replace it (✓), and go to the next open flag.", MAIN, MAIN),
    Action("redact.keep", ("n",), "keep", "keep",
           "Keep it (○): it identifies no one.", MAIN, MAIN),
    Action("redact.all", ("a",), "all alike", "redact all alike",
           "Redact every place of this entity.", MAIN, MAIN),
    Action("redact.keep_all", ("N",), "keep all", "keep all alike",
           "Keep every place of this entity; asks first.", MAIN, MAIN, shown="N"),
    Action("redact.undo", ("u",), "undo", "undo",
           "Take the last decision back.", MAIN, MAIN),
    Action("redact.down", ("down",), "other flag", "other flag",
           "Go to the next open flag (*); where none is, to the next.", MAIN, MAIN, shown="↑↓"),
    Action("redact.up", ("up",), "other flag", "other flag",
           "Go to the flag before, likewise.", MAIN),
    Action("redact.palette", ("colon", "ctrl+p"), "all by name", "all by name",
           "Every action by its name.", MAIN),
    Action("redact.draw", ("ctrl+l",), "draw again", "draw again",
           "Draw the screen again.", MAIN),
    Action("redact.leave", ("ctrl+q",), "leave", "leave",
           "Leave; every decision is kept.", MAIN, MAIN, must=True),
    Action("redact.help", ("h", "f1"), "help", "help", "This list.", MAIN, MAIN, must=True),
)
# fmt: on
