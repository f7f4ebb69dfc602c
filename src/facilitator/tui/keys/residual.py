"""The keys of the residual check: what still shows after redaction."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, Action, Mode

PROMPT: tuple[Mode, ...] = ("prompt",)
BOTH: tuple[Mode, ...] = (*MAIN, *PROMPT)

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("residual.flag", ("enter",), "redact", "redact it",
           "Redact what shows here, and search for it everywhere.", MAIN, MAIN),
    Action("residual.why", ("w",), "may stay", "why it may stay",
           "Say why it may stay; a reason is needed.", MAIN, MAIN),
    Action("residual.why_all", ("W",), "all may stay", "why all alike may stay",
           "Say why all hits of the same words may stay.", MAIN, MAIN, shown="W"),
    Action("residual.undo", ("u",), "undo", "undo",
           "Take the last act back.", MAIN, MAIN),
    Action("residual.down", ("down",), "other hit", "other hit",
           "Go to the next hit.", MAIN, MAIN, shown="↑↓"),
    Action("residual.up", ("up",), "other hit", "other hit",
           "Go to the hit before.", MAIN),
    Action("residual.say", ("enter",), "keep", "keep the reason",
           "Keep what is written as the reason.", PROMPT, PROMPT),
    Action("residual.unsay", ("escape",), "leave it", "leave it",
           "Back, with nothing changed.", PROMPT, PROMPT, must=True),
    Action("residual.palette", ("colon", "ctrl+p"), "all by name", "all by name",
           "Every action by its name.", MAIN),
    Action("residual.draw", ("ctrl+l",), "draw again", "draw again",
           "Draw the screen again.", BOTH),
    Action("residual.leave", ("ctrl+q", "escape"), "leave", "leave",
           "Leave; all that was done is kept.", MAIN, MAIN, must=True),
    Action("residual.help", ("h", "f1"), "help", "help", "This list.", MAIN, MAIN, must=True),
    Action("residual.note_help", ("f1",), "help", "help", "This list.", PROMPT, PROMPT),
)
# fmt: on
