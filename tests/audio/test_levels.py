"""How loud it is."""

from __future__ import annotations

from array import array

import pytest

from facilitator.audio.levels import Meter, peak


def pcm(*values):
    return array("h", values).tobytes()


@pytest.mark.parametrize(
    ("sound", "expected"),
    [(pcm(), 0), (pcm(0, 0), 0), (pcm(5, -7, 3), 7), (pcm(-32768), 32768), (pcm(32767), 32767)],
)
def test_the_peak_is_the_largest_distance_from_zero(sound, expected):
    assert peak(sound) == expected


def test_half_a_sample_at_the_end_is_passed_over():
    assert peak(pcm(4, 5) + b"\x7f") == 5


def test_the_meter_forgets_after_a_tenth_of_a_second():
    meter = Meter(1_000)
    meter.hear(pcm(*[16_384] * 100))
    assert meter.level_dbfs == -6
    meter.hear(pcm(*[0] * 60))
    assert meter.level_dbfs == -6
    meter.hear(pcm(*[0] * 60))
    assert meter.level_dbfs == -120
