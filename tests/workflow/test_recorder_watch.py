"""The recorder is looked after: started again where it died, or hangs, and never in a hurry."""

import os

import pytest
from stand_ins import StandingClock

from facilitator.errors import Unavailable
from facilitator.ports import RecorderSays
from facilitator.study.steering import SteeringFile
from facilitator.units import SECOND
from facilitator.workflow.recorder_watch import RecorderWatch, SpentRecorder


class Process:
    """A recorder's process, as a test wants it (`RecorderProcess`)."""

    def __init__(self, room, number):
        self.room, self.pid = room, os.getpid() + number
        self.alive, self.killed = True, False
        if room.speaks:
            self.says()

    def says(self, phase="on"):
        clock = self.room.clock
        said = RecorderSays(clock.boot, self.pid, clock.now(), phase, -30, 0, 0, 48_000, 1)
        self.room.steering.say_as_recorder(said)

    def running(self):
        return self.alive

    def failure(self):
        return "The microphone is gone."

    def kill(self):
        self.alive, self.killed = False, True


class Room:
    """A clock, a steering file, and every process that was started."""

    def __init__(self, folder):
        self.clock = StandingClock()
        self.steering = SteeringFile(folder / "open.now")
        self.started = []
        self.refusal = None
        self.speaks = True
        self.watch = RecorderWatch(self.clock, self.steering, self.start, lambda work: work())

    def start(self):
        if self.refusal is not None:
            raise self.refusal
        self.started.append(Process(self, len(self.started)))
        return self.started[-1]

    def look_for(self, seconds, beats=True):
        """Look ten times a second, as the screen does."""
        for _ in range(round(seconds * 10)):
            self.clock.sleep(SECOND // 10)
            if beats:
                self.started[-1].says()
            self.watch.look_after()


@pytest.fixture
def room(tmp_path):
    return Room(tmp_path)


def test_one_that_lives_is_left_alone(room):
    room.look_for(60)
    assert len(room.started) == 1
    assert not room.watch.hangs


def test_one_that_died_is_started_again_at_the_next_look(room):
    room.look_for(1)
    room.started[-1].alive = False
    room.look_for(0.1, beats=False)
    assert len(room.started) == 2
    room.look_for(0.1)
    assert room.watch.started_again == 1


def test_a_start_is_counted_once_the_new_one_is_heard_of(room):
    room.look_for(1)
    room.speaks = False
    room.started[-1].alive = False
    room.look_for(1, beats=False)
    assert len(room.started) == 2
    assert room.watch.started_again == 0
    room.look_for(0.1)
    assert room.watch.started_again == 1


def test_one_that_cannot_be_started_twice_says_why_until_it_can(room):
    room.look_for(1)
    room.speaks = False
    for _ in range(21):
        room.started[-1].alive = False
        room.look_for(0.1, beats=False)
    assert room.watch.why_not == "", "once may be chance"
    room.started[-1].alive = False
    room.look_for(0.1, beats=False)
    assert room.watch.why_not == "The microphone is gone."
    room.look_for(3, beats=False)
    room.speaks = True
    room.look_for(0.2)
    assert room.watch.why_not == ""
    assert room.watch.started_again == 1


@pytest.mark.parametrize("refusal", [OSError(5, "The disk is away"), Unavailable("No keys.", "")])
def test_a_start_that_is_refused_raises_nothing_where_keys_are_taken(room, refusal):
    room.look_for(1)
    room.refusal = refusal
    room.started[-1].alive = False
    room.look_for(5, beats=False)
    assert str(refusal) in room.watch.why_not
    assert len(room.started) == 1


def test_a_start_that_hangs_holds_nobody_up(tmp_path):
    room = Room(tmp_path)
    watch = RecorderWatch(room.clock, room.steering, room.start, lambda work: None)
    room.started[-1].alive = False
    for _ in range(50):
        room.clock.sleep(SECOND)
        watch.look_after()
    assert watch.started_again == 0


def test_one_that_dies_at_once_is_started_every_two_seconds(room):
    room.look_for(1)
    for _ in range(100):
        room.started[-1].alive = False
        room.look_for(0.1, beats=False)
    assert len(room.started) == 1 + 5


def test_one_that_hangs_is_named_after_three_seconds_and_ended_after_ten(room):
    room.look_for(2)
    room.look_for(2.8, beats=False)
    assert not room.watch.hangs
    room.look_for(0.4, beats=False)
    assert room.watch.hangs
    room.look_for(6, beats=False)
    assert not room.started[0].killed
    room.look_for(1.2, beats=False)
    assert room.started[0].killed
    assert len(room.started) == 2
    assert not room.watch.hangs


def test_a_closed_lid_is_no_recorder_that_hangs(room):
    room.look_for(2)
    room.clock.sleep(3600 * SECOND)
    room.look_for(0.5, beats=False)
    room.look_for(2)
    assert len(room.started) == 1


def test_one_that_has_ended_is_not_started_again(room):
    room.started[-1].says("ended")
    room.started[-1].alive = False
    room.look_for(5, beats=False)
    assert len(room.started) == 1
    assert room.watch.has_ended()


def test_one_that_does_not_begin_says_why(room):
    room.started[-1].says("failed")
    with pytest.raises(Unavailable, match="The microphone is gone"):
        room.watch.wait_until_ready()


def test_one_that_died_is_gone_until_the_next_listens(room):
    room.look_for(1)
    assert not room.watch.gone
    room.speaks = False
    room.started[-1].alive = False
    assert room.watch.gone
    room.look_for(0.1, beats=False)
    room.started[-1].says("ready")
    room.look_for(1, beats=False)
    assert room.watch.gone
    assert room.watch.started_again == 0
    room.look_for(0.1)
    assert not room.watch.gone
    assert room.watch.started_again == 1


def test_those_that_say_ready_and_end_have_failed(room):
    room.look_for(1)
    room.speaks = False
    room.started[-1].alive = False
    for _ in range(3):
        room.look_for(2.1, beats=False)
        room.started[-1].says("ready")
        room.look_for(0.2, beats=False)
        room.started[-1].alive = False
    room.look_for(0.1, beats=False)
    assert room.watch.started_again == 0
    assert room.watch.why_not == "The microphone is gone."


def test_one_that_outlived_the_end_of_its_recording_is_waited_for_while_it_speaks(tmp_path):
    room = Room(tmp_path)
    spent = SpentRecorder(room.clock, room.steering)
    assert not spent.has_ended()
    room.started[0].says("ended")
    assert spent.has_ended()
    room.started[0].says()
    room.clock.sleep(4 * SECOND)
    assert spent.has_ended()
