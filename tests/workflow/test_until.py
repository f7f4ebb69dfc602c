"""The time of day by which a session has to end."""

from datetime import datetime

import pytest
from encrypted import Encrypted, cut, durable
from workflow.room import led

from facilitator.errors import BadInput
from facilitator.session.events.aside import EndGiven
from facilitator.units import SECOND
from facilitator.workflow.until import end_by, time_left

NOON = datetime(2026, 3, 12, 12, 0, 30)


@pytest.mark.parametrize(
    ("clock", "minutes"), [("13:30", 89.5), ("12:01", 0.5), ("23:59", 718.5), ("0:00", 719.5)]
)
def test_it_is_the_next_time_that_the_clock_says_so(clock, minutes):
    assert time_left(clock, NOON) == minutes * 60 * SECOND


@pytest.mark.parametrize(
    ("clock", "said"),
    [("half one", "is no time of day"), ("25:00", "is no time of day"), ("11:30", "is past")],
)
def test_what_cannot_be_meant_is_refused(clock, said):
    with pytest.raises(BadInput, match=said):
        time_left(clock, NOON)


def test_minutes_left_and_pace_are_to_that_time(tmp_path):
    with led(tmp_path) as (conduct, clock):
        for _ in range(3):
            conduct.next()
        assert (conduct.view.left_minutes, conduct.view.until) == (40, "")
        conduct.add(EndGiven(17 * 60 * SECOND, "13:30"), at=conduct.now)
        view = conduct.view
        assert (view.left_minutes, view.section_left_minutes) == (17, 2)
        assert (view.pace, view.until, view.of_minutes) == ("17 min behind", "13:30", None)
        assert [part.budget_minutes for part in view.outline] == [6, 2, 15]
        clock.time += 20 * 60 * SECOND
        assert conduct.view.left_minutes == -3


def recorded_until(live, clock):
    live.conduct.next()
    end_by(live.conduct, clock, NOON)
    durable(live)


def test_after_a_stop_the_same_run_counts_to_the_same_time(tmp_path):
    room = Encrypted(tmp_path)
    with room.opened() as live:
        recorded_until(live, "13:30")
        end = live.conduct.state.beside.until
        cut(live)
    with room.opened(go_on=True) as live:
        beside = live.conduct.state.beside
        assert (beside.until, live.conduct.view.until) == (end, "13:30")
        assert live.conduct.view.left_minutes == 90


def test_a_time_that_is_given_anew_holds_from_then_on(tmp_path):
    room = Encrypted(tmp_path)
    with room.opened() as live:
        recorded_until(live, "13:30")
        cut(live)
    with room.opened(go_on=True) as live:
        end_by(live.conduct, "12:50", NOON)
        assert (live.conduct.view.until, live.conduct.view.left_minutes) == ("12:50", 50)
