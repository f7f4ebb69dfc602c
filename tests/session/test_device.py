"""The device as the recorder's journal tells of it."""

from facilitator.session.device import Again, Device, Missing, device_after
from facilitator.session.events import Record
from facilitator.session.events.sound import GapLeft, RecorderStarted, SourceLost
from facilitator.units import SECOND

RATE = 48_000


def known(*events):
    device = Device()
    for n, event in enumerate(events):
        device = device_after(device, Record(f"recorder.1.{n}", n * SECOND, "", event))
    return device


def started(device, second):
    return RecorderStarted("mic", device, RATE, second * RATE)


def gap(start, end, why):
    return GapLeft("mic", start * RATE, end * RATE, RATE, why)


LOST = SourceLost("mic", "USB mic", "built-in")


def test_the_first_device_is_the_sessions_own_and_no_news():
    assert known(started("USB mic", 0)) == Device("USB mic", "USB mic")


def test_one_that_is_gone_is_known_with_what_takes_over():
    lost = known(started("USB mic", 0), LOST).lost
    assert (lost.at, lost.device, lost.instead) == (SECOND, "USB mic", "built-in")


def test_another_that_takes_over_is_not_the_sessions_own_and_says_what_was_lost():
    device = known(started("USB mic", 0), LOST, started("built-in", 9), gap(5, 9, "device_lost"))
    assert device.lost is None
    assert device.again == Again(2 * SECOND, "built-in", is_own=False, missing=4 * SECOND)
    assert (device.name, device.own) == ("built-in", "USB mic")


def test_the_same_that_comes_back_is_the_sessions_own():
    device = known(started("USB mic", 0), LOST, started("USB mic", 7), gap(5, 7, "device_lost"))
    assert device.again == Again(2 * SECOND, "USB mic", is_own=True, missing=2 * SECOND)


def test_another_that_is_heard_without_a_loss_is_told_too():
    device = known(started("USB mic", 0), started("built-in", 3))
    assert device.again == Again(SECOND, "built-in", is_own=False)


def test_a_recorder_that_was_started_again_hears_no_other_device():
    device = known(started("USB mic", 0), started("USB mic", 9), gap(5, 9, "stopped"))
    assert device.again is None
    assert device.stopped == Missing(5 * SECOND, 9 * SECOND)


def test_sound_that_the_machine_dropped_is_known_with_its_length():
    assert known(started("USB mic", 0), gap(5, 6, "overrun")).dropped.length == SECOND
