"""What the recorder answers: its half of the steering file."""

from __future__ import annotations

import os
from contextlib import suppress

from facilitator.audio.levels import Meter
from facilitator.ports import Block, Clock, RecorderPhase, RecorderSays, Steering
from facilitator.units import Us


class Answer:
    """Says where the recorder stands, as often as it likes: it costs a few microseconds."""

    def __init__(self, steering: Steering, clock: Clock, rate: int, stands: int) -> None:
        """Begin at sample `stands`; `rate` in Hz."""
        self._steering, self._clock, self._rate = steering, clock, rate
        self._meter = Meter(rate)
        self._spoken = False
        self.next = stands
        """The sample after the last that was heard."""
        self.safe = stands
        """The sample after the last that is written and synced."""
        self.applied = 0
        self.rescued = False
        self.delay: Us = 0

    def hear(self, block: Block) -> None:
        """Take what the source handed over, for the level."""
        self._meter.hear(block.pcm)
        self.next = block.end

    @property
    def overtaken(self) -> bool:
        """Say whether another recorder answers here by now, or is asked elsewhere."""
        said = self._steering.recorder() if self._spoken else None
        return self._steering.replaced or (said is not None and said.pid != os.getpid())

    def say(self, phase: RecorderPhase) -> None:
        """Write it down, where a disk that it may lie on takes it."""
        says = RecorderSays(
            boot=self._clock.boot,
            pid=os.getpid(),
            beat=self._clock.now(),
            phase=phase,
            level_dbfs=self._meter.level_dbfs,
            heard=max(0, self.next - 1),
            safe=self.safe,
            rate=self._rate,
            applied=self.applied,
            rescued=self.rescued,
            delay=self.delay,
        )
        with suppress(OSError):
            self._steering.say_as_recorder(says)
            self._spoken = True
