"""A session written one event a line, for tests that need a state.

    0:00 start 6
    0:00 record
    0:02 item I.q1
    0:16 assent 1 agree
    0:53 item II.q2 skipped We had no time        (how the item before was left, and why)
    0:58 speaker 4                                (also m, c)
    1:02 note He wrote it down
    1:04 notes-7f3a note Seat 4 looked away       (another writer)
    1:10 quote

Also: asked, covered ITEM, probe ITEM, board TEXT, followup, followed_up, identified, leave_out,
off, on, break, late SEAT, gone SEAT [stay|withdraw], withdraw SEAT, after TEXT (a note after the
recording), card CARD, debrief QUESTION TEXT, undo, end. Blank lines and what follows a `#` at a
line's start are passed over.
"""

from __future__ import annotations

from facilitator.session.events import Record, aside
from facilitator.session.events import live as act
from facilitator.session.state import SessionState, replay
from facilitator.units import SECOND, Us, parse_clock

SPEAKERS = {"m": "FAC", "c": "ALL"}
LEFT_AS = ("asked", "skipped", "begun", "back")
BEFORE_THE_KEY = 10 * SECOND


def records(text: str, writer: str = "facilitator") -> tuple[Record, ...]:
    """Give the records that the lines of `text` mean."""
    return tuple(_Reader(writer).read(text))


def state(text: str) -> SessionState:
    """Give the state that the lines of `text` come to."""
    return replay(records(text))


class _Reader:
    def __init__(self, writer: str) -> None:
        self.writer = writer
        self.made: list[Record] = []
        self.item: str | None = None
        self.speaker: str | None = None

    def read(self, text: str) -> list[Record]:
        for line in text.split("\n"):  # not splitlines: a note may hold other line ends
            if line.strip() and not line.strip().startswith("#"):
                self._line(line.strip())
        return self.made

    def _line(self, line: str) -> None:
        when, rest = line.split(" ", 1)
        at = parse_clock(when)
        assert at is not None, f"no time: {line}"
        first, _, after = rest.partition(" ")
        writer, rest = (first, after) if first.startswith("notes-") else (self.writer, rest)
        do, _, what = rest.partition(" ")
        self._add(at, writer, self._event(at, do, what))

    def _add(self, at: Us, writer: str, event: object) -> None:
        name = f"{writer}.1.{sum(r.writer == writer for r in self.made) + 1}"
        utc = f"2026-11-24T12:{at // SECOND // 60 % 60:02}:{at // SECOND % 60:02}.000Z"
        self.made.append(Record(name, at, utc, event))

    def _event(self, at: Us, do: str, what: str) -> object:
        match do:
            case "start":
                return act.SessionStarted(int(what), "guide", "0" * 64, "mic")
            case "record":
                return act.RecordingStarted()
            case "item":
                item, _, how = what.partition(" ")
                left_as, _, reason = how.partition(" ")
                self.item = item
                return act.ItemReached(item, left_as or "asked", reason or None)
            case "covered":
                return act.ItemCovered(what)
            case "probe":
                return act.ProbeUsed(what)
            case "speaker":
                self.speaker = SPEAKERS.get(what, f"P{what}")
                return act.SpeakerNamed(self.speaker)
            case "assent":
                seat, answer = what.split()
                return act.AssentAnswered(int(seat), answer)
            case "note":
                return act.NoteTaken(at, self.item, self.speaker, what)
            case "after":
                return act.NoteTaken(at, None, None, what, after=True)
            case "noted_with":  # a note that belongs to the last mark
                return act.NoteTaken(at, self.item, self.speaker, what, self._last_mark())
            case "board":
                return act.BoardWritten(self.item, what)
            case "quote" | "followup" | "identified" | "leave_out":
                back = BEFORE_THE_KEY if do in ("identified", "leave_out") else 0
                return act.MomentMarked(do, self.item, self.speaker, max(0, at - back))
            case "followed_up":
                return act.FollowUpDone(self._last_mark())
            case "off":
                return act.OffRecordStarted()
            case "on":
                return act.OffRecordEnded()
            case "break":
                return act.BreakNamed()
            case "late":
                return act.ParticipantArrived(int(what))
            case "gone":
                seat, _, words = what.partition(" ")
                return act.ParticipantLeft(int(seat), words or "not_asked")
            case "withdraw":
                return act.ConsentWithdrawn(int(what))
            case "undo":
                return act.ActWithdrawn(self.made[-1].name)
            case "card":
                return aside.CardShown(what)
            case "debrief":
                question, _, text = what.partition(" ")
                return aside.DebriefAnswered(question, text)
            case "end":
                return act.SessionEnded((), ())
            case _:
                raise AssertionError(f"unknown: {do}")

    def _last_mark(self) -> str:
        return next(r.name for r in reversed(self.made) if isinstance(r.event, act.MomentMarked))
