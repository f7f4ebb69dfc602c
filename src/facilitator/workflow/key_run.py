"""Plays a key log into a session: the same acts as from a keyboard, each at the log's own time."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from facilitator.errors import BadInput
from facilitator.formats.key_log import KeyLine
from facilitator.guide.model import Guide
from facilitator.session import assent
from facilitator.session.events import live as act
from facilitator.units import Us
from facilitator.workflow.conduct import Conduct

_ANSWERS: dict[str, act.Answer] = {"agree": "agree", "decline": "decline", "absent": "absent"}
_WORDS: dict[str, act.LeftWords] = {
    "stay": "stay",
    "withdraw": "withdraw",
    "not_asked": "not_asked",
    "nothing": "nothing",
}
_MARKS: dict[str, act.MarkKind] = {
    "quote": "quote",
    "followup": "followup",
    "identified": "identified",
    "leave_out": "leave_out",
}


def check_against_guide(lines: Sequence[KeyLine], guide: Guide, seats: int, name: str) -> None:
    """Raise BadInput where a line names an item or a seat that is not there."""
    late = {line.seat for line in lines if line.do == "late"}
    for line in lines:
        if line.item is not None and guide.item(line.item) is None:
            raise BadInput(
                f"{name}, line {line.line}: the guide has no item {line.item}.",
                "facilitator guide show lists the items.",
            )
        seat = line.seat or _seat_of(line.speaker)
        if seat > seats and seat not in late:
            raise BadInput(
                f"{name}, line {line.line}: there is no seat {seat}.",
                f'--participants says {seats}; a late arrival needs a line with "do": "late".',
            )


def _seat_of(speaker: str | None) -> int:
    return int(speaker[1:]) if speaker is not None and speaker.startswith("P") else 0


class KeyPlayer:
    """Plays a log from where the session stands: each line once its time has come."""

    def __init__(self, conduct: Conduct, lines: Sequence[KeyLine]) -> None:
        """Pass over what a session that goes on has done already."""
        done = conduct.state.last_line or 0
        self._conduct = conduct
        self._waiting = deque(line for line in lines if line.line > done)
        self._say_how_far()

    @property
    def next_order_at(self) -> Us | None:
        """Give the time of the next line that may stop or begin the sound; None without one."""
        return next((line.t for line in self._waiting if _may_order(line)), None)

    def step(self) -> None:
        """Do every line whose time has come; after an `end` there are no more."""
        clock = self._conduct.clock
        while clock and self._waiting and self._waiting[0].t <= clock.at():
            line = self._waiting.popleft()
            with self._conduct.as_of(line.t, line.line):
                do(self._conduct, line)
            if self._conduct.ended:
                self._waiting.clear()
            self._say_how_far()

    def _say_how_far(self) -> None:
        # The recorder writes nothing beyond the next order: it may stop the sound there.
        self._conduct.orders.complete_until(self.next_order_at)


def _may_order(line: KeyLine) -> bool:
    return line.do in ("off", "on", "end") or (line.do in ("item", "go") and line.item is None)


def do(conduct: Conduct, line: KeyLine) -> None:
    """Do one line, through the method that its key has on screen."""
    match line.do:
        case "speaker":
            conduct.speaker(line.speaker or "")
        case "item" | "go":
            _go(conduct, line)
        case "asked":
            conduct.go_to(line.item or conduct.state.item or "", "asked")
        case "skip":
            conduct.skip(line.text or None)
        case "covered":
            conduct.covered(line.item or "")
        case "probe":
            conduct.go_to(line.item or "")
        case "assent":
            conduct.assent(_ANSWERS[line.answer or ""], line.seat)
        case "late":
            conduct.arrives(line.seat or 0)
        case "gone":
            conduct.gone(line.seat or 0, _WORDS[line.words or "not_asked"])
        case "withdraw":
            conduct.withdraw(line.seat or 0)
        case "card":
            conduct.show_card(line.card or "")
        case "leave_out_earlier":
            conduct.leave_out_earlier(line.seat, line.text)
        case "off" | "on":
            _sound(conduct, line.do)
        case "break":
            conduct.name_break()
        case "identified" | "quote" | "followup" | "leave_out":
            conduct.mark(_MARKS[line.do])
        case "note":
            conduct.draft(line.text)
            conduct.keep_note()
        case "board":
            conduct.board(line.text)
        case "undo":
            conduct.undo()
        case "end":
            conduct.end()


def _go(conduct: Conduct, line: KeyLine) -> None:
    # A log cannot be asked anything: who has not answered when it goes on is left absent.
    here = conduct.room.guide.item(conduct.state.item or "")
    if here is not None and here.do == "assent" and line.item != here.id:
        for seat in assent.open_seats(conduct.state):
            conduct.assent("absent", seat.number)
    if line.item is None:
        conduct.next()
    else:
        conduct.go_to(line.item, "asked" if line.do == "item" else "begun")


def _sound(conduct: Conduct, wanted: str) -> None:
    stopped = conduct.state.phase == "off_record"
    if stopped == (wanted == "on"):
        conduct.off_record()
