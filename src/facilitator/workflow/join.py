"""Who joined a session: takes notes beside the facilitator, and steers nothing.

Notes, marks and speaker keys are the same acts as the facilitator's, in a journal of its own. To
stop the sound it asks in that journal; who leads gives the order, and only the recorder's answer
is shown as a stop.
"""

from __future__ import annotations

from dataclasses import replace

from facilitator.session.events import aside
from facilitator.session.events import live as act
from facilitator.transcript.held_back import without
from facilitator.units import SECOND, SILENCE_DBFS, Us
from facilitator.workflow.noting import Noting
from facilitator.workflow.opening import last_turn
from facilitator.workflow.own_notes import QuestionNotes, own_notes
from facilitator.workflow.view import Banner, SessionView

ONLY_WHO_LEADS = "only the facilitator's keyboard can"
ANSWERED_WITHIN: Us = 2 * SECOND
"""How long a stop that was asked for may take before it is said that nobody answers."""


class Joined(Noting):
    """Takes part in a session that somebody else leads. Every method returns at once."""

    watches: bool = False
    """True for an observer, who has no keys."""
    is_led: bool = True
    """False while nobody leads the session; whoever opened it looks."""
    steers: bool = False
    """True for who let go of the lead, until somebody else has taken it."""
    _asked_stop: Us | None = None

    @property
    def view(self) -> SessionView:
        """Give all that is shown at this moment: as who leads has it, the sound as it really is."""
        view = super().view
        said = "looking on" if self.watches else _as_typed_here(view.said)
        view = replace(view, leads=False, watches=self.watches, said=said)
        if self._still_kept:
            view = replace(view, pill="recording", gap=None)
        if self.state.ended_at is not None:
            return replace(
                view,
                elapsed=self.state.ended_at,
                level_dbfs=int(SILENCE_DBFS),
                banner=self._recording_is_over(),
                more_banners=0,
            )
        banner = self._banner()
        if banner is None:
            return view
        more = view.more_banners + (view.banner is not None)
        return replace(view, banner=banner, more_banners=more)

    @property
    def over(self) -> bool:
        """Say whether the recording is over: what is noted now is noted after it."""
        return self.state.phase in ("debrief", "ended")

    # --- what is asked of who leads -----------------------------------------------------------

    def ask_stop(self) -> None:
        """Ask for the sound to be stopped; only the facilitator starts it again."""
        match self.state.phase:
            case "recording":
                now = self._now()
                self._do(act.OffRecordStarted(), at=now)
                self._asked_stop = now
                self._say("stop asked for")
            case "off_record" if self._still_kept:
                self._say("stop asked for")
            case "off_record":
                self.refuse()
            case _:
                self._say("nothing is being recorded")

    def raise_not_recording(self) -> None:
        """Say on the facilitator's screen that it does not seem to be recording."""
        self._do(aside.NotRecordingRaised())
        self._say("said so on the facilitator's screen")

    def refuse(self) -> None:
        """Say that an act is not this keyboard's."""
        self._say(ONLY_WHO_LEADS)

    # --- notes ---------------------------------------------------------------------------------

    @property
    def own_notes(self) -> tuple[QuestionNotes, ...]:
        """Give what this writer noted, under its questions: it is read out in the room.

        Nothing is among it of those whose words are left out.
        """
        silenced = {seat.label for seat in self.state.seats if seat.silenced}
        return own_notes(without(self.state, silenced), self.room.guide, self.writer.name)

    # --- leaving -------------------------------------------------------------------------------

    def ask_leave(self) -> None:
        """Ask whether to leave; who is done just leaves, and an observer on whom nothing hangs."""
        name = self.room.session
        if self.steers and not self.over:
            what = f"Nobody leads {name} yet: left now, its sound is kept for 60 s at most."
            self._ask(f"{what}   y leave · esc", self.leave)
        elif self.watches or self.over:
            self.leave()
        else:
            self._ask(f"Leave {name}? It goes on; your notes are kept.   y · esc", self.leave)

    def leave(self) -> None:
        """Leave; the session goes on without this writer."""
        self.ended = True

    # --- inside --------------------------------------------------------------------------------

    @property
    def _words_are_kept(self) -> bool:
        """Say whether words typed now are kept: not once the order to stop is out."""
        order = self.orders.holds
        stopping = self.state.phase == "recording" and order.wanted == "off"
        stopping = stopping and order.since > last_turn(self.state)
        return super()._words_are_kept and (not stopping or self.room.off_record_notes)

    @property
    def _still_kept(self) -> bool:
        """Say whether the sound goes on though a stop was asked for."""
        said = self.orders.recorder
        return self.state.phase == "off_record" and said is not None and said.phase == "on"

    def _recording_is_over(self) -> Banner:
        text = f"… The recording of {self.room.session} is over."
        if self.watches:
            return Banner("calm", text, text)
        return Banner(
            "calm",
            f"{text} Notes stay open, marked as written after it. Leave for your debrief.",
            f"{text} Notes stay open, marked as written after it.",
        )

    def _banner(self) -> Banner | None:
        asked = self._asked_stop
        late = asked is not None and self._now() - asked >= ANSWERED_WITHIN
        if self._still_kept and late:
            text = "✗ The sound is still being kept: the facilitator's screen does not answer."
            return Banner("error", f"{text} Say it aloud.", text)
        name = self.room.session
        if self.is_led and self.state.is_handed_over:
            text = f"▲ {name} is handed over: facilitator run --session {name} leads on."
            return Banner("warning", f"{text} Recording goes on meanwhile.", text)
        if self.is_led:
            return None
        return Banner(
            "error",
            f"✗ Nobody leads {name} now: its sound is kept for 60 s at most. At another terminal: "
            f"facilitator run --session {name}",
            f"✗ Nobody leads {name}: facilitator run --session {name} at another terminal",
        )


def _as_typed_here(said: str) -> str:
    """Give what was done with the keys that take it back here, where a letter alone is text."""
    return said.replace("· u: ", "· tab u: ").replace("· enter: its words", "· type its words")
