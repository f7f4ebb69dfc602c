"""The live session: one object whose methods are what a facilitator can do.

The screen and `run --headless` call the same methods. The sound is stopped before anything is
journaled; everything else is one event, done at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from facilitator.guide.model import Item
from facilitator.session import assent
from facilitator.session.events import aside
from facilitator.session.events import live as act
from facilitator.session.progress import leads_past, led_unrecorded
from facilitator.units import SECOND, Us
from facilitator.workflow.following import Came, order_stop, take_in
from facilitator.workflow.orders import Orders
from facilitator.workflow.prompt_taking import PromptDesk
from facilitator.workflow.seating import Seating
from facilitator.workflow.view import Prompt, SessionView

UNTIL_ANSWERED: Us = 24 * 3600 * SECOND
"""How long the question at the end of a played file stands: until it is answered."""
ONE_STOP: Us = 2 * SECOND
"""Two people who hear “off the record” both stop the sound; the second does not start it again."""


@dataclass
class Conduct(Seating):
    """Leads one session. Every method is an act of the facilitator and returns at once."""

    orders: Orders
    prompts: PromptDesk = field(kw_only=True)
    _stopped_for: Us | None = None
    """When the sound was stopped because a note-taker asked for it."""

    def tick(self) -> None:
        """Let what is due happen: called several times a second."""
        super().tick()
        self.prompts.tick(self._now())

    @property
    def view(self) -> SessionView:
        """Give all that is shown at this moment."""
        view, unsent = super().view, self.prompts.unsent
        return replace(view, unsent=unsent) if unsent else view

    # --- the guide ---------------------------------------------------------------------------

    def next(self) -> None:
        """Leave this item as asked and go to the next; at `[Begin recording.]`, begin."""
        here = self._here()
        target = self.room.guide.after(here.id) if here else self.room.guide.stops[0]
        if self._round_is_open(here, target):
            return
        if target is None:
            self._say("this is the last item · ctrl+q ends the session")
        elif self._begins_at(here):
            self.begin_recording(target.id)
        else:
            self._do(act.ItemReached(target.id, "asked"))

    def _begins_at(self, here: Item | None) -> bool:
        return here is not None and here.do == "record" and self.state.phase == "before"

    def _not_begun(self, here: Item | None, target: Item) -> bool:
        """Say that nothing is recorded yet, where `target` lies beyond its beginning."""
        begins = self.room.guide.tied_to("record")
        if self.state.phase != "before" or led_unrecorded(self.state, self.room.guide):
            return False
        if here is None or not leads_past(self.room.guide, here.id, target.id, begins):
            return False
        self._say("nothing is recorded yet: go to where it begins, or skip it there")
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
        """Leave this item unasked and go to the next; an open round cannot be left so.

        Where the recording begins that needs a reason: the group is led with notes only.
        """
        here = self._here()
        target = self.room.guide.after(here.id) if here else None
        if self._round_is_open(here, target):
            return
        if target is None:
            self._say("this is the last item")
        elif not self._begins_at(here):
            self._do(act.ItemReached(target.id, "skipped", self._kept(reason)))
        elif not (reason and reason.strip()):
            self._say("nothing skipped: a group without sound needs a reason")
        else:
            name = self._do(act.ItemReached(target.id, "skipped", reason))[0].name
            self._prompt_sent("skip", name)
            self._say("notes only: nothing is recorded · u: take it back")
            if self.clock is None:
                self.start_sound()  # a rehearsal's file is heard, and not kept

    def go_to(self, item: str, left_as: act.LeftAs = "begun") -> None:
        """Go to any item; a probe's id marks that probe instead."""
        here, target = self._here(), self._item(item)
        if target.of is not None:
            self._do(act.ProbeUsed(item))
        elif self._is_keyed and (
            self._not_begun(here, target) or self._round_is_open(here, target)
        ):
            return
        else:
            self._do(act.ItemReached(item, left_as))

    def covered(self, item: str) -> None:
        """Say that the talk answers `item` now, though it was not asked."""
        self._do(act.ItemCovered(self._item(item).id))

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
            case "off_record" if self._stopped_just_now:
                self._say("a note-taker has stopped it already · o goes on")
            case "off_record":
                self._do(act.OffRecordEnded(), at=self.orders.give("on", self._now()))
                here = assent.present(self.state)
                self._say(f"on the record again · did all {here} seats come back?")
            case _:
                self._say("nothing is being recorded")

    def heed(self, came: Came) -> None:
        """Count what a note-taker did; where they asked for it, stop the sound."""
        take_in(self, came)
        if order_stop(self.state, self.orders):
            self._stopped_for = self._now()
            self._say("a note-taker stopped the sound · o goes on")

    @property
    def _stopped_just_now(self) -> bool:
        return self._stopped_for is not None and self._now() - self._stopped_for < ONE_STOP

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
        elif self.state.stops[-1].is_break:
            self._say("that stop is a break already")
        else:
            self._do(act.BreakNamed())

    # --- notes and marks ---------------------------------------------------------------------

    def done_with(self, name: str) -> None:
        """Note that a follow-up, by its record's name, was come back to."""
        self._do(act.FollowUpDone(name))

    def board(self, text: str) -> None:
        """Keep what stands on the board."""
        words = self._kept_of("board", text)
        self._prompt_sent("board", self._do(act.BoardWritten(self.state.item, words))[0].name)

    def leave_out_earlier(self, seat: int | None, words: str) -> None:
        """Note that the group asks to leave out something said earlier, found by a few words."""
        who = None if seat is None else f"P{seat}"
        passage = aside.PassageLeftOut(who, self._kept_of("earlier", words))
        self._prompt_sent("earlier", self._do(passage)[0].name)

    # --- half-typed words --------------------------------------------------------------------

    def half_type(self, prompt: Prompt, text: str) -> None:
        """Take the words of a prompt as they stand after a key."""
        self.prompts.write(prompt, text, now=self._now(), off=not self._words_are_kept)

    def leave_prompt(self, prompt: Prompt) -> None:
        """Let go of the words of a prompt."""
        self.prompts.leave(prompt)

    @property
    def half_written(self) -> str:
        """Give what was written and not sent, a prompt's words too."""
        return " ".join(filter(None, (super().half_written, *self.prompts.keeps)))

    def _kept_of(self, prompt: Prompt, words: str) -> str:
        """Give words as they may be kept: of those that were typed here, what was on the record."""
        typed = self.prompts.take(prompt)
        if typed.text.strip() == words.strip():
            return typed.keeps.strip()
        return self._kept(words) or ""

    def _prompt_sent(self, prompt: Prompt, name: str) -> None:
        self.prompts.take(prompt)
        self.prompts.sent(prompt, lambda: self.writer.durable(name))

    # --- cards -------------------------------------------------------------------------------

    def show_card(self, card: str) -> None:
        """Show a contingency card, to be read aloud."""
        self._do(aside.CardShown(card))
        self.card = card

    def hide_card(self) -> None:
        """Put the card away."""
        self.card = None

    def undo(self) -> None:
        """Take the last act back; a card whose showing that was is put away."""
        shown = len(self.state.beside.cards)
        super().undo()
        if len(self.state.beside.cards) < shown:
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

    def end_of_file(self, at: Us) -> None:
        """Note that a rehearsal's recording was over at `at`, and ask: no screen just vanishes."""
        self._recording_ends(at)
        self._say("played to its end: notes go on · ctrl+q ends")
        self._ask(f"Played to its end. End {self.room.session}?   y end · esc", self.end)
        self._told.asked_at = at + UNTIL_ANSWERED

    def end(self, at: Us | None = None) -> None:
        """Stop the sound for good; notes go on until the debrief is closed.

        `at` is when the sound was over by itself: a file that was played is at its end.
        """
        if self.state.ended_at is None:
            self._recording_ends(at)
        self.ended = True

    def _recording_ends(self, at: Us | None) -> None:
        self.stopped_at = self.orders.give("stop", self._now())
        self._do(act.RecordingEnded(), at=self.stopped_at if at is None else at)
