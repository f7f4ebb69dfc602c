"""The real recorder with encryption, killed with SIGKILL at random moments."""

from __future__ import annotations

import random

import pytest
from live_recorder import Live
from sound_stage import RATE, counting_file, kept_by

from facilitator.session.events.sound import GapLeft
from facilitator.units import SECOND, us_of_sample
from facilitator.vault import identity

MOST_LOST = SECOND
"""Product, L10: at most the last second of audio. (0.6 s is what benchmarks/recorder.py sees.)"""


@pytest.fixture
def live(tmp_path):
    lives = []

    def make(seconds):
        sound = counting_file(tmp_path / "group.wav", seconds)
        lives.append(Live(tmp_path, sound, recipients=(identity.make()[1],)))
        return lives[-1]

    yield make
    for one in lives:
        one.close()


@pytest.mark.parametrize(
    ("kills", "seconds"), [(2, 8), pytest.param(40, 100, marks=pytest.mark.slow)]
)
def test_killed_at_random_moments_it_loses_under_a_second_and_goes_on_exactly(live, kills, seconds):
    chance = random.Random(kills)
    live = live(seconds)
    live.start()
    live.begin(horizon=0)
    live.orders.give("on", 0)
    live.orders.complete_until(None)
    live.wait(lambda: live.said.safe > 0)
    for _ in range(kills):
        live.machine.sleep(round(chance.uniform(0.3, 1.5) * SECOND))
        said = live.kill()
        end = live.end_on_disk()
        assert end >= said.safe, "what was said to be safe is on the disk"
        assert us_of_sample(said.heard - end, RATE) < MOST_LOST
        live.start()
    live.wait_for_end(seconds + 20)
    assert live.kept() == kept_by([(0, "on")], seconds * RATE)
    assert live.of(GapLeft) == []
    assert {path.suffix for path in live.folder.sound.iterdir()} == {".fca"}
