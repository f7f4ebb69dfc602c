"""Orders to the recorder: on, off the record, stop – exact to the sample.

The beat says up to which session time the orders are complete; the recorder writes no later sample.
It runs in a thread of its own that does nothing else, so that neither a slow disk nor a stalled
screen holds it up (durability, §3).
"""

from __future__ import annotations

from threading import Event as Signal
from threading import Lock, Thread
from typing import Protocol

from facilitator.ports import Clock, Order, RecorderSays, ScreenSays, Steering, Wanted
from facilitator.study.clock import SessionClock
from facilitator.units import Us

BEAT_SECONDS = 0.05
"""How often: sound waits in memory for so long, and what waits there is lost with the recorder."""
LONGEST_WAIT_SECONDS = 0.2
"""How long an order waits for a beat that a disk holds up, where the file lies on one."""


class Steered(Protocol):
    """What anybody at a session knows of the sound: the order that holds, and the answer."""

    @property
    def recorder(self) -> RecorderSays | None:
        """Give what the recorder said last."""
        ...

    @property
    def holds(self) -> Order:
        """Give the order that the recorder has been told."""
        ...

    def machine_now(self) -> Us:
        """Give the boot clock, which the recorder's beat is a time of."""
        ...


class Orders:
    """Gives orders one at a time, and beats."""

    def __init__(self, steering: Steering, machine: Clock, holds: Order) -> None:
        """Prepare with the order that holds; nothing is said to the recorder before `begin`."""
        self._steering = steering
        self._machine = machine
        self._lock = Lock()
        self._turn = Lock()
        self._given = holds
        self._queue: list[Order] = []
        self._clock: SessionClock | None = None
        self._horizon: Us | None = None
        self._beaten: Us = 0
        self._stopping = Signal()
        self._thread = Thread(target=self._work, name="beat", daemon=True)
        self.overtaken = False
        """True once somebody else leads the session: nothing more is ordered here."""
        self.refused = False
        """True while no word reaches the recorder: the file lies on a disk that refuses."""

    @property
    def recorder(self) -> RecorderSays | None:
        """Give what the recorder said last."""
        return self._steering.recorder()

    @property
    def holds(self) -> Order:
        """Give the order that the recorder has been told."""
        return self._given

    def machine_now(self) -> Us:
        """Give the boot clock, which the recorder's beat is a time of."""
        return self._machine.now()

    @property
    def wanted(self) -> Wanted:
        """Give what was ordered last."""
        with self._lock:
            return (self._queue[-1] if self._queue else self._given).wanted

    def begin(self, clock: SessionClock, horizon: Us | None = None) -> None:
        """Say the first word to the recorder, and beat from now on.

        With a `horizon`, orders are complete only up to there (a key log's next line).
        """
        with self._lock:
            self._clock = clock
            self._horizon = horizon
        self._beat()
        self._thread.start()

    def complete_until(self, horizon: Us | None) -> None:
        """Say up to when the orders are complete; None means up to now."""
        with self._lock:
            self._horizon = horizon

    def give(self, wanted: Wanted, at: Us) -> Us:
        """Order `wanted` from `at` on; give the session time from which it holds.

        That is a little later than `at` where the beat has already passed it.
        """
        with self._lock:
            last = self._queue[-1] if self._queue else self._given
            since = max(at, self._beaten)
            self._queue.append(Order(last.number + 1, last.wanted, wanted, since))
        self._beat()
        return since

    def close(self) -> None:
        """Stop beating."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while not self._stopping.wait(BEAT_SECONDS):
            self._beat()

    def _beat(self) -> None:
        if not self._turn.acquire(timeout=LONGEST_WAIT_SECONDS):
            return  # it waits for a disk; whoever orders does not
        try:
            said = self._steering.recorder() if self._queue else None  # else nothing hangs on it
            with self._lock:
                says = self._says(said)
            if says is not None and not self.overtaken:
                self.overtaken = not self._steering.say_as_screen(says)
            self.refused = False
        except OSError:
            self.refused = True
        finally:
            self._turn.release()

    def _says(self, said: RecorderSays | None) -> ScreenSays | None:
        if self._clock is None:
            return None
        # A new order only once the last is applied: what the recorder does is then a function
        # of sample and order, and one that is started again does the same.
        if self._queue and said is not None and said.applied >= self._given.number:
            self._given = self._queue.pop(0)
        beat = self._clock.at()
        if self._horizon is not None:
            beat = min(beat, self._horizon)
        if self._queue:
            beat = min(beat, self._queue[0].since)
        self._beaten = max(beat, self._beaten)
        return ScreenSays(
            boot=self._machine.boot,
            zero=self._clock.zero,
            speed=self._clock.speed,
            order=self._given,
            beat=self._beaten,
        )
