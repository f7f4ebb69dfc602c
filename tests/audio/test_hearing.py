"""A device that is lost, one that stands in, and one that opens but says nothing."""

from __future__ import annotations

import pytest
from sound_stage import RATE, ScriptedMicrophone, Stage

from facilitator.audio.session_time import SessionTime
from facilitator.errors import Unavailable
from facilitator.session.events.sound import GapLeft, RecorderStarted, SourceLost
from facilitator.units import SECOND


class Asleep(ScriptedMicrophone):
    """Is lost at a session time; opened again it says nothing until another."""

    def __init__(self, time, start, end):
        super().__init__(time)
        self._asleep = (start, end)
        self._is_lost_yet = False

    def read(self, timeout_seconds):
        start, end = self._asleep
        if not start <= self._time.at() < end:
            return super().read(timeout_seconds)
        if not self._is_lost_yet:
            self._is_lost_yet = True
            raise Unavailable("The microphone hands over no sound.", "Plug it in.")
        self._next = end * RATE // SECOND
        self._time.wait_until(end, timeout_seconds)
        return None


class Pair(ScriptedMicrophone):
    """A microphone that is away for a while, and another that stands in."""

    instead = "spare"

    @property
    def device(self):
        return "spare" if self.stands_in else "own"

    def _own_is_away(self):
        return super()._is_lost()

    def _is_lost(self):
        return self._own_is_away() and not self.stands_in

    def open(self, first):
        self.stands_in = self._own_is_away() and first > 0
        super().open(first)


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path)


def run(stage, microphone, script):
    leader = stage.leader(script, exact=False)
    leader.zero = stage.clock.now()
    return stage.run(microphone)


def new_time(stage):
    stage.time = SessionTime(stage.clock)
    return stage.time


def test_a_device_that_opens_and_says_nothing_is_not_heard(stage):
    phases = {}
    steering = stage.steering()

    def look(now):
        said = steering.recorder()
        if said is not None and stage.time.zero is not None:
            phases[stage.time.at() // SECOND] = said.phase

    leader = stage.leader([(0, "on"), (12 * SECOND, "stop")], exact=False)
    leader.zero = stage.clock.now()
    stage.clock.watchers.append(look)
    asleep = Asleep(new_time(stage), 3 * SECOND, 9 * SECOND)
    assert stage.run(asleep) == "ended"
    assert [phases[second] for second in (2, 4, 6, 8, 10)] == ["on", *["failed"] * 3, "on"]
    (gap,) = stage.shelf.of(GapLeft)
    assert (round(gap.start / RATE, 1), gap.end, gap.why) == (3, 9 * RATE, "device_lost")
    assert len(stage.shelf.of(RecorderStarted)) == 2
    assert stage.shelf.of(SourceLost) == [SourceLost("mic", "a scripted microphone", "another")]


def test_off_the_record_is_applied_while_a_device_that_is_open_says_nothing(stage):
    script = [(0, "on"), (4 * SECOND, "off"), (10 * SECOND, "on"), (12 * SECOND, "stop")]
    leader = stage.leader(script, exact=False)
    leader.zero = stage.clock.now()
    assert stage.run(Asleep(new_time(stage), 3 * SECOND, 7 * SECOND)) == "ended"
    lost, off = stage.shelf.of(GapLeft)
    assert (lost.why, off.why) == ("device_lost", "off_record")
    assert [round(end / RATE, 1) for end in (lost.end, off.end)] == [4, 10]


def test_a_stand_in_is_kept_while_it_records_and_gives_way_at_the_next_stop(stage):
    """The own one is back at second 5, but to look for it would cost sound."""
    script = [(0, "on"), (8 * SECOND, "off"), (10 * SECOND, "on"), (12 * SECOND, "stop")]
    pair = Pair(new_time(stage), lost=[(3 * SECOND, 5 * SECOND)])
    assert run(stage, pair, script) == "ended"
    started = stage.shelf.of(RecorderStarted)
    assert [event.device for event in started] == ["own", "spare", "own"]
    assert [round(event.first / RATE) for event in started] == [0, 3, 8]
    assert stage.shelf.of(SourceLost) == [SourceLost("mic", "own", "spare")]
    assert [gap.why for gap in stage.shelf.of(GapLeft)] == ["device_lost", "off_record"]


def test_the_own_device_is_not_let_go_of_at_a_stop(stage):
    script = [(0, "on"), (2 * SECOND, "off"), (4 * SECOND, "on"), (6 * SECOND, "stop")]
    assert run(stage, Pair(new_time(stage)), script) == "ended"
    assert [event.device for event in stage.shelf.of(RecorderStarted)] == ["own"]
