"""The keys of one who joined a session: everything typed is a note, `tab` and a key is an act."""

from __future__ import annotations

from facilitator.tui.keys.action import SEAT_KEYS, Action, Mode

NOTE: tuple[Mode, ...] = ("note",)
ACT: tuple[Mode, ...] = ("command",)
WATCH: tuple[Mode, ...] = ("main",)
"""An observer's only mode."""
HERE: tuple[Mode, ...] = (*NOTE, *ACT, *WATCH)

# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("join.keep", ("enter",), "keep", "keep",
           "Keep the note; the line stays open for the next.", NOTE, NOTE),
    Action("join.act", ("tab",), "+key: one act", "+key: one act",
           "The next key is an act; the note stays as it is.", NOTE, NOTE, must=True),
    Action("join.whose", (), "who", "who",
           "Whose it is.", NOTE, NOTE, shown="@4"),
    Action("join.tag", (), "tag", "tag",
           "A tag to find it by.", NOTE, NOTE, shown="#tag"),
    Action("join.question", (), "come back", "come back",
           "As a first letter: to come back to, on the facilitator's list too.",
           NOTE, NOTE, shown="?"),
    Action("join.speaker", SEAT_KEYS, "who", "speaker",
           "That seat speaks now; compared with the facilitator's keys.",
           ACT, ACT, shown="1-9 0 - ="),
    Action("join.off", ("o",), "stop", "stop the sound",
           "Stop the sound; only the facilitator starts it again.",
           ACT, ACT, sound="running", must=True),
    Action("join.not_recording", ("exclamation_mark",), "not rec", "not recording",
           "Say on the facilitator's screen that it seems not to record.",
           ACT, ACT, must=True),
    Action("join.identified", ("x",), "named", "identified",
           "Someone was identified: flag the last ten seconds.", ACT, ACT),
    Action("join.own", ("v",), "own notes", "own notes",
           "Your notes under their questions, for the closing summary.", ACT, ACT),
    Action("join.quote", ("q",), "quote", "quote",
           "Worth quoting: mark this moment.", ACT, ACT),
    Action("join.followup", ("f", "question_mark"), "come back", "come back",
           "Something to come back to: mark this moment.", ACT, ACT),
    Action("join.undo", ("u",), "undo", "undo",
           "Take your own last act back; again, the one before.", ACT, ACT),
    Action("join.facilitator", ("m",), "facilitator", "facilitator speaks",
           "The facilitator speaks now.", ACT, ACT),
    Action("join.all", ("c",), "all at once", "all at once",
           "They all speak at once.", ACT, ACT),
    Action("join.probe", ("p",), "probe", "next probe used",
           "The next unused probe was asked.", ACT, ACT),
    Action("join.leave_out", ("l",), "leave out", "leave out",
           "The group asks to leave the last ten seconds out.", ACT, ACT),
    Action("join.look", ("z",), "view", "full, large, discreet",
           "Full view, large view, discreet view: one after the other.",
           (*ACT, *WATCH), (*ACT, *WATCH)),
    Action("join.lapse", ("escape",), "nothing", "nothing",
           "Leave it.", ACT, ACT),
    Action("join.away", ("escape",), "put away", "put away",
           "Put the banner away.", (*NOTE, *WATCH), (*NOTE, *WATCH)),
    Action("join.up", ("up",), "up", "up",
           "Scroll a text that does not fit.", (*NOTE, *WATCH), shown="↑"),
    Action("join.down", ("down",), "down", "down",
           "Scroll a text that does not fit.", (*NOTE, *WATCH), shown="↓"),
    Action("join.on", ("o",), "not yours", "only the facilitator's",
           "Starting again is the facilitator's alone.", ACT, sound="stopped"),
    Action("join.theirs", ("space", "right", "left", "w", "s", "a", "g", "b", "k", "t"),
           "not yours", "only the facilitator's",
           "Guide, seats, breaks and cards are the facilitator's alone.", ACT,
           shown="space w s a g b k t"),
    Action("join.page", ("pagedown", "pageup"), "not yours", "only the facilitator's",
           "The guide's pages are the facilitator's alone.", (*NOTE, *ACT)),
    Action("join.note_palette", ("ctrl+p",), "all by name", "all by name",
           "Every action by its name.", NOTE),
    Action("join.palette", ("colon", "ctrl+p"), "all by name", "all by name",
           "Every action by its name.", (*ACT, *WATCH)),
    Action("join.draw", ("ctrl+l",), "draw again", "draw again",
           "Draw the screen again.", HERE),
    Action("join.leave", ("ctrl+q",), "leave", "leave",
           "Leave; asks first. The session goes on.", HERE, (*NOTE, *WATCH), must=True),
    Action("join.note_help", ("f1",), "help", "help", "This list.", NOTE, NOTE, must=True),
    Action("join.help", ("h", "f1"), "help", "help", "This list.",
           (*ACT, *WATCH), (*ACT, *WATCH), must=True),
)
# fmt: on
