"""Sound that is missing though the device says nothing of it."""

from __future__ import annotations

from facilitator.audio.pace import Pace
from facilitator.units import SECOND

BLOCK = SECOND // 50


def found(blocks):
    """Give the places (seconds) at which something is missing; `blocks` are (heard, delay)."""
    pace = Pace()
    return [
        round(heard / SECOND, 1) for heard, delay in blocks if pace.is_missing(heard, delay, BLOCK)
    ]


def steady(start, seconds, delay=1_000):
    return [(start + n * BLOCK, delay) for n in range(round(seconds * 50))]


def test_sound_that_comes_as_it_should_misses_nothing():
    assert found(steady(0, 60)) == []


def test_five_seconds_that_never_came_are_missed_a_second_later():
    lid = steady(10 * SECOND, 3, delay=5 * SECOND)
    assert found([*steady(0, 5), *lid])[0] == 11.0


def test_sound_that_was_kept_back_and_comes_at_once_is_not_missing():
    """A process that stood still for eight seconds gets them in a tenth of one."""
    kept_back = [(13 * SECOND + n * 250, 8 * SECOND - n * BLOCK) for n in range(400)]
    assert found([*steady(0, 5), *kept_back, *steady(13 * SECOND + 100_000, 5)]) == []


def test_what_ran_over_is_missing_behind_what_was_kept_back():
    """It stood still for 55 s, and the server kept 44 of them."""
    first = 60 * SECOND
    kept_back = [(first + n * 250, 55 * SECOND - n * BLOCK) for n in range(2_200)]
    after = steady(first + 550_000, 3, delay=11 * SECOND)
    assert found([*steady(0, 5), *kept_back, *after])[0] == 62.0


def test_a_block_that_comes_late_once_is_late():
    late = [
        (heard, 900_000 if n % 40 == 0 else delay)
        for n, (heard, delay) in enumerate(steady(5 * SECOND, 20))
    ]
    assert found([*steady(0, 5), *late]) == []


def test_a_card_that_drifts_for_ninety_minutes_misses_nothing():
    drifting = [(second * SECOND, second * 200) for second in range(5_400)]
    assert found(drifting) == []
