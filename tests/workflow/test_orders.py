"""Orders to the recorder: one at a time, exact in time, and never ahead of what is complete."""

import time
from threading import Event as Signal
from threading import Thread

import pytest
from workflow.room import StandingClock

from facilitator.ports import Order, RecorderSays
from facilitator.study.clock import SessionClock
from facilitator.study.steering import SteeringFile
from facilitator.units import SECOND
from facilitator.workflow.orders import BEAT_SECONDS, LIVES_SECONDS, Orders


@pytest.fixture
def room(tmp_path):
    machine = StandingClock()
    steering = SteeringFile(tmp_path / "now")
    orders = Orders(steering, machine, Order(1, "off", "on", 0))
    yield orders, steering, machine
    orders.close()
    steering.close()


def applied(steering, number):
    steering.say_as_recorder(RecorderSays("0badcafe", 1, 0, "on", -20, 0, 0, 48_000, number))


def begin(room, horizon=None):
    orders, _, machine = room
    orders.begin(SessionClock(machine, machine.now()), horizon)


def test_nothing_is_said_before_the_session_begins(room):
    orders, steering, _ = room
    orders.give("off", 0)
    assert steering.screen() is None


def test_an_order_waits_until_the_one_before_is_applied(room):
    orders, steering, machine = room
    begin(room)
    machine.time += SECOND
    orders.give("off", SECOND)
    assert steering.screen().order.number == 1
    applied(steering, 1)
    machine.time += SECOND
    orders.give("on", 2 * SECOND)
    assert steering.screen().order == Order(2, "on", "off", SECOND)


def test_a_leader_that_was_overtaken_orders_nothing_more(room, tmp_path):
    orders, steering, machine = room
    begin(room)
    other = SteeringFile(tmp_path / "now")
    assert other.say_as_screen(steering.screen())
    machine.time += SECOND
    orders.give("off", SECOND)
    assert orders.overtaken
    assert steering.screen().beat == 0


class Refuses(SteeringFile):
    """Lies on a disk that takes nothing."""

    def say_as_screen(self, said):
        raise OSError(28, "No space left on device")


def test_a_disk_that_takes_no_order_ends_nothing(tmp_path):
    machine = StandingClock()
    orders = Orders(Refuses(tmp_path / "now"), machine, Order(1, "off", "on", 0))
    orders.begin(SessionClock(machine, machine.now()))
    assert orders.refused
    assert orders.give("off", SECOND) == SECOND
    orders.close()


class Hangs(SteeringFile):
    """Lies on a disk that answers no more."""

    hangs, goes_on = Signal(), Signal()

    def say_as_screen(self, said):
        self.hangs.set()
        self.goes_on.wait(30)
        return True


def test_a_disk_that_hangs_holds_no_key_up(tmp_path):
    machine = StandingClock()
    orders = Orders(Hangs(tmp_path / "now"), machine, Order(1, "off", "on", 0))
    beat = Thread(target=orders.begin, args=(SessionClock(machine, 0),))
    beat.start()
    assert Hangs.hangs.wait(30)
    orders.give("off", SECOND)
    assert beat.is_alive(), "the disk hangs still"
    Hangs.goes_on.set()
    beat.join()
    orders.close()


def test_the_beat_never_passes_an_order_that_still_waits(room):
    orders, steering, machine = room
    begin(room)
    machine.time += SECOND
    orders.give("off", SECOND)
    machine.time += 10 * SECOND
    orders.give("on", 5 * SECOND)
    assert steering.screen().beat == SECOND


def test_the_beat_stands_at_the_next_line_of_a_key_log(room):
    orders, steering, machine = room
    begin(room, horizon=3 * SECOND)
    machine.time += 10 * SECOND
    assert orders.give("off", 3 * SECOND) == 3 * SECOND
    assert steering.screen().beat == 3 * SECOND


def test_an_order_for_a_time_that_the_beat_has_passed_holds_from_the_beat(room):
    orders, _, machine = room
    begin(room)
    machine.time += 2 * SECOND
    orders.complete_until(None)
    orders.give("off", 2 * SECOND)
    assert orders.give("on", SECOND) == 2 * SECOND


def test_what_was_ordered_last_is_wanted(room):
    orders, _, _ = room
    assert orders.wanted == "on"
    orders.give("off", 0)
    assert orders.wanted == "off"


def says(steering, phase, safe_seconds, delay=0):
    safe = round(safe_seconds * 48_000)
    said = RecorderSays("0badcafe", 1, 0, phase, -20, safe, safe, 48_000, 1, delay=delay)
    steering.say_as_recorder(said)


def test_while_blocks_come_to_the_disk_the_beat_comes_when_one_is_full(room):
    orders, steering, machine = room
    begin(room)
    says(steering, "on", 10)
    machine.time += 10 * SECOND + 100_000
    assert orders.pause() == LIVES_SECONDS
    machine.time += 300_000
    assert orders.pause() == pytest.approx(0.105)
    says(steering, "on", 10, delay=-50_000)
    assert orders.pause() == pytest.approx(0.055), "where its card has drifted to"
    machine.time += 105_000
    assert orders.pause() == LIVES_SECONDS, "and not again until the next one is"


def test_where_something_waits_for_the_beat_it_comes_quickly(room):
    orders, steering, machine = room
    assert orders.pause() == BEAT_SECONDS, "the session has not begun"
    begin(room)
    assert orders.pause() == BEAT_SECONDS, "no recorder has spoken"
    says(steering, "ready", 0)
    assert orders.pause() == BEAT_SECONDS, "it waits for a leader"
    says(steering, "on", 10)
    machine.time += 11 * SECOND
    assert orders.pause() == BEAT_SECONDS, "no block has come for long: it may begin anywhere"
    says(steering, "off", 10)
    assert orders.pause() == LIVES_SECONDS, "nothing is kept"
    orders.give("on", machine.time)
    orders.give("off", machine.time)
    assert orders.pause() == BEAT_SECONDS, "an order waits for another"


def test_the_sound_of_a_file_waits_for_no_slow_beat(room):
    orders, steering, machine = room
    orders.begin(SessionClock(machine, machine.now()), paced=True)
    says(steering, "on", 10)
    machine.time += 10 * SECOND + 100_000
    assert orders.pause() == BEAT_SECONDS


def test_an_order_that_waits_wakes_a_slow_beat(room):
    orders, steering, machine = room
    says(steering, "off", 0)
    begin(room)
    orders.give("on", SECOND)
    orders.give("off", 2 * SECOND)
    machine.time += 3 * SECOND
    applied(steering, 2)
    give_up = time.monotonic() + 30
    while orders.holds.number < 3:
        assert time.monotonic() < give_up
        time.sleep(0.01)
