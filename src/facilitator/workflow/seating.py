"""Who is here and who agrees: the assent round, a late arrival's own, who leaves or withdraws."""

from __future__ import annotations

from facilitator.guide.model import Item
from facilitator.session import assent
from facilitator.session.events import live as act
from facilitator.session.progress import leads_past, led_unrecorded
from facilitator.session.room import MOST_SEATS, Seat
from facilitator.units import SECOND, Us
from facilitator.workflow.noting import Noting

HEARD_WITHIN: Us = 5 * SECOND
"""An answer is heard so shortly before its key; what was said earlier was the question."""


class Seating(Noting):
    """Asks a session's seats. Every method is an act of the facilitator and returns at once."""

    def ask_seat(self, number: int) -> None:
        """Turn to another seat in the assent round: its answer is the next, given before or not.

        A seat that declined is pressed for its words to be left out; pressed twice, it is asked.
        """
        seat = self.state.seat(number)
        if self._late() is not None and seat is not None and seat.open:
            self.late_round = number
            return
        pressed = seat is not None and self._is_pressed(seat)
        self.speaker(f"P{number}")
        self.asked_again = None
        if self._late() is not None or seat is None or seat.open or seat.left_at is not None:
            return
        if seat.status == "declined" and not pressed:
            self._say(f"P{number} declined: left out · its key once more asks it again")
        elif seat.status != "withdrawn":
            self.asked_again = number
            self._say(f"P{number} is asked again: its next answer replaces “{seat.status}”")

    def _is_pressed(self, seat: Seat) -> bool:
        """Say whether the last speaker key was that seat's, after its answer."""
        last = self.state.presses[-1] if self.state.presses else None
        return last is not None and last.speaker == seat.label and last.at > (seat.answered_at or 0)

    def assent(self, answer: act.Answer, seat: int | None = None) -> None:
        """Store the answer of the seat asked now, or of `seat`, with its place on the tape."""
        asked = self._asked if seat is None else seat
        if asked is None:
            self._say("everybody has answered")
            return
        said = self.orders.recorder
        self.asked_again = None
        self._do(act.AssentAnswered(asked, answer, said.heard if said else None))
        if answer == "decline" and any(card.id == "declined" for card in self.room.cards):
            self._say(f"P{asked} declines: the card “declined” has the words · u: take it back")
        elif answer in ("agree", "decline") and self._no_word_was_heard():
            self._say(f"P{asked}: no word was heard. Ask again? · u: take it back")

    def _no_word_was_heard(self) -> bool:
        """Say whether the level has shown nothing like a voice just now."""
        if self.state.phase != "recording" or self.orders.recorder is None or not self._is_keyed:
            return False
        now = self._now()
        heard = self._listen(now).voice_at
        return heard is None or heard < now - HEARD_WITHIN

    def arrives(self, seat: int) -> None:
        """Note a late arrival: not asked yet."""
        sits = self.state.seat(seat)
        if sits is not None and sits.silenced:
            self._say(f"P{seat} {sits.status}: someone new takes a new seat")
        else:
            self._do(act.ParticipantArrived(seat))

    def late(self, seat: int | None) -> None:
        """Note a late arrival on that seat, None for a seat of its own, and open its own round.

        For a seat that is open already only the round opens.
        """
        taken = [one.number for one in self.state.seats]
        number = max(taken, default=0) + 1 if seat is None else seat
        sits = self.state.seat(number)
        if number > MOST_SEATS:
            self._say(f"all {MOST_SEATS} seats are taken")
        elif sits is not None and sits.left_at is None and sits.status == "agreed":
            self._say(f"P{number} is here, and agreed")
        else:
            if sits is None or not sits.open or sits.left_at is not None:
                self.arrives(number)
            self._open_round(number)

    def _open_round(self, number: int) -> None:
        """Ask a seat that missed the group's round; before that one, it is asked there."""
        asked_at = self.room.guide.tied_to("assent")
        missed = assent.missed_the_round(self.state, asked_at.id if asked_at else None)
        if number in [seat.number for seat in missed]:
            self.late_round = number

    def later(self) -> None:
        """Leave a late arrival's own round for later: the seat stays on the come-back list."""
        late = self._late()
        if late is None:
            self._say("no round of a late arrival is open")
        else:
            self.late_round = None
            self._say(f"P{late} is asked later: it is on the list of what to come back to")

    def gone(self, seat: int, words: act.LeftWords = "not_asked") -> None:
        """Note that someone left the room, and what becomes of what they had said."""
        self._do(act.ParticipantLeft(seat, words))

    def ask_withdraw(self, seat: int) -> None:
        """Ask whether that seat withdraws consent."""
        who = f"P{seat}"
        question = f"{who} withdraws? All that {who} said, before and after, is left out."
        self._ask(f"{question}   y · esc", lambda: self.withdraw(seat))

    def withdraw(self, seat: int) -> None:
        """Note that a seat withdraws consent: all it said, before and after, is left out."""
        self._do(act.ConsentWithdrawn(seat))

    # --- inside ------------------------------------------------------------------------------

    def _round_is_open(self, here: Item | None, target: Item | None) -> bool:
        """Say who has still to answer, where going to `target` would leave a round behind."""
        late = self._late()
        if late is not None:
            self._say(f"P{late} has not answered · esc asks later")
            return True
        asked_at = self.room.guide.tied_to("assent")
        if here is None or target is None:
            return False
        if not leads_past(self.room.guide, here.id, target.id, asked_at):
            return False
        waiting = [seat.label for seat in assent.open_seats(self.state)]
        if not waiting or not (self._recorded() or led_unrecorded(self.state, self.room.guide)):
            return False
        self._say(f"{', '.join(waiting)} {'has' if len(waiting) == 1 else 'have'} not answered")
        return True

    @property
    def _is_keyed(self) -> bool:
        """Say whether a person does it: a key log cannot be asked anything."""
        return self._stamp.line is None
