"""A session in hand: how an act is done, and what is shown of it.

Each act is one event, counted at once and written beside. What is shown is a fold of the events
(`workflow.live_view`), never a state of its own. `workflow.conduct` adds what can be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any

from facilitator.errors import BadInput
from facilitator.guide.model import Item
from facilitator.guide.outline import glance, spoken
from facilitator.session import assent
from facilitator.session.device import Device
from facilitator.session.events import Event, Live, Record
from facilitator.session.events.made import changed
from facilitator.session.past import Past
from facilitator.session.state import SessionState, after, replay
from facilitator.study.clock import SessionClock
from facilitator.units import SECOND, Us
from facilitator.workflow.banners import banners
from facilitator.workflow.ear import Ear, Heard
from facilitator.workflow.keyless import Keyless
from facilitator.workflow.live_view import Beheld, LiveView
from facilitator.workflow.note_taking import NoteDesk
from facilitator.workflow.orders import Steered
from facilitator.workflow.room import Room
from facilitator.workflow.saving import Saving
from facilitator.workflow.sleep_watch import Slept
from facilitator.workflow.told import Told
from facilitator.workflow.view import Banner, SessionView
from facilitator.workflow.writer import JournalWriter

QUESTION_LASTS: Us = 10 * SECOND
GLANCE_WIDTH = 30


@dataclass(slots=True)
class Stamp:
    """Time and key-log line of the act that is being done, where a log says them."""

    at: Us | None = None
    line: int | None = None


@dataclass
class Leading:
    """One session, its parts, and its state so far."""

    room: Room
    writer: JournalWriter
    orders: Steered
    notes: NoteDesk
    records: list[Record[Any]]
    """All records of the session so far, in order."""
    start_sound: Callable[[], None]
    """Lets a rehearsal's file begin to play."""
    due: Callable[[], None] = lambda: None
    """What happens by itself as time passes: a key log's next line, a look at the recorder."""
    stir: Callable[[], object] = lambda: None
    """Has the screen look at once; any thread may call it."""
    clock: SessionClock | None = None
    """None while a rehearsal stands before its sound."""
    state: SessionState = field(init=False)
    ended: bool = False
    """True once the facilitator has ended the session; the job that opened it closes it."""
    card: str | None = None
    """Id of the contingency card that is shown."""
    handed_over: bool = False
    """True once this screen has let go of the session."""
    has_keyboard: bool = True
    """False while keys go to another window."""
    saving: Saving = field(default_factory=Saving)
    """How notes and sound come to the disk; whoever opened the session looks."""
    device: Device = field(default_factory=Device)
    """What the recorder's journal says of its device; whoever opened the session looks."""
    calmed: frozenset[tuple[str, Us | None]] = frozenset()
    """The banners of events that were put away before their time."""
    stopped_at: Us = 0
    """When the sound was ordered to stop for good."""
    slept: Slept | None = None
    """The computer's last sleep; whoever opened the session looks."""
    late_round: int | None = None
    """The late arrival whose own round is open, until it has answered."""
    asked_again: int | None = None
    """The seat that has answered in the group's round and is turned to again, until it does."""
    past: Past = field(default_factory=Past)
    """Earlier states, for undo."""
    _ear: Ear = field(default_factory=Ear)
    _stamp: Stamp = field(default_factory=Stamp)
    _told: Told = field(default_factory=Told)
    _banners: tuple[Banner, ...] = ()
    """Those of the last view."""
    _keyless: Keyless = field(default_factory=Keyless)
    _shown: LiveView = field(default_factory=LiveView)

    def __post_init__(self) -> None:
        """Fold what is known."""
        self.state = replay(self.records)
        self.past.keep(len(self.records), self.state)

    def tick(self) -> None:
        """Let what is due happen: called several times a second."""
        self.due()
        self.notes.tick(self._now())

    @property
    def view(self) -> SessionView:
        """Give all that is shown at this moment."""
        now = self._now()
        if self._told.question and now - self._told.asked_at >= QUESTION_LASTS:
            self._told.question = None
        heard, asked = self._listen(now), self._asked
        beheld = Beheld(
            heard,
            self.notes.draft,
            self._told,
            self.saving,
            standing=self._to_show(now),
            card=self.card,
            asked=asked,
            own_round=asked is not None and asked == self._late(),
            keyless=self._keyless.look(self.state, heard, now, self.writer.name),
            waiting=self.writer.waiting,
        )
        return self._shown.at(now, self.room, self.state, beheld, self.writer.durable)

    def calm(self) -> None:
        """Put away the banner of something that happened and is over."""
        banner = self.view.banner
        if banner is not None and banner.passes:
            self.calmed |= {banner.event}

    def standing(self, now: Us) -> tuple[Banner, ...]:
        """Give the banners of session time `now`, worst first, those that were put away too."""
        here = self._here()
        quiet = here is not None and (here.kind == "action" or "jot down" in here.text)
        return banners(
            self.state,
            self._listen(now),
            self.saving,
            now,
            quiet_is_wanted=quiet,
            device=self.device,
            keyboard=self.has_keyboard,
            asked=self._asked,
            slept=self.slept,
        )

    def noted(self, now: Us) -> tuple[Banner, ...]:
        """Give the banners that are to be written down at session time `now`.

        Those that were shown last, though they may be over by now; else those that stand.
        """
        return self._banners or self.standing(now)

    @property
    def now(self) -> Us:
        """Give the session time."""
        return self._now()

    @contextmanager
    def as_of(self, at: Us, line: int) -> Iterator[None]:
        """Do what follows as line `line` of a key log says, at its time."""
        self._stamp = Stamp(at, line)
        try:
            yield
        finally:
            self._stamp = Stamp()

    def add(self, *events: Event, at: Us) -> tuple[Record[Any], ...]:
        """Put events of session time `at` on their way to the journal, and count them at once."""
        done = self.writer.put(*events, at=at)
        for record in done:
            self.records.append(record)
            if isinstance(record.event, Live):
                self.state = after(self.state, record)
        self.past.keep(len(self.records), self.state)
        return done

    # --- inside ------------------------------------------------------------------------------

    def _to_show(self, now: Us) -> tuple[Banner, ...]:
        self._banners = self.standing(now)
        return tuple(b for b in self._banners if not (b.passes and b.event in self.calmed))

    def _do(self, *events: Live, at: Us | None = None) -> tuple[Record[Any], ...]:
        line = self._stamp.line
        stamped: Sequence[Event] = [
            changed(event, line=line) if line is not None and _has_line(event) else event
            for event in events
        ]
        done = self.add(*stamped, at=self._now() if at is None else at)
        self._told.done(events[-1], self.state, self._glance)
        return done

    def _now(self) -> Us:
        if self._stamp.at is not None:
            return self._stamp.at
        return self.clock.at() if self.clock else 0

    def _here(self) -> Item | None:
        return self.room.guide.stop_of(self.state.item) if self.state.item else None

    def _item(self, id: str) -> Item:
        found = self.room.guide.item(id)
        if found is None:
            raise BadInput(
                f"The guide has no item {id}.", "facilitator guide show lists the items."
            )
        return found

    def _glance(self, item: str) -> str:
        found = self.room.guide.item(item)
        if found is None:
            return item
        return spoken(glance(found, GLANCE_WIDTH), self.state.participants)

    @property
    def _words_are_kept(self) -> bool:
        return self.state.phase != "off_record" or self.room.off_record_notes

    def _kept(self, words: str | None) -> str | None:
        """Give words as they may be kept: off the record, their time alone is."""
        return words if words is None or self._words_are_kept else ""

    def _recorded(self) -> bool:
        return self.state.phase in ("recording", "off_record")

    @property
    def _asked(self) -> int | None:
        """Give the seat that is asked for assent now; None outside of a round."""
        here = self._here()
        if here is not None and here.do == "assent":
            return self._again() or assent.asked_seat(self.state)
        return self._late()

    def _again(self) -> int | None:
        """Give the seat whose answer is asked again, until another is named or it leaves."""
        seat = self.state.seat(self.asked_again or 0)
        if seat is None or seat.left_at is not None or self.state.speaker != seat.label:
            return None
        return seat.number

    def _late(self) -> int | None:
        """Give the seat whose own round is open: not where the whole group's round is."""
        here, seat = self._here(), self.state.seat(self.late_round or 0)
        if seat is None or not seat.open or seat.left_at is not None:
            return None
        return None if here is not None and here.do == "assent" else seat.number

    def _speaking(self) -> str | None:
        return self.state.speaker if self._asked is None else f"P{self._asked}"

    def _listen(self, now: Us) -> Heard:
        return self._ear.look(
            self.orders.recorder,
            now,
            self.orders.machine_now(),
            recording=self.state.phase == "recording" and not self.ended,
            ordered=self.orders.holds.number,
        )

    def _say(self, text: str) -> None:
        self._told.said = text

    def _ask(self, question: str, on_yes: Callable[[], None]) -> None:
        self._told.question, self._told.asked_at = question, self._now()
        self._told.on_yes = on_yes


def _has_line(event: Event) -> bool:
    return any(f.name == "line" for f in fields(event))
