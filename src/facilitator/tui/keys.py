"""The one table of what can be done and which key does it.

Bindings, key bars, help and the manual's pages of keys are made from it; no other place names a
key. The order is the order on the key bar. Keys are named as terminals deliver them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ScreenName: TypeAlias = Literal["live", "home", "redact", "list"]
Mode: TypeAlias = Literal["talk", "assent", "note", "command", "probe", "main"]
Sound: TypeAlias = Literal["any", "stopped", "running"]

SEAT_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "minus", "equals_sign")
"""The key of each seat, from the first to the twelfth."""
SIGNS = {
    "minus": "-", "equals_sign": "=", "exclamation_mark": "!", "question_mark": "?",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn",
    "escape": "esc", "f1": "F1",
}  # fmt: skip
"""How keys are written where their name is another."""
NO_MEANING = {
    "b": "o stops the sound · b then says that the stop is a break",
    "ctrl+c": "ctrl+q ends the session",
}
"""What is said of a key that works at another time."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with a key."""

    id: str
    keys: tuple[str, ...]
    short: str
    """Label on a narrow key bar."""
    label: str
    help: str
    """One sentence."""
    modes: tuple[Mode, ...]
    bar: tuple[Mode, ...] = ()
    """The modes whose key bar shows it."""
    sound: Sound = "any"
    shown: str = ""
    """How its keys are written; else its first key."""
    must: bool = False
    """True for what no person may be without: it cannot be left without a key."""

    @property
    def screen(self) -> str:
        """Give the screen that it belongs to."""
        return self.id.partition(".")[0]

    @property
    def written(self) -> str:
        """Give its keys as people read them."""
        if self.shown or not self.keys:
            return self.shown
        return SIGNS.get(self.keys[0], self.keys[0])


TALK: tuple[Mode, ...] = ("talk", "assent", "command")
HERE: tuple[Mode, ...] = ("talk", "assent", "note", "command", "probe")
MAIN: tuple[Mode, ...] = ("main",)

# fmt: off
ACTIONS: tuple[Action, ...] = (
    # --- live: the assent round
    Action("live.agree", ("y",), "agrees", "agrees",
           "The seat that is asked now agrees.", ("assent",), ("assent",)),
    Action("live.decline", ("d",), "declines", "declines",
           "It declines: what it says is left out.", ("assent",), ("assent",)),
    Action("live.absent", ("e",), "empty", "empty seat",
           "Nobody sits there.", ("assent",), ("assent",)),
    Action("live.unclear", ("r",), "again", "not clear, ask again",
           "The answer was not clear: the seat stays open.", ("assent",), ("assent",)),
    Action("live.seat", SEAT_KEYS, "seat", "seat",
           "Ask that seat now.", ("assent",), ("assent",), shown="1-9 0 - ="),
    # --- live: while a note is written
    Action("live.keep", ("enter",), "keep", "keep",
           "Keep the note; an empty one is closed.", ("note",), ("note",)),
    Action("live.aside", ("escape",), "put aside", "put aside",
           "Put the note aside; n goes on with it.", ("note",), ("note",)),
    Action("live.command", ("tab",), "+key: one command", "+key: one command",
           "The next key is a command; the note stays open.", ("note",), ("note",)),
    Action("live.whose", (), "who", "who",
           "Whose it is.", ("note",), ("note",), shown="@4"),
    Action("live.tag", (), "tag", "tag",
           "A tag to find it by.", ("note",), ("note",), shown="#tag"),
    # --- live
    Action("live.on", ("o",), "on record", "on the record again",
           "Go on: the sound is kept again from here.", ("talk", "assent"), ("talk", "assent"),
           sound="stopped", must=True),
    Action("live.break", ("b",), "break", "it is a break",
           "This stop is a break: the section clock stands still.", TALK, ("talk", "assent"),
           sound="stopped"),
    Action("live.next", ("space", "right", "pagedown"), "next", "next",
           "Leave this item as asked and go to the next.", HERE, ("talk", "command"),
           must=True),
    Action("live.probe_used", SEAT_KEYS[:9], "that probe", "that probe was used",
           "Mark the probe of that number as used.", ("probe",), ("probe",), shown="1-9"),
    Action("live.probe_next", ("p",), "next probe", "the next unused probe",
           "Mark the next unused probe as used.", ("probe",), ("probe",)),
    Action("live.speaker", SEAT_KEYS, "who", "speaker",
           "That seat speaks now; the same key again starts a new turn.",
           ("talk", "command"), ("talk", "command"), shown="1-9 0 - ="),
    Action("live.note", ("n", "enter"), "note", "note",
           "Write a note; it takes the time of its first letter.",
           ("talk", "assent"), ("talk", "assent")),
    Action("live.identified", ("x",), "named", "identified",
           "Someone was identified: flag the last ten seconds.", TALK, ("talk", "command")),
    Action("live.off", ("o",), "off rec", "off record",
           "Off the record: nothing is kept from here on.", TALK, TALK, sound="running",
           must=True),
    Action("live.resume", ("o",), "on record", "on the record again",
           "Go on: the sound is kept again from here.", ("command",), ("command",),
           sound="stopped"),
    Action("live.probe", ("p",), "probe", "probe",
           "A probe was used: then its number, or p for the next.",
           ("talk", "command"), ("talk",)),
    Action("live.go", ("g",), "go", "go to",
           "Go to another item; the one left counts as begun.", ("talk",), ("talk",)),
    Action("live.quote", ("q", "exclamation_mark"), "quote", "quote",
           "Worth quoting: mark this moment.", TALK, TALK),
    Action("live.followup", ("f", "question_mark"), "come back", "come back",
           "Something to come back to: mark this moment.", TALK, TALK),
    Action("live.undo", ("u",), "undo", "undo",
           "Take the last act back; again, the one before.", TALK, ("talk", "assent")),
    Action("live.facilitator", ("m",), "you speak", "you speak",
           "You, the facilitator, speak now.", TALK, ("talk", "command")),
    Action("live.all", ("c",), "all at once", "all at once",
           "They all speak at once.", TALK, ("talk", "command")),
    Action("live.back", ("left", "pageup"), "back", "back",
           "Go back one item; nothing is marked.", ("talk", "assent", "note", "command"),
           ("talk",)),
    Action("live.lapse", ("escape",), "nothing", "nothing",
           "Leave it.", ("command", "probe"), ("command", "probe")),
    Action("live.covered", ("a",), "covered", "covered here",
           "An item is being answered now without being asked.", ("talk",), ("talk",)),
    Action("live.skip", ("s",), "skip", "skip",
           "Skip this item; why is asked after the group.", ("talk",), ("talk",)),
    Action("live.leave_out", ("l",), "leave out", "leave out",
           "The group asks to leave the last ten seconds out.", TALK, TALK),
    Action("live.up", ("up",), "up", "up",
           "Scroll a text that does not fit.", ("talk", "assent"), shown="↑"),
    Action("live.down", ("down",), "down", "down",
           "Scroll a text that does not fit.", ("talk", "assent"), shown="↓"),
    Action("live.draw", ("ctrl+l",), "draw again", "draw again",
           "Draw the screen again.", HERE),
    Action("live.end", ("ctrl+q",), "end", "end",
           "End the session; asks first.", HERE, ("talk",), must=True),
    Action("live.note_help", ("f1",), "help", "help", "This list.",
           ("note",), ("note",), must=True),
    Action("live.help", ("h", "f1"), "help", "help", "This list.",
           ("talk", "assent", "command", "probe"), ("talk", "assent", "command", "probe"),
           must=True),
    # --- home
    Action("home.next", ("enter",), "do the next thing", "do the next thing",
           "Do what stands under “next”.", MAIN, MAIN, must=True),
    Action("home.down", ("down",), "choose", "choose",
           "Choose the session below.", MAIN, MAIN, shown="↑↓"),
    Action("home.up", ("up",), "choose", "choose",
           "Choose the session above.", MAIN),
    Action("home.new", ("n",), "new", "new session",
           "Plan a session.", MAIN, MAIN),
    Action("home.rehearse", ("r",), "rehearse", "rehearse",
           "Try it out with a sample voice.", MAIN, MAIN),
    Action("home.gate", ("g",), "gate", "gate",
           "Show what still stands before words may leave.", MAIN, MAIN),
    Action("home.verify", ("v",), "verify", "verify",
           "Check every file of the session.", MAIN, MAIN),
    Action("home.draw", ("ctrl+l",), "draw again", "draw again", "Draw the screen again.", MAIN),
    Action("home.leave", ("ctrl+q", "escape"), "leave", "leave",
           "Leave; nothing is running.", MAIN, MAIN, must=True),
    Action("home.help", ("h", "f1"), "help", "help", "This list.", MAIN, MAIN, must=True),
    # --- redact
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
    Action("redact.draw", ("ctrl+l",), "draw again", "draw again",
           "Draw the screen again.", MAIN),
    Action("redact.leave", ("ctrl+q",), "leave", "leave",
           "Leave; every decision is kept.", MAIN, MAIN, must=True),
    Action("redact.help", ("h", "f1"), "help", "help", "This list.", MAIN, MAIN, must=True),
    # --- a list over a screen
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

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


def written(id: str) -> str:
    """Give the key of an action as people read it."""
    return BY_ID[id].written
