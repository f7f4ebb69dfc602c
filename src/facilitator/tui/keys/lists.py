"""The keys of a list over a screen."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, SEAT_KEYS, Action

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("list.take", ("enter",), "take it", "take it",
           "Take the item that is marked.", MAIN, MAIN),
    Action("list.down", ("down",), "choose", "choose", "Down one item.", MAIN, MAIN, shown="↑↓"),
    Action("list.up", ("up",), "choose", "choose", "Up one item.", MAIN),
    Action("list.digit", SEAT_KEYS[:10], "section, then item", "section, then item",
           "A digit for the section, a second one takes the item.", MAIN, MAIN, shown="1-9"),
    Action("list.leave", ("escape", "ctrl+q"), "leave it", "leave it",
           "Back, with nothing changed.", MAIN, MAIN),
)
# fmt: on
