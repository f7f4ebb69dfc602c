"""What becomes of sound in memory while the disk refuses."""

from __future__ import annotations

import pytest
from sound_stage import RATE, Shelf, counting
from stand_ins import SimulatedDisk, StandingClock

from facilitator.audio import line as line_module
from facilitator.audio.drift import Drift
from facilitator.audio.line import Line
from facilitator.audio.logbook import Logbook
from facilitator.audio.places import Places
from facilitator.audio.tape import Tape
from facilitator.audio.wav import WavForm
from facilitator.ports import Block, Order
from facilitator.session.events.sound import GapLeft
from facilitator.units import SECOND, us_of_sample


class Room:
    """A line and its tape on a disk that can be full."""

    def __init__(self):
        self.disk, self.clock, self.shelf = SimulatedDisk(), StandingClock(), Shelf()
        log, drift = Logbook(self.shelf), Drift(RATE, exact=True)
        self.tape = Tape(
            disk=self.disk, places=Places(self.disk, self.clock, ("/sound",), RATE), form=WavForm(),
            source="mic", rate=RATE, number=1, written=0, log=log, time_of=drift.time_of,
        )  # fmt: skip
        self.line = Line(tape=self.tape, log=log, drift=drift, source="mic", rate=RATE, ever=False)
        self.line.steer(Order(1, "off", "on", 0))
        self.next = 0

    def hear(self, seconds, *, skip=0):
        """Hear so many seconds; `skip` samples were dropped by the device before them."""
        self.next += skip
        for _ in range(round(seconds * 10)):
            samples = RATE // 10
            pcm = counting(samples, self.next)
            self.next += samples
            block = Block(self.next - samples, pcm, us_of_sample(self.next, RATE))
            self.line.put(block, "overrun")
            self.clock.sleep(SECOND // 10)
            self.line.advance(self.next)
            self.tape.write()
            self.applied = self.line.applied


@pytest.fixture
def room():
    return Room()


def test_what_is_off_the_record_leaves_the_memory_though_the_disk_refuses(room):
    room.hear(3)
    room.disk.space = 0
    room.hear(5)
    room.line.steer(Order(2, "on", "off", 8 * SECOND))
    room.hear(60)
    assert not room.line.waits, "nothing after the mark waits"
    assert room.tape.end == 8 * RATE, "what came before it does"
    assert room.applied == 1
    room.disk.space = None
    room.clock.sleep(3 * SECOND)
    room.hear(1)
    assert (room.applied, room.tape.safe) == (2, 8 * RATE)


def test_an_overrun_while_the_disk_refuses_holds_no_more_than_ten_minutes(room, monkeypatch):
    monkeypatch.setattr(line_module, "KEPT_SECONDS", 20)
    room.hear(3)
    room.disk.space = 0
    room.hear(1)
    room.hear(60, skip=100)
    assert room.next - room.line._queue[0][0].end <= 20 * RATE
    room.disk.space = None
    room.clock.sleep(3 * SECOND)
    room.hear(1)
    (gap,) = room.shelf.of(GapLeft)
    assert (gap.start, gap.why) == (4 * RATE, "overrun")
    assert room.next - gap.end <= 21.1 * RATE
