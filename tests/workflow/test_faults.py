"""What endangers the recording is written down as long as its banner stands, each once."""

from facilitator.session.aside import Fault
from facilitator.session.events.aside import FaultOver, FaultSeen
from facilitator.units import SECOND
from facilitator.workflow.faults import FaultWatch
from facilitator.workflow.view import Banner

MUTED = Banner("error", "muted", "muted", fault="no_signal", since=9 * SECOND)
KEYS = Banner("warning", "keys", "keys", fault="keyboard")
CALM = Banner("calm", "news", "news", passes=True)


def test_a_fault_is_seen_once_since_it_began_and_over_once():
    watch = FaultWatch(())
    assert watch.look((MUTED, CALM), 12 * SECOND) == (FaultSeen("no_signal", 9 * SECOND),)
    assert watch.look((MUTED,), 13 * SECOND) == ()
    assert watch.look((CALM,), 14 * SECOND) == (FaultOver("no_signal"),)
    assert watch.look((), 15 * SECOND) == ()


def test_a_fault_without_a_beginning_began_when_it_was_seen():
    assert FaultWatch(()).look((KEYS,), 5 * SECOND) == (FaultSeen("keyboard", 5 * SECOND),)


def test_one_fault_may_follow_another_at_once():
    watch = FaultWatch(())
    watch.look((KEYS,), SECOND)
    assert watch.look((MUTED,), 12 * SECOND) == (
        FaultOver("keyboard"),
        FaultSeen("no_signal", 9 * SECOND),
    )


def test_two_banners_of_one_fault_are_one_fault():
    hangs = Banner("error", "hangs", "hangs", fault="recorder_lost", since=SECOND)
    again = Banner("warning", "again", "again", fault="recorder_lost", since=SECOND)
    watch = FaultWatch(())
    assert len(watch.look((hangs, again), 2 * SECOND)) == 1
    assert watch.look((again,), 3 * SECOND) == ()


def test_a_fault_that_was_over_when_it_was_known_is_written_once_whole():
    lost = Banner("warning", "lost", "lost", passes=True, fault="overrun", since=9 * SECOND)
    watch = FaultWatch(())
    assert watch.look((lost,), 11 * SECOND) == (
        FaultSeen("overrun", 9 * SECOND),
        FaultOver("overrun"),
    )
    assert watch.look((lost,), 12 * SECOND) == ()
    assert watch.look((), 41 * SECOND) == ()


def test_a_fault_of_before_a_stop_is_over_where_it_no_longer_stands():
    known = (Fault("no_signal", 0), Fault("keyboard", 0), Fault("quiet", 0, end=SECOND))
    assert FaultWatch(known).look((KEYS,), 9 * SECOND) == (FaultOver("no_signal"),)
