"""What a key sends to the session: one intent for each action that needs no more than its key."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.tui.jobs import Conducting
from facilitator.tui.keys import SIGNS
from facilitator.workflow.view import SessionView

Intent = Callable[[Conducting], None]

INTENTS: dict[str, Intent] = {
    "live.next": lambda job: job.next(),
    "live.back": lambda job: job.back(),
    "live.facilitator": lambda job: job.speaker("FAC"),
    "live.all": lambda job: job.speaker("ALL"),
    "live.agree": lambda job: job.assent("agree"),
    "live.decline": lambda job: job.assent("decline"),
    "live.absent": lambda job: job.assent("absent"),
    "live.unclear": lambda job: job.assent("unclear"),
    "live.off": lambda job: job.off_record(),
    "live.on": lambda job: job.off_record(),
    "live.resume": lambda job: job.off_record(),
    "live.break": lambda job: job.name_break(),
    "live.identified": lambda job: job.mark("identified"),
    "live.quote": lambda job: job.mark("quote"),
    "live.followup": lambda job: job.mark("followup"),
    "live.was_break": lambda job: job.was_break(),
    "live.probe_next": lambda job: job.probe(None),
    "live.undo": lambda job: job.undo(),
    "live.end": lambda job: job.ask_end(),
}
MOVES_ON = frozenset({"live.next", "live.back", "live.skip"})
"""What shows another item, whose text begins at its top; a card that covers it goes first."""


def begins(view: SessionView) -> bool:
    """Say whether the recording begins at this item."""
    return view.stage.do == "record" and view.pill == "before"


def label_of(view: SessionView, key: str) -> str | None:
    """Give who sits at a seat's key; None where nobody does."""
    sign = SIGNS.get(key, key)
    return next((who.label for who in view.people if who.key == sign), None)


def intent(view: SessionView, id: str, key: str) -> Intent | None:
    """Give what pressing `key` for action `id` sends; None where the screen does it itself."""
    if id in INTENTS:
        return INTENTS[id]
    if id == "live.skip":  # where the recording begins, the screen asks why first
        return None if begins(view) else lambda job: job.skip()
    label = label_of(view, key)
    if id in ("live.speaker", "live.seat") and label is not None:
        return seat_intent(view, label)
    if id == "live.probe_used":
        return lambda job: job.probe(int(key))
    return None


def seat_intent(view: SessionView, label: str) -> Intent:
    """Give what naming who sits there sends: where assent is asked, it turns to that seat."""
    if view.stage.do == "assent" and label.startswith("P"):
        return lambda job: job.ask_seat(int(label.removeprefix("P")))
    return lambda job: job.speaker(label)
