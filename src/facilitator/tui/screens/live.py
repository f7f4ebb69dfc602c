"""The live session's screen: paints the view, and sends what was pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.tui.editing import Written, edited
from facilitator.tui.jobs import Conducting
from facilitator.tui.keys import BY_ID, Action, Mode, ScreenName
from facilitator.tui.meaning import in_help
from facilitator.tui.regions.live import (
    REGIONS,
    Hand,
    RegionName,
    can_scroll,
    depends,
    is_stopped,
    lines_of,
    offered,
)
from facilitator.tui.screens.acts import MOVES_ON, intent, label_of
from facilitator.tui.screens.choose import ChooseScreen
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.widgets.meter import Meter
from facilitator.tui.widgets.note_line import NoteLine
from facilitator.tui.widgets.painted import Painted
from facilitator.units import SECOND, Us
from facilitator.workflow.view import SessionView

TICK_SECONDS = 0.1
WAITS: Us = 3 * SECOND
"""How long `p` and `tab` wait for their second key."""
HASTY_STOPS = {f"alt+{key}": key for key in BY_ID["live.off"].keys}
"""What a terminal makes of `esc` and a key within a tenth of a second. No stop may be lost."""
PREFIXES: dict[str, Mode] = {"live.probe": "probe", "live.command": "command"}


class LiveScreen(KeyedScreen):
    """One session, live."""

    TABLE: ClassVar[ScreenName] = "live"
    DEFAULT_CSS = """
    LiveScreen { layers: base over; background: $ground; layout: vertical; }
    LiveScreen #header, LiveScreen #strip, LiveScreen #keys { background: $bar; }
    LiveScreen #middle { height: 1fr; }
    LiveScreen #outline { width: 28; height: 100%; display: none; }
    LiveScreen #stage { width: 1fr; height: 100%; }
    LiveScreen #people { width: 22; height: 100%; }
    LiveScreen #notes { height: 3; }
    LiveScreen.-normal, LiveScreen.-wide {
        #outline { display: block; }
        #people { width: 27; }
        #strip { background: $ground; }
    }
    LiveScreen.-wide { #outline { width: 36; } #people { width: 36; } }
    LiveScreen.-tall #notes, LiveScreen.-vast #notes { height: 4; }
    LiveScreen.-small { #outline { display: none; } #people { display: none; } }
    LiveScreen.-small #notes { display: none; }
    """

    def __init__(self, conduct: Conducting) -> None:
        """Show the session that `conduct` leads; a note that a crash cut short stands open."""
        super().__init__()
        self._conduct = conduct
        self.view: SessionView = conduct.view
        self._waiting: tuple[Mode, Us] | None = None
        self._scroll = 0
        self._shown: dict[RegionName, object] = {}
        self._painted: dict[RegionName, Painted] = {}
        self._laid_out: tuple[int, bool, bool] | None = None
        draft = self.view.draft
        self._line = Written.ending(draft.text) if draft.from_before and draft.text else None

    def compose(self) -> ComposeResult:
        """Give the regions."""
        yield Painted(id="header")
        yield Painted(id="strip")
        with Horizontal(id="middle"):
            yield Painted(id="outline")
            yield Painted(id="stage")
            yield Painted(id="people")
        yield Painted(id="notes")
        yield NoteLine(id="note")
        yield Painted(id="keys")
        yield Meter(id="meter")

    def on_mount(self) -> None:
        """Look at the session ten times a second from now on."""
        self._painted = {name: self.query_one(f"#{name}", Painted) for name in REGIONS}
        self._meter = self.query_one(Meter)
        self.set_interval(TICK_SECONDS, self.tick)

    def on_resize(self) -> None:
        """Paint everything in the new size; a half-typed note stays."""
        self.call_after_refresh(self.paint)

    def tick(self) -> None:
        """Paint what changed; leave where the session is over."""
        if self._waiting is not None and self.now() >= self._waiting[1]:
            self._waiting = None
        self._conduct.tick()
        self.paint()
        if self._conduct.ended:
            self.app.exit()

    # --- what is so --------------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """Give what keys mean now."""
        if self._waiting is not None:
            return self._waiting[0]
        if self._line is not None:
            return "note"
        return "assent" if self.view.assent_open else "talk"

    @property
    def stopped(self) -> bool:
        """Say whether the sound is stopped."""
        return is_stopped(self.view)

    @property
    def hand(self) -> Hand:
        """Give what only the screen knows."""
        return Hand(
            *self.app.size,
            mode=self.mode,
            line=self._line,
            remark=self.remark,
            elsewhere=not self.app.app_focus,
            scroll=self._scroll,
        )

    @property
    def _scrolls(self) -> int:
        return can_scroll(self.view, self.hand, *self._painted["stage"].size)

    # --- keys --------------------------------------------------------------------------------

    def pressed(self, event: events.Key) -> None:
        """Do what a key means now; of two that the terminal made one, do both."""
        if event.key in HASTY_STOPS:
            if self.mode == "note":
                super().pressed(events.Key("escape", None))
            event = events.Key(HASTY_STOPS[event.key], None)
        super().pressed(event)

    def offers(self, action: Action) -> bool:
        """Say whether an action makes sense with this view."""
        scrolls = self._scrolls if action.id in ("live.up", "live.down") else 0
        return offered(self.view, action, scrolls)

    def found(self, key: str) -> Action | None:
        """Give what a key does now; a seat's key does something where someone sits."""
        action = super().found(key)
        seat = action is not None and action.id in ("live.speaker", "live.seat")
        return None if seat and label_of(self.view, key) is None else action

    def takes(self, event: events.Key) -> bool:
        """Answer a question, let what waits for another key lapse, write the note."""
        if self.view.question is not None:
            self._conduct.answer(event.key == "y")
            self.paint()
            if event.key in ("y", "n", "escape"):
                return True
        if self._waiting is not None and self.found(event.key) is None:
            self._waiting = None
            self.paint()
        if self._line is None or self._waiting is not None:
            return False
        written = edited(self._line, event.key, event.character)
        if written is not None:
            self._write(written)
        return written is not None

    def repeats(self, event: events.Key) -> bool:
        """Let a letter be typed twice in haste, and the cursor run."""
        writing = self._line is not None and self._waiting is None
        return writing and edited(Written(), event.key, event.character) is not None

    def pasted(self, text: str) -> None:
        """Take what is pasted into a note; anywhere else it is dropped."""
        if self._line is not None:
            self._write(self._line.typed(text))

    @on(NoteLine.Wanted)
    def begin_note(self) -> None:
        """Begin a note where its line was clicked."""
        self.do_note("")
        self.paint()

    def act(self, id: str, key: str) -> None:
        """Send what a key means, or do it here where it concerns the screen alone."""
        self._waiting = (PREFIXES[id], self.now() + WAITS) if id in PREFIXES else None
        if id in MOVES_ON:
            self._scroll = 0
        send = intent(self.view, id, key)
        if send is not None:
            self.attempt(lambda: send(self._conduct))
        else:
            super().act(id, key)

    def do_probe(self, key: str) -> None:
        """Wait for a probe's number, the numbers lit."""

    def do_command(self, key: str) -> None:
        """Wait for a command, the note staying as it is."""

    def do_lapse(self, key: str) -> None:
        """Leave what was begun."""

    def do_up(self, key: str) -> None:
        """Scroll up."""
        self._scroll = max(self._scroll - 1, 0)

    def do_down(self, key: str) -> None:
        """Scroll down."""
        self._scroll = min(self._scroll + 1, self._scrolls)

    def do_note(self, key: str) -> None:
        """Begin a note, or go on with the one put aside."""
        if self._line is None:
            self._line = Written.ending(self.view.draft.text)

    def do_keep(self, key: str) -> None:
        """Keep the note; an empty one is only closed."""
        if self._line is not None and self._line.text.strip():
            self._conduct.keep_note()
        self._line = None

    def do_aside(self, key: str) -> None:
        """Put the note aside."""
        self._conduct.put_aside()
        self._line = None

    def do_go(self, key: str) -> None:
        """Show the guide's items, to go to one."""
        self._choose("Go to which item?", lambda job, item: job.go_to(item))

    def do_covered(self, key: str) -> None:
        """Show the guide's items, to say which is being answered."""
        title = "Covered here: which item is being answered now?"
        self._choose(title, lambda job, item: job.covered(item))

    def do_help(self, key: str) -> None:
        """Explain the keys of this mode."""
        known = in_help("live", self.mode, stopped=self.stopped)
        actions = [action for action in known if self.offers(action)]
        self.app.push_screen(HelpScreen(actions, self.hand.head_rows + 1))

    do_note_help = do_help

    def _choose(self, title: str, send: Callable[[Conducting, str], None]) -> None:
        def chosen(item: str | None) -> None:
            if item is not None:
                self._scroll = 0
                self.attempt(lambda: send(self._conduct, item))

        self.app.push_screen(
            ChooseScreen(title, self.view.outline, self.hand.head_rows + 1), chosen
        )

    def _write(self, line: Written) -> None:
        changed = self._line is None or line.text != self._line.text
        self._line = line
        if changed:
            self._conduct.draft(line.text)
        self.paint()

    # --- painting ----------------------------------------------------------------------------

    def paint(self) -> None:
        """Show what is so now; a region is made anew only where what it shows has changed."""
        self.view = view = self._conduct.view
        if not self._painted:
            return
        hand = self.hand
        if (hand.head_rows, hand.small, hand.writing) != self._laid_out:
            self._lay_out(hand)
        for name, widget in self._painted.items():
            key = (depends(name, view, hand), widget.size)
            if widget.display and widget.size and self._shown.get(name) != key:
                self._shown[name] = key
                widget.show(lines_of(name, view, hand, *widget.size))
        self._meter.listen(view, hand.head_rows)

    def _lay_out(self, hand: Hand) -> None:
        """Give the regions the places that the window's size and a note being written ask for."""
        self._laid_out = (hand.head_rows, hand.small, hand.writing)
        self._painted["header"].styles.height = hand.head_rows
        self.set_class(hand.small, "-small")
        self._painted["note"].set_class(hand.writing, "-lit")
