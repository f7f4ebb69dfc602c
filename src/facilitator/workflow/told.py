"""The line above the key bar: what was done last, and what `u` would take back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from facilitator.session.events import Live, aside
from facilitator.session.events import live as act
from facilitator.session.state import SessionState
from facilitator.units import Us, clock

Glance: TypeAlias = Callable[[str], str]
"""Gives a few words of the item of that id."""

MARK_NAMES: dict[act.MarkKind, str] = {
    "quote": "★ quote",
    "followup": "? to come back to",
    "identified": "✗ someone was identified",
    "leave_out": "left out",
}
_ANSWER_NAMES: dict[act.Answer, str] = {
    "agree": "agrees",
    "decline": "declines",
    "absent": "is not there",
    "unclear": "was not clear: ask again",
}
_LEFT_WORDS: dict[act.LeftWords, str] = {
    "stay": ": what was said stays",
    "withdraw": ": all that was said is left out",
    "not_asked": ", not asked whether what was said may stay",
    "nothing": ": nothing was kept yet",
}

NO_WORDS = "off the record: its time is kept, no words"

_PRIVATE = (act.NoteTaken, act.MomentMarked, act.BoardWritten, aside.PassageLeftOut)


@dataclass(slots=True)
class Told:
    """What the screen says of the last act, and the question that stands."""

    said: str = ""
    private: str = ""
    """The last thing said that neighbours need not read."""
    question: str | None = None
    asked_at: Us = 0
    on_yes: Callable[[], None] = lambda: None
    """What the question's `y` does."""

    def done(self, event: Live, state: SessionState, glance: Glance) -> None:
        """Say what was done; `glance` gives a few words of an item."""
        text = name_of(event, glance)
        if isinstance(event, act.MomentMarked):
            who = f", {event.speaker}" if event.speaker else ""
            marked = " marked" if event.kind == "quote" else ""
            text += f"{marked}{who} {clock(state.last_at)} · enter: its words"
        if state.acts and state.acts[-1].event is event:
            text += " · u: take it back"
        self.said = text
        if isinstance(event, _PRIVATE) and not text.startswith(NO_WORDS):
            self.private = text


def name_of(event: Live, glance: Glance) -> str:
    """Name an act in a few words; never the words of a note."""
    match event:
        case act.ItemReached(left_as="skipped"):
            return f"skipped, now at “{glance(event.item)}”"
        case act.ItemReached():
            return f"went to “{glance(event.item)}”"
        case act.ItemCovered():
            return f"covered here: “{glance(event.item)}”"
        case act.ProbeUsed():
            return f"✓ probe {event.item.rpartition('.p')[2]} used"
        case act.SpeakerNamed():
            return f"{event.speaker} speaks"
        case act.AssentAnswered():
            return f"P{event.seat} {_ANSWER_NAMES[event.answer]}"
        case act.ParticipantArrived():
            return f"P{event.seat} arrived, not asked yet"
        case act.ParticipantLeft():
            return f"P{event.seat} left{_LEFT_WORDS[event.words]}"
        case act.ConsentWithdrawn():
            return f"P{event.seat} withdrew"
        case act.NoteTaken():
            return "note kept" if event.text else NO_WORDS
        case act.MomentMarked():
            return MARK_NAMES[event.kind]
        case act.FollowUpDone():
            return "came back to it"
        case act.BoardWritten():
            return "board kept" if event.text else NO_WORDS
        case act.BreakNamed():
            return "this stop is a break"
        case aside.CardShown():
            return f"card “{event.card}” shown"
        case aside.PassageLeftOut():
            return f"left out, {event.speaker or 'someone'} earlier: review finds the place"
        case act.RecordingStarted():
            return "recording"
        case act.OffRecordStarted():
            return "off the record"
        case act.OffRecordEnded():
            return "on the record again"
        case act.RecordingEnded():
            return "the recording is over"
        case _:
            return ""
