"""UTC and the machine's own clock part where someone sets the clock, or the lid was closed."""

from encrypted import Encrypted, cut, durable
from stand_ins import StandingClock

from facilitator.session.events import live as act
from facilitator.units import SECOND
from facilitator.workflow.clock_watch import ClockWatch


def test_as_long_as_they_go_together_nothing_is_said():
    clock = StandingClock()
    watch = ClockWatch(clock)
    clock.sleep(3600 * SECOND)
    assert watch.parted() is None


def test_a_clock_that_was_set_is_said_once():
    clock = StandingClock()
    watch = ClockWatch(clock)
    clock.utc_minus_now += 90 * SECOND
    assert watch.parted() == 90 * SECOND
    assert watch.parted() is None
    clock.utc_minus_now -= 3 * SECOND
    assert watch.parted() == -3 * SECOND


def test_a_time_server_that_moves_it_by_less_than_a_second_is_no_step():
    clock = StandingClock()
    watch = ClockWatch(clock)
    clock.utc_minus_now += SECOND
    assert watch.parted() is None


def led(study, machine, **asked):
    live = study.opened(machine=machine, **asked)
    durable(live)
    return live


def clocks(study):
    """Give the events about clocks, as anybody can read them without a key."""
    records = study.study().session("FG1").read_closed().records
    kinds = (act.ClockStepped, act.ClockRejoined)
    return [record.event for record in records if isinstance(record.event, kinds)]


def test_in_a_session_it_is_journaled_in_clear(tmp_path):
    study, machine = Encrypted(tmp_path), StandingClock()
    live = led(study, machine)
    machine.utc_minus_now += 5 * SECOND
    live.look_after()
    live.look_after()
    cut(live)
    assert clocks(study) == [act.ClockStepped(5 * SECOND)]


def test_going_on_in_the_same_start_of_the_machine_the_clock_never_stopped(tmp_path):
    study, machine = Encrypted(tmp_path), StandingClock()
    cut(led(study, machine))
    machine.sleep(160 * SECOND)
    live = led(study, machine, go_on=True)
    assert live.conduct.now == 160 * SECOND
    cut(live)
    assert clocks(study) == []


def test_after_a_restart_of_the_machine_it_is_set_anew_and_what_was_lost_is_known(tmp_path):
    study = Encrypted(tmp_path)
    live = led(study, StandingClock())
    live.conduct.begin_recording("I.q1")
    cut(live)
    again = StandingClock(now=7 * SECOND, boot="1ee71ee7")
    again.utc_minus_now = StandingClock().utc_minus_now + 993 * SECOND + 160 * SECOND
    live = led(study, again, go_on=True)
    assert live.conduct.now == 160 * SECOND
    cut(live)
    assert clocks(study) == [act.ClockRejoined(160 * SECOND)]


def test_a_rehearsal_sets_its_clock_anew_and_loses_nothing(tmp_path):
    study, machine = Encrypted(tmp_path), StandingClock()
    cut(led(study, machine, source="file", at_once=True))
    machine.sleep(3600 * SECOND)
    live = led(study, machine, source="file", at_once=True, go_on=True)
    assert live.conduct.now == 0
    cut(live)
    assert clocks(study) == [act.ClockRejoined(0)]
