"""Where a microphone's samples lie on the session clock."""

from __future__ import annotations

import random

from facilitator.audio.drift import Drift, line_begins
from facilitator.ports import Block
from facilitator.units import SECOND

RATE = 48_000
BLOCK = RATE // 50


def heard_over(drift, minutes, ppm, seed=1):
    """A sound card that is `ppm` millionths fast; blocks come up to 0.25 s late. Worst error."""
    chance = random.Random(seed)
    worst = 0
    true_rate = RATE * (1 + ppm / 1e6)
    for number in range(0, minutes * 60 * 50, 5):
        end = (number + 1) * BLOCK
        true = round(end / true_rate * SECOND)
        late = round(chance.expovariate(40) * SECOND)
        drift.hear(Block(end - BLOCK, bytes(2 * BLOCK), true + min(late, SECOND // 4)))
        if number > 50:
            worst = max(worst, abs(drift.time_of(end) - true))
    return worst


def test_a_card_200_millionths_fast_is_followed_within_20_ms_for_90_minutes():
    assert heard_over(Drift(RATE, exact=False), 90, 200) < SECOND // 50


def test_a_slow_card_is_followed_too():
    assert heard_over(Drift(RATE, exact=False), 20, -200) < SECOND // 50


def test_a_file_has_no_drift():
    drift = Drift(RATE, exact=True)
    heard_over(drift, 1, 200)
    assert drift.delay == 0
    assert drift.sample_at(SECOND) == RATE


def test_a_time_falls_on_the_first_sample_at_or_after_it():
    drift = Drift(8_000, exact=True)
    assert [drift.sample_at(time) for time in (0, 1, 125, 126)] == [0, 1, 1, 2]


def test_a_line_begins_where_its_first_blocks_say_though_the_first_came_late():
    began, late = 3 * SECOND, 150_000
    on_time = [began + (n + 1) * SECOND // 50 for n in range(10)]
    in_a_burst = [max(heard, began + late) for heard in on_time]
    assert line_begins([(BLOCK, heard) for heard in on_time], RATE) == 3 * RATE
    assert line_begins([(BLOCK, heard) for heard in in_a_burst], RATE) == 3 * RATE


def test_a_line_never_begins_before_zero():
    assert line_begins([(BLOCK, 1_000)], RATE) == 0
