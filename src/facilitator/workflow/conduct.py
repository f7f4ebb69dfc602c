"""The live session: one object whose methods are what a facilitator can do.

The screen and `run --headless` call the same methods. The sound is stopped before anything is
journaled; everything else is one event, done at once.
"""

from __future__ import annotations

from facilitator.guide.model import Item
from facilitator.session import assent
from facilitator.session.events import aside
from facilitator.session.events import live as act
from facilitator.session.room import MOST_SEATS
from facilitator.units import Us
from facilitator.workflow.following import Came, order_stop, take_in
from facilitator.workflow.noting import Noting
from facilitator.workflow.orders import Orders


class Conduct(Noting):
    """Leads one session. Every method is an act of the facilitator and returns at once."""

    orders: Orders

    # --- the guide ---------------------------------------------------------------------------

    def next(self) -> None:
        """Leave this item as asked and go to the next; at `[Begin recording.]`, begin."""
        here = self._here()
        if self._round_is_open(here):
            return
        target = self.room.guide.after(here.id) if here else self.room.guide.stops[0]
        if target is None:
            self._say("this is the last item · ctrl+q ends the session")
        elif here is not None and here.do == "record" and self.state.phase == "before":
            self.begin_recording(target.id)
        else:
            self._do(act.ItemReached(target.id, "asked"))

    def _round_is_open(self, here: Item | None) -> bool:
        """Say who has still to answer, where the assent round stands open."""
        waiting = [seat.label for seat in assent.open_seats(self.state)]
        if here is None or here.do != "assent" or not waiting or not self._recorded():
            return False
        self._say(f"{', '.join(waiting)} {'has' if len(waiting) == 1 else 'have'} not answered")
        return True

    def back(self) -> None:
        """Go to the item before; marks nothing."""
        here = self._here()
        target = self.room.guide.before(here.id) if here else None
        if target is None:
            self._say("this is the first item")
        else:
            self._do(act.ItemReached(target.id, "back"))

    def skip(self, reason: str | None = None) -> None:
        """Leave this item unasked and go to the next; an open round cannot be left so."""
        here = self._here()
        if self._round_is_open(here):
            return
        target = self.room.guide.after(here.id) if here else None
        if target is None:
            self._say("this is the last item")
        else:
            self._do(act.ItemReached(target.id, "skipped", self._kept(reason)))

    def go_to(self, item: str, left_as: act.LeftAs = "begun") -> None:
        """Go to any item; a probe's id marks that probe instead."""
        if self._item(item).of is not None:
            self._do(act.ProbeUsed(item))
        else:
            self._do(act.ItemReached(item, left_as))

    def covered(self, item: str) -> None:
        """Say that the talk answers `item` now, though it was not asked."""
        self._do(act.ItemCovered(self._item(item).id))

    # --- who speaks, who agrees --------------------------------------------------------------

    def ask_seat(self, number: int) -> None:
        """Turn to another seat in the assent round."""
        self.speaker(f"P{number}")

    def assent(self, answer: act.Answer, seat: int | None = None) -> None:
        """Store the answer of the seat asked now, or of `seat`, with its place on the tape."""
        asked = assent.asked_seat(self.state) if seat is None else seat
        if asked is None:
            self._say("everybody has answered")
            return
        said = self.orders.recorder
        self._do(act.AssentAnswered(asked, answer, said.heard if said else None))

    def arrives(self, seat: int) -> None:
        """Note a late arrival: not asked yet."""
        sits = self.state.seat(seat)
        if sits is not None and sits.silenced:
            self._say(f"P{seat} {sits.status}: someone new takes a new seat")
        else:
            self._do(act.ParticipantArrived(seat))

    def late(self, seat: int | None) -> None:
        """Note a late arrival on that seat; None for a seat of its own."""
        taken = [one.number for one in self.state.seats]
        number = max(taken, default=0) + 1 if seat is None else seat
        if number > MOST_SEATS:
            self._say(f"all {MOST_SEATS} seats are taken")
        else:
            self.arrives(number)

    def gone(self, seat: int, words: act.LeftWords = "not_asked") -> None:
        """Note that someone left the room, and what becomes of what they had said."""
        self._do(act.ParticipantLeft(seat, words))

    def later(self) -> None:
        """Leave a late arrival's own round for later."""
        self._say("no round of a late arrival is open")

    def ask_withdraw(self, seat: int) -> None:
        """Ask whether that seat withdraws consent."""
        who = f"P{seat}"
        question = f"{who} withdraws? All that {who} said, before and after, is left out."
        self._ask(f"{question}   y · esc", lambda: self._withdraws(seat))

    def _withdraws(self, seat: int) -> None:
        self._do(act.ConsentWithdrawn(seat))

    # --- the sound ---------------------------------------------------------------------------

    def begin_recording(self, target: str) -> None:
        """Keep the sound from here on, and go to `target`, in one act."""
        since = self.orders.give("on", self._now())
        if self.clock is None:
            self.start_sound()
        self._do(act.RecordingStarted(), act.ItemReached(target, "asked"), at=since)

    def off_record(self) -> None:
        """Stop the sound at once; again, go on. The order is given before it is journaled."""
        match self.state.phase:
            case "recording":
                self._do(act.OffRecordStarted(), at=self.orders.give("off", self._now()))
                self._say("off the record · o goes on")
            case "off_record":
                self._do(act.OffRecordEnded(), at=self.orders.give("on", self._now()))
                self._say("on the record again · did everybody come back?")
            case _:
                self._say("nothing is being recorded")

    def heed(self, came: Came) -> None:
        """Count what a note-taker did; where they asked for it, stop the sound."""
        take_in(self, came)
        if order_stop(self.state, self.orders):
            self._say("a note-taker stopped the sound · o goes on")

    def name_break(self) -> None:
        """Say that the present stop of the sound is a break."""
        if self.state.phase != "off_record":
            self._say("o stops the sound")
        elif not self.state.stops[-1].is_break:
            self._do(act.BreakNamed())

    def was_break(self) -> None:
        """Call the last stop of the sound, which is over, a break."""
        if not self.state.stops:
            self._say("the sound was not stopped yet")
        elif not self.state.stops[-1].is_break:
            self._do(act.BreakNamed())

    # --- notes and marks ---------------------------------------------------------------------

    def done_with(self, name: str) -> None:
        """Note that a follow-up, by its record's name, was come back to."""
        self._do(act.FollowUpDone(name))

    def board(self, text: str) -> None:
        """Keep what stands on the board."""
        self._do(act.BoardWritten(self.state.item, self._kept(text) or ""))

    # --- cards -------------------------------------------------------------------------------

    def show_card(self, card: str) -> None:
        """Show a contingency card, to be read aloud."""
        self._do(aside.CardShown(card))
        self.card = card

    def hide_card(self) -> None:
        """Put the card away."""
        self.card = None

    # --- the screen --------------------------------------------------------------------------

    def hand_over(self) -> None:
        """Let go of the session: the next `run` leads it; recording goes on."""
        self._do(aside.LeadHandedOver())
        self.handed_over = True

    # --- what happens by itself --------------------------------------------------------------

    def step_clock(self, by: Us) -> None:
        """Note that UTC went ahead of the session's clock by so much; negative: fell behind."""
        self.add(act.ClockStepped(by), at=max(self._now(), 0))

    # --- the end --------------------------------------------------------------------------------

    def ask_end(self) -> None:
        """Ask whether to end."""
        name = self.room.session
        self._ask(f"End {name}? Recording stops.   y end · esc go on", self.end)

    def end(self, at: Us | None = None) -> None:
        """Stop the sound for good; notes go on until the debrief is closed.

        `at` is when the sound was over by itself: a file that was played is at its end.
        """
        self.stopped_at = self.orders.give("stop", self._now())
        self._do(act.RecordingEnded(), at=self.stopped_at if at is None else at)
        self.ended = True
