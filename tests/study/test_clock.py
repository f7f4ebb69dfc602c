"""The clock of this machine and of a session."""

import re
import time
from pathlib import Path

import pytest
from stand_ins import StandingClock

from facilitator.study.clock import SessionClock, SystemClock, utc_text, utc_us
from facilitator.units import SECOND


def test_the_boot_clock_goes_on_and_names_this_start_of_the_machine():
    clock = SystemClock()
    first = clock.now()
    clock.sleep(2_000)
    assert 2_000 <= clock.now() - first < SECOND
    assert re.fullmatch("[0-9a-f]{8}", clock.boot)
    assert SystemClock().boot == clock.boot


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="Linux alone counts sleep")
def test_on_linux_it_counts_sleep_and_takes_the_system_s_boot_id():
    clock = SystemClock()
    assert abs(clock.now() - time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1000) < SECOND
    said = Path("/proc/sys/kernel/random/boot_id").read_text()
    assert said.startswith(clock.boot)


def test_utc_is_written_as_people_and_programs_read_it():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", SystemClock().utc())
    assert utc_text(1_795_532_645_123_999) == "2026-11-24T15:04:05.123Z"
    assert utc_us("2026-11-24T15:04:05.123Z") == 1_795_532_645_123_000
    with pytest.raises(ValueError):
        utc_us("yesterday")


@pytest.mark.parametrize(
    ("speed", "at"), [(1000, 3 * SECOND), (20_000, 60 * SECOND), (500, 1_500_000)]
)
def test_a_session_s_clock_runs_from_its_zero_at_its_speed(speed, at):
    clock = StandingClock(now=100 * SECOND)
    session = SessionClock(clock, clock.now(), speed)
    clock.sleep(3 * SECOND)
    assert session.at() == at
