"""The keys of a list over a screen; any other key closes the list and does its own work."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, SEAT_KEYS, Action, Mode

LISTS: tuple[Mode, ...] = (*MAIN, "guide", "who", "seat", "words", "palette")
"""A numbered list; the guide; who came or left; a seat; what becomes of their words;
every action by its name."""

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("list.take", ("enter",), "take it", "take it",
           "Take the line that is marked.", LISTS, LISTS),
    Action("list.down", ("down",), "choose", "choose", "Down one line.", LISTS, LISTS, shown="↑↓"),
    Action("list.up", ("up",), "choose", "choose", "Up one line.", LISTS),
    Action("list.digit", SEAT_KEYS[:10], "that one", "that one",
           "Take that line.", MAIN, MAIN, shown="1-9"),
    Action("list.item", SEAT_KEYS[:10], "section, then item", "section, then item",
           "A digit for the section, a second one takes the item.", ("guide",), ("guide",),
           shown="1-9"),
    Action("list.late", ("l",), "late", "came late",
           "Someone came late: the seat is asked for assent in its own round.", ("who",)),
    Action("list.gone", ("g",), "gone", "left the room",
           "Someone left: then what becomes of their words.", ("who",)),
    Action("list.withdraws", ("w",), "withdraws", "withdraws",
           "Someone withdraws: all that they said is left out.", ("who",)),
    Action("list.hand_over", ("h",), "hand over", "hand over",
           "Another leads on from another terminal; recording goes on.", ("who",)),
    Action("list.seat", SEAT_KEYS, "seat", "seat", "That seat.", ("seat",), ("seat",),
           shown="1-9 0 - ="),
    Action("list.not_asked", ("n",), "not asked", "they were not asked",
           "Nobody asked: the team decides before words may leave.", ("words",)),
    Action("list.stay", ("s",), "stays", "what was said stays",
           "They were asked: what they said may stay.", ("words",)),
    Action("list.withdrawn", ("w",), "withdraws", "it is withdrawn",
           "They were asked: what they said is left out.", ("words",)),
    Action("list.leave", ("escape",), "leave it", "leave it",
           "Back, with nothing changed.", LISTS, LISTS),
)
# fmt: on
