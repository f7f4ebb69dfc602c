"""The live screen, region by region: what each shows, and what it depends on.

A region is made anew only where what it depends on has changed: the clock moves once a second, and
all else stands still until something happens.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from facilitator.tui.editing import Written
from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.keys import Action, Mode, ScreenName
from facilitator.tui.lines import EMPTY, Line, Lines, clipped, filled, fitted, indented, wrapped
from facilitator.tui.regions.banner import banner
from facilitator.tui.regions.card import card, longest_scroll_of_card
from facilitator.tui.regions.fold import fold
from facilitator.tui.regions.header import STOPPED, header, rows_of
from facilitator.tui.regions.join_line import join_line
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.regions.looks import Look, Places, places
from facilitator.tui.regions.note_line import (
    note_line,
    prompt_line,
    remarked,
    words_are_kept,
    writing_line,
)
from facilitator.tui.regions.notes import notes
from facilitator.tui.regions.outline import outline, strip
from facilitator.tui.regions.people import people, who
from facilitator.tui.regions.pieces import Room, room_in
from facilitator.tui.regions.sizes import is_small
from facilitator.tui.regions.stage import longest_scroll, stage
from facilitator.tui.regions.stopped import stopped
from facilitator.units import SECOND
from facilitator.workflow.view import SessionView

RegionName = Literal[
    "header", "strip", "outline", "stage", "people", "fold", "notes", "note", "keys"
]
REGIONS: tuple[RegionName, ...] = (
    "header", "strip", "outline", "stage", "people", "fold", "notes", "note", "keys",
)  # fmt: skip
NOT_BEFORE = frozenset({"off", "identified"})
"""What the key bar leaves out while nothing is recorded yet."""
SMALL = "small window: make it larger"


@dataclass(frozen=True, slots=True)
class Hand:
    """What only the screen knows: where the hand on the keyboard is."""

    columns: int
    """Of the whole window."""
    rows: int
    table: ScreenName = "live"
    """Whose keys they are."""
    keys: Keymap = STANDARD
    """Which keys this person has."""
    mode: Mode = "talk"
    look: Look = "full"
    """Which of the three views is shown."""
    line: Written | None = None
    """The note or the answer being written."""
    asked: str = ""
    """What the answer being written is asked for; empty where it is a note."""
    remark: str = ""
    """What is said of the last key."""
    elsewhere: bool = False
    """True where the window has lost the keyboard."""
    scroll: int = 0
    """Rows by which the stage is scrolled."""

    @property
    def small(self) -> bool:
        """Say whether only the most needed is drawn."""
        return is_small(self.columns, self.rows)

    @property
    def writing(self) -> bool:
        """Say whether something is being written."""
        return self.line is not None

    @property
    def head_rows(self) -> int:
        """Give how many rows the header takes."""
        return rows_of(self.columns, self.rows, glance=self.look != "full")

    def places(self, view: SessionView) -> Places:
        """Give how much room each region has."""
        return places(view, self.look, self.columns, self.rows)

    def room(self, width: int, height: int) -> Room:
        """Give the stage's room, of that many columns and rows."""
        whole = self.look != "full"
        return Room(
            width,
            height,
            big=whole or room_in(self.columns, self.rows),
            whole=whole,
            pending=self.mode == "probe",
            scroll=self.scroll,
            keys=self.keys,
        )


def is_stopped(view: SessionView) -> bool:
    """Say whether the sound is stopped."""
    return view.pill in STOPPED


def offered(view: SessionView, action: Action, scrolls: int = 0) -> bool:
    """Say whether an action makes sense: no probe where there is none, no scroll where all fits."""
    if action.name in ("probe", "probe_next", "probe_used"):
        return bool(view.stage.probes)
    if action.name in ("up", "down"):
        return scrolls > 0
    if action.name == "break":
        return view.pill != "break"
    if action.name == "away":
        return _can_put_away(view)
    if action.name == "cards":
        return bool(view.cards)
    return True


def _can_put_away(view: SessionView) -> bool:
    passes = view.banner is not None and view.banner.passes
    return passes or view.own_round or view.card is not None


def can_scroll(view: SessionView, hand: Hand, width: int, height: int) -> int:
    """Give by how many rows the stage can be scrolled."""
    if view.card is not None:
        return longest_scroll_of_card(view, hand.room(width, height))
    if is_stopped(view) and not view.assent_open:
        return 0
    return longest_scroll(view, hand.room(width, height))


def lines_of(name: RegionName, view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    """Give a region in `width` columns and `height` rows."""
    drawn = _DRAWN[name](view, hand, width, height)
    return tuple(clipped(line, width) for line in drawn[: max(height, 1)])


def depends(name: RegionName, view: SessionView, hand: Hand) -> Hashable:
    """Give what a region shows, as a value to compare.

    What counts seconds – the clock, the last safe second, how long someone speaks – moves together
    with the clock: one drawing a second, and nothing shown is ever ahead of the truth.
    """
    second, gap = view.elapsed // SECOND, (view.gap or 0) // SECOND
    sound = (view.pill, gap)
    match name:
        case "header":
            time = (view.left_minutes, view.section_left_minutes, view.saved_to is None, view.until)
            room = (view.device, view.encrypted, view.participants)
            return (*sound, second, *time, *room, view.outline)
        case "strip":
            said = (view.banner, view.more_banners, view.question, hand.elsewhere)
            return (*said, view.outline, view.pace, hand.small, hand.look)
        case "outline":
            return (view.outline, view.pace, view.come_back)
        case "stage":
            round_ = (view.assent_open, view.assent_answered, view.asked_seat)
            seats = tuple(person.status for person in view.people)
            here = (hand.scroll, hand.mode, hand.look, hand.small and _who_speaks(view, second))
            over = (view.card, view.offer_come_back, view.come_back, view.own_round)
            return (*sound, view.stage, *round_, seats, *here, *over)
        case "people" | "fold":
            return (
                view.people,
                *_who_speaks(view, second),
                view.come_back,
                view.assent_open,
                view.assent_answered,
            )
        case "notes":
            return view.notes
        case "note":
            last = (view.said, view.said_in_private, hand.look == "discreet", hand.remark)
            return (*last, view.draft, view.pill, view.tags, hand.line, hand.asked)
        case "keys":
            labels = tuple(who.label for who in view.people)
            sense = (bool(view.stage.probes), bool(view.cards), _can_put_away(view))
            return (hand.mode, view.pill, labels, *sense)


def _who_speaks(view: SessionView, second: int) -> tuple[Hashable, ...]:
    """Give what the line of who speaks shows; a keyless or silent stretch counts in seconds too."""
    return (view.speaking, second, view.silence_seconds, view.keyless is None, view.participants)


def _header(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    return header(view, width, height)


def _strip(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    above = banner(view, width, elsewhere=hand.elsewhere)
    if above is not None:
        return (above,)
    if hand.small:
        return (clipped(((f" {SMALL}", "warning"),), width),)
    alone = hand.places(view).outline == 0 and hand.look != "discreet"
    return (strip(view, width) if alone else EMPTY,)


def _outline(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    return outline(view, width, height)


def _stage(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    if hand.small:
        return _small(view, hand, width, height)
    room = hand.room(width, height)
    if view.card is not None:
        return card(view, view.card, room)
    if is_stopped(view) and not view.assent_open:
        return stopped(view, room)
    return stage(view, room)


def _small(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    """Give only the question, and whose answer it is or, where others may read it, who speaks.

    An answer is never given for a seat that nobody sees.
    """
    text = indented(wrapped(view.stage.text, width - 2, "strong"), ((" ", ""),))
    speaks: Line = EMPTY if hand.look == "discreet" else ((" ", ""), *who(view))
    if view.assent_open and view.asked_seat is not None:
        speaks = ((f" ▶ P{view.asked_seat} is asked", "accent"),)
    return (*fitted(text, height - 1), speaks)


def _people(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    return people(view, width, height)


def _fold(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    return (filled(fold(view, width), width),)


def _notes(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    return notes(view, width, height, hand.keys)


def _note(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    if hand.line is None:
        discreet = hand.look == "discreet"
        return (note_line(view, hand.remark, width, discreet=discreet, keys=hand.keys),)
    if hand.asked:
        asked = partial(prompt_line, hand.asked, hand.line, kept=words_are_kept(view))
        return (remarked(asked, hand.remark, width),)
    if hand.table == "join":
        return (join_line(view, hand.line, hand.remark, width),)
    return (remarked(partial(writing_line, view, hand.line), hand.remark, width),)


def _keys(view: SessionView, hand: Hand, width: int, height: int) -> Lines:
    actions = [
        action
        for action in hand.keys.on_bar(hand.table, hand.mode, stopped=is_stopped(view))
        if offered(view, action) and not (view.pill == "before" and action.name in NOT_BEFORE)
    ]
    seats = max((int(who.label[1:]) for who in view.people if who.label[0] == "P"), default=0)
    return (filled(key_bar(actions, width, seats=seats, probes=len(view.stage.probes)), width),)


_DRAWN: dict[RegionName, Callable[[SessionView, Hand, int, int], Lines]] = {
    "header": _header,
    "strip": _strip,
    "outline": _outline,
    "stage": _stage,
    "people": _people,
    "fold": _fold,
    "notes": _notes,
    "note": _note,
    "keys": _keys,
}
