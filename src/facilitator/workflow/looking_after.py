"""Looks after a session that is open, and closes it: recorder, device, others, disk and clocks.

What a facilitator does in it is `workflow.conduct`; how it is opened, `workflow.run_session`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Self

from facilitator.ports import Clock
from facilitator.session.state import SessionState
from facilitator.study import ballast
from facilitator.study.clock import SessionClock
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.rescue import bring_home
from facilitator.units import SECOND, Us, us_of_sample
from facilitator.workflow.clock_watch import ClockWatch
from facilitator.workflow.closing import Outcome, close_session, until_durable
from facilitator.workflow.conduct import Conduct
from facilitator.workflow.debrief import Debrief, questions_of
from facilitator.workflow.derive import Desk
from facilitator.workflow.device_watch import DeviceWatch
from facilitator.workflow.draft_file import DraftFile
from facilitator.workflow.faults import FaultWatch
from facilitator.workflow.following import Following, order_stop
from facilitator.workflow.found import Found
from facilitator.workflow.orders import Orders
from facilitator.workflow.recorder_watch import LOOK_EVERY, RecorderWatch, SpentRecorder
from facilitator.workflow.saving import DiskGauge, SavingWatch
from facilitator.workflow.session_place import Asked
from facilitator.workflow.sleep_watch import SleepWatch, Slept

ENDED_WITHIN: Us = 30 * SECOND
ANSWERS_WITHIN: Us = 5 * SECOND
CLOCKS_EVERY: Us = SECOND
"""How often the clocks are compared."""
WRITER = "facilitator"


class LookingAfter:
    """A session that is open: its `conduct`, its recorder, its locks. Whoever opens it sets all."""

    conduct: Conduct
    folder: SessionFolder
    _machine: Clock
    _study: Study
    _asked: Asked
    _found: Found
    _open: ExitStack
    """All that is closed with the session."""
    _held: ExitStack
    """The lock by which it leads."""
    _writing: ExitStack
    """What writes, and what is looked at, while it leads."""
    _orders: Orders
    _recorder: RecorderWatch | SpentRecorder
    _device: DeviceWatch
    _others: Following
    _faults: FaultWatch
    _gauge: DiskGauge
    _saving: SavingWatch
    _clocks: ClockWatch
    _sleep: SleepWatch
    _clocks_due: Us = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._open.close()

    @property
    def closed_until(self) -> Us:
        """Give the session time of the last act that cannot be read here; -1 where all can."""
        return self._found.closed_until

    def start_sound(self) -> None:
        """Let a rehearsal's file begin to play: the session's zero is now."""
        self._begin(SessionClock(self._machine, self._zero_of_file(), self._asked.speed))

    def sound_has_ended(self) -> bool:
        """Say whether the recorder is through: the file is at its end, or the stop is applied."""
        return self._recorder.has_ended()

    @property
    def sound_end(self) -> Us:
        """Give the session time at which the sound that was heard ends."""
        said = self._recorder.said
        return us_of_sample(said.heard + 1, said.rate) if said is not None and said.rate else 0

    @property
    def is_over(self) -> bool:
        """Say whether the recording was over before this opened: only the debrief is left."""
        return self._found.state.phase == "debrief"

    @property
    def has_something_to_tell(self) -> bool:
        """Say whether anything was recorded or noted that a debrief could be about."""
        state = self.conduct.state
        return state.recording_from is not None or bool(state.notes)

    def debrief(self) -> Debrief:
        """Give the facilitator's debrief. Raises BadInput where its questions cannot be read."""
        file = DraftFile(self.folder.path / f"draft-debrief-{WRITER}", self.folder.closing())
        return Debrief(self.conduct, questions_of(self._study), file, leads=True)

    def look_after(self) -> None:
        """Look after recorder, clocks, device and disk."""
        self._recorder.look_after()
        for came in self._others.news():
            self.conduct.heed(came)
        self.conduct.saving = self._saving.look(self.conduct.now, self._machine)
        self._learn_device()
        if (now := self._machine.now()) >= self._clocks_due:
            self._clocks_due = now + CLOCKS_EVERY
            self._compare_clocks()
        self._note_faults()

    def _compare_clocks(self) -> None:
        if (by := self._clocks.parted()) is not None:
            self.conduct.step_clock(by)
        if (length := self._sleep.slept()) is not None:
            self.conduct.slept = Slept(self.conduct.now, length)

    def _note_faults(self) -> None:
        """Write down what is in danger, or no more; a rehearsal endangers nobody's words."""
        if self._asked.source == "mic" and not self.conduct.ended:
            now = self.conduct.now
            for event in self._faults.look(self.conduct.noted(now), now):
                self.conduct.add(event, at=now)

    def _learn_device(self) -> None:
        self.conduct.device = known = self._device.device
        if known.name != self.conduct.room.device:
            self.conduct.room = replace(self.conduct.room, device=known.name)

    def let_go(self, tell: Callable[[str], None]) -> None:
        """Let go of the lead: the next `run` has it. Until then the recorder is steered on.

        Waits until all that was done is on the disk, and says through `tell` where it is not.
        """
        until_durable(self.conduct, tell)
        self._writing.close()
        self._held.close()

    def steer_on(self, state: SessionState) -> bool:
        """Steer the recorder for who has no leader yet; False once somebody else leads."""
        if not self._orders.overtaken:
            self._recorder.look_after()
            order_stop(state, self._orders)
        return not self._orders.overtaken

    def finish(self, tell: Callable[[str], None]) -> Outcome:
        """Wait for the recorder, write `session.ended` with what every file holds, and close.

        A recorder that answers is waited for as long as it takes: its sound is still in memory.
        """
        if self.conduct.clock is None:
            self.start_sound()  # a rehearsal that never began: the recorder still has to be told
        give_up = tell_at = self._machine.now() + ENDED_WITHIN
        while not self.sound_has_ended() and self._machine.now() < give_up:
            self.look_after()
            said, now = self._recorder.said, self._machine.now()
            if said is not None and now - said.beat < ANSWERS_WITHIN:
                give_up = now + ENDED_WITHIN
            if now >= tell_at:
                tell_at = now + ENDED_WITHIN
                tell(
                    "✗ The last sound waits in memory: the disk does not take it. Free some space."
                )
            self._machine.sleep(LOOK_EVERY)
        self.conduct.orders.close()
        self.conduct.prompts.close()
        bring_home(self.folder)  # what the recorder had to write elsewhere
        outcome = close_session(Desk(self._study, self.folder), self.conduct, tell)
        self._gauge.close()
        ballast.free(self.folder.path)
        return replace(outcome, closed_before=self._found.closed)

    # --- inside ------------------------------------------------------------------------------

    def _zero_of_file(self) -> Us:
        """Give the zero by which now is where the file stands: it loses nothing over a stop."""
        stands = self._found.desk.timeline.end
        return self._machine.now() - stands * 1000 // self._asked.speed

    def _begin(self, clock: SessionClock) -> None:
        self.conduct.clock = clock
        # A log's orders are complete only up to where it stands: its first line may stop the sound.
        horizon = self._found.desk.timeline.end if self._asked.at_once else None
        self._orders.begin(clock, horizon, paced=self._asked.source == "file")
