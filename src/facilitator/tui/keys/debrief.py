"""The keys of the debrief: all else that is typed is an answer."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, Action

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("debrief.keep", ("enter",), "keep, go on", "keep and go on",
           "Keep the page and go on; on the last, keep a note, or close.", MAIN, MAIN, must=True),
    Action("debrief.on", ("tab", "down", "pagedown"), "next page", "next page",
           "Go to the next page.", MAIN, MAIN),
    Action("debrief.back", ("shift+tab", "up", "pageup"), "page before", "page before",
           "Go to the page before.", MAIN, MAIN, shown="⇧tab"),
    Action("debrief.palette", ("ctrl+p",), "all by name", "all by name",
           "Every action by its name.", MAIN),
    Action("debrief.draw", ("ctrl+l",), "draw again", "draw again",
           "Draw the screen again.", MAIN),
    Action("debrief.close", ("ctrl+q",), "close", "close the debrief",
           "Close it; what is empty stays empty.", MAIN, MAIN, must=True),
    Action("debrief.help", ("f1",), "help", "help", "This list.", MAIN, MAIN, must=True),
)
# fmt: on
