"""Speech that nobody keyed: whoever keyed last is reminded after two minutes of it."""

from __future__ import annotations

from facilitator.session import assent
from facilitator.session.state import SessionState
from facilitator.units import SECOND, Us
from facilitator.workflow.ear import PAUSE_SHOWN_AFTER, Heard

REMINDED_AFTER: Us = 120 * SECOND
FACILITATOR = "facilitator"
"""Where nobody has keyed yet, it is this writer's screen that says so."""


class Keyless:
    """Counts how long there has been speech since the last speaker key, from look to look."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self._since: Us | None = None
        self._looked: Us | None = None
        self._speech: Us = 0

    def look(self, state: SessionState, heard: Heard, now: Us, writer: str) -> Us | None:
        """Give how long, once it has to be said on the screen of `writer`.

        A pause is not speech, nor is what is said off the record. Who answered in a round was
        keyed by that.
        """
        last = state.presses[-1] if state.presses else None
        keyed = (state.recording_from or 0, last.at if last else 0, assent.last_answer_at(state))
        since = max(keyed)
        passed = now - (now if self._looked is None else self._looked)
        self._looked = now
        if since != self._since:
            self._since, self._speech = since, 0
        pauses = heard.quiet_since is not None and now - heard.quiet_since >= PAUSE_SHOWN_AFTER
        if state.phase == "recording" and not pauses:
            self._speech += max(0, passed)
        keyer = FACILITATOR if last is None else last.writer
        due = state.phase == "recording" and self._speech >= REMINDED_AFTER
        return self._speech if due and keyer == writer else None
