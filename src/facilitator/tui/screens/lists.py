"""The live screen's lists: the guide, what to come back to, cards, and who is here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.session.events.live import LeftWords
from facilitator.tui.keys import Mode
from facilitator.tui.regions.pick import (
    Pick,
    card_picks,
    seat_picks,
    to_come_back_picks,
    who_picks,
    words_picks,
)
from facilitator.tui.screens.choose import ChooseScreen
from facilitator.tui.screens.pick import PickScreen
from facilitator.tui.screens.writing import WritingScreen

WORDS: dict[str, LeftWords] = {
    "stay": "stay",
    "withdrawn": "withdraw",
    "not_asked": "not_asked",
}


class ListsScreen(WritingScreen):
    """Opens lists, and sends what was taken from them."""

    def do_go(self, key: str) -> None:
        """Show the guide's items, to go to one."""
        self._choose("Go to which item?", lambda item: self._conduct.go_to(item))

    def do_covered(self, key: str) -> None:
        """Show the guide's items, to say which is being answered."""
        title = "Covered here: which item is being answered now?"
        self._choose(title, lambda item: self._conduct.covered(item))

    def do_list(self, key: str) -> None:
        """Show what to come back to."""
        self._pick(
            "Come back to: enter says that it was done",
            to_come_back_picks(self.view),
            self._done_with,
            empty="Nothing to come back to.",
        )

    def _done_with(self, name: str) -> None:
        seats = {f"P{back.seat}": back.seat for back in self.view.to_come_back if back.seat}
        seat = seats.get(name)
        self.attempt(
            (lambda: self._conduct.late(seat))
            if seat is not None
            else (lambda: self._conduct.done_with(name))
        )

    def do_cards(self, key: str) -> None:
        """Show the contingency cards."""
        self._scroll = 0
        self._pick(
            "Which card?",
            card_picks(self.view),
            lambda card: self.attempt(lambda: self._conduct.show_card(card)),
        )

    # --- who is here -------------------------------------------------------------------------

    def do_who(self, key: str) -> None:
        """Show what can be said of who is here."""
        then: dict[str, Callable[[], None]] = {
            "late": self._late,
            "gone": self._gone,
            "withdraws": self._withdraws,
            "hand_over": self._hand_over,
        }
        here = f"Who is here: {self.view.participants} people"
        self._pick(here, who_picks(self.view, self.keymap), lambda id: then[id](), mode="who")

    def _late(self) -> None:
        """Take a seat of its own, or one that was left empty."""
        empty = [who for who in self.view.people if who.status == "absent"]
        if not empty:
            self.attempt(lambda: self._conduct.late(None))
            return
        own = Pick("", "", (("a seat of their own", ""),))
        self._pick(
            "Came late: which seat?",
            (own, *seat_picks(empty)),
            lambda label: self.attempt(lambda: self._conduct.late(_number(label))),
            mode="seat",
        )

    def _gone(self) -> None:
        self._seat("Who left the room?", self._gone_from)

    def _gone_from(self, seat: int) -> None:
        if self.view.nothing_kept:
            self.attempt(lambda: self._conduct.gone(seat, "nothing"))
            return
        self._pick(
            f"P{seat} left. May what P{seat} said stay?",
            words_picks(self.keymap),
            lambda id: self.attempt(lambda: self._conduct.gone(seat, WORDS[id])),
            mode="words",
        )

    def _withdraws(self) -> None:
        take = lambda seat: self.attempt(lambda: self._conduct.ask_withdraw(seat))  # noqa: E731
        self._seat("Who withdraws consent?", take)

    def _hand_over(self) -> None:
        """Ask once more: one letter too many is soon pressed, and undo cannot help."""
        go = Pick("", "go", (("Hand over now; this screen takes notes from then on.", ""),))
        self._pick(
            f"facilitator run --session {self.view.session} leads on. Recording goes on.",
            (go,),
            lambda _: self.attempt(self._conduct.hand_over),
        )

    def _seat(self, title: str, take: Callable[[int], None]) -> None:
        seats = [who for who in self.view.people if who.label.startswith("P")]

        def taken(label: str) -> None:
            seat = _number(label)
            if seat is not None:
                take(seat)

        self._pick(title, seat_picks(seats), taken, mode="seat", empty="Nobody is here.")

    # --- inside ------------------------------------------------------------------------------

    def _choose(self, title: str, take: Callable[[str], None]) -> None:
        def taken(item: str) -> None:
            self._scroll = 0
            self.attempt(lambda: take(item))

        below = self.hand.head_rows + 1
        self.app.push_screen(ChooseScreen(title, self.view.outline, below, taken))

    def _pick(
        self,
        title: str,
        picks: Sequence[Pick],
        take: Callable[[str], None],
        *,
        mode: Mode = "main",
        empty: str = "",
    ) -> None:
        below = self.hand.head_rows + 1
        self.app.push_screen(PickScreen(title, picks, below, take, mode=mode, empty=empty))


def _number(label: str) -> int | None:
    """Give the number of a seat's label; None for no seat."""
    return int(label.removeprefix("P")) if label else None
