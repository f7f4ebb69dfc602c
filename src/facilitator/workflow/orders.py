"""Orders to the recorder: on, off the record, stop – exact to the sample.

The beat says up to which session time the orders are complete; the recorder writes no later sample.
It runs in a thread of its own that does nothing else, so that neither a slow disk nor a stalled
screen holds it up (durability, §3). While sound comes to the disk block by block, it comes when a
block is full, and now and then between; else it comes quickly (decision 0046).
"""

from __future__ import annotations

from threading import Event as Signal
from threading import Lock, Thread
from typing import Protocol

from facilitator.ports import Clock, Order, RecorderSays, ScreenSays, Steering, Wanted
from facilitator.study.clock import SessionClock
from facilitator.units import BLOCK, SECOND, Us

BEAT_SECONDS = 0.05
"""How often where something waits for the beat: an order, a block that is full, a file's sound."""
LIVES_SECONDS = 0.25
"""How often at least: who is still for 0.3 s is no longer waited for (`audio.recorder.HOLD`)."""
AFTER_BLOCK: Us = 5_000
"""How long after a block's last sample: where that lies in time is known to the microsecond."""
LATE: Us = BLOCK + SECOND // 4
"""A last block on the disk that is so old tells no more when the next one is full."""
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
        self._paced = False
        self._beaten: Us = 0
        self._stopping = False
        self._hurry = Signal()
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

    def begin(self, clock: SessionClock, horizon: Us | None = None, *, paced: bool = False) -> None:
        """Say the first word to the recorder, and beat from now on.

        With a `horizon`, orders are complete only up to there (a key log's next line). Where sound
        is `paced` by the beat, a file's, it always comes quickly.
        """
        with self._lock:
            self._clock = clock
            self._horizon = horizon
            self._paced = paced or horizon is not None
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
        self._hurry.set()
        return since

    def close(self) -> None:
        """Stop beating."""
        self._stopping = True
        self._hurry.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while not self._stopping:
            self._beat()
            if self._hurry.wait(self.pause()):
                self._hurry.clear()

    def pause(self) -> float:
        """Give in how many seconds the next beat is due."""
        said = self._steering.recorder()
        if self._clock is None or said is None or self._paced or self._queue:
            return BEAT_SECONDS
        if said.phase == "off":
            return LIVES_SECONDS  # nothing is kept that could wait for it
        if said.phase != "on" or said.saved_to is None:
            return BEAT_SECONDS
        since_block = self._clock.at() - said.saved_to - AFTER_BLOCK
        if since_block >= LATE:
            return BEAT_SECONDS
        return min((BLOCK - since_block % BLOCK) / SECOND, LIVES_SECONDS)

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
