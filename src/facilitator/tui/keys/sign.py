"""The keys of the sign-off: read the redacted text, try to name someone, answer for it."""

from __future__ import annotations

from facilitator.tui.keys.action import MAIN, Action, Mode

PROMPT: tuple[Mode, ...] = ("prompt",)
BOTH: tuple[Mode, ...] = (*MAIN, *PROMPT)

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("sign.sign", ("y",), "sign", "answer for it",
           "Sign for the text whose number stands above.", MAIN, MAIN),
    Action("sign.drill", ("d",), "whom?", "whom could you name?",
           "Say whom you could name and by what; left empty: nobody.", MAIN, MAIN),
    Action("sign.who", ("i",), "initials", "initials",
           "Type the initials of who reads.", MAIN, MAIN),
    Action("sign.changed", ("c",), "next change", "next change",
           "Go to the next line that is other than what you signed.", MAIN, MAIN),
    Action("sign.down", ("down",), "read on", "read on",
           "Down one line.", MAIN, MAIN, shown="↑↓"),
    Action("sign.up", ("up",), "read on", "read on", "Up one line.", MAIN),
    Action("sign.on", ("pagedown", "space"), "page", "page on", "On one page.", MAIN, MAIN),
    Action("sign.back", ("pageup",), "page back", "page back", "Back one page.", MAIN),
    Action("sign.say", ("enter",), "keep", "keep it",
           "Keep what is written.", PROMPT, PROMPT),
    Action("sign.unsay", ("escape",), "leave it", "leave it",
           "Back, with nothing changed.", PROMPT, PROMPT, must=True),
    Action("sign.palette", ("colon", "ctrl+p"), "all by name", "all by name",
           "Every action by its name.", MAIN),
    Action("sign.draw", ("ctrl+l",), "draw again", "draw again", "Draw the screen again.", BOTH),
    Action("sign.leave", ("ctrl+q", "escape"), "leave", "leave",
           "Leave; what was signed stays signed.", MAIN, MAIN, must=True),
    Action("sign.help", ("h", "f1"), "help", "help", "This list.", MAIN, MAIN, must=True),
    Action("sign.note_help", ("f1",), "help", "help", "This list.", PROMPT, PROMPT),
)
# fmt: on
