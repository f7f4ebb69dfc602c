"""Two clocks: where a card's samples lie in session time, found from notes that may be late."""

import random

import pytest

from facilitator.session.events import Record, sound
from facilitator.session.source_clock import SourceClock, source_clock
from facilitator.session.timeline import Timeline
from facilitator.units import SECOND, us_of_sample

RATE = 48_000
TICK = 5 * RATE


class Card:
    """A card that is `ppm` millionths fast: what the recorder notes of it, and what is true."""

    def __init__(self, ppm, late=0.3, seed=1):
        self.ppm, self.late, self.chance = ppm, late, random.Random(seed)
        self.events, self.spans, self.number = [], [], 0

    def open(self, first, at, minutes):
        """Record so many minutes from session time `at` on, as pieces of a minute."""
        self.events.append(sound.RecorderStarted("mic", "a card", RATE, first))
        samples = round(minutes * 60 * RATE * (1 + self.ppm / 1e6))
        self.spans.append((first, first + samples, at))
        for start in range(first, first + samples, 60 * RATE):
            self.number += 1
            name = f"mic.{self.number:04}.wav"
            self.events.append(sound.SegmentOpened("mic", name, start, RATE))
            length = min(60 * RATE, first + samples - start)
            for count in range(TICK, length, TICK):
                late = SECOND // 4 if self.chance.random() < self.late else 0
                late += round(self.chance.expovariate(500) * SECOND)  # 2 ms, as any callback
                heard = self.true(start + count) + late
                self.events.append(sound.TickWritten(name, count, 2 * count, "", heard))
            self.events.append(sound.SegmentClosed(name, length, 2 * length, ""))
        return first + samples

    def true(self, sample):
        first, _, at = next(s for s in reversed(self.spans) if s[0] <= sample)
        return at + round((sample - first) * SECOND / (RATE * (1 + self.ppm / 1e6)))

    @property
    def timeline(self):
        records = [Record(f"recorder.1.{n}", n, "", e) for n, e in enumerate(self.events, 1)]
        return Timeline.of(records)

    def worst(self):
        """The largest error over all that was recorded, in microseconds."""
        line = self.timeline
        places = [s for a, b, _ in self.spans for s in (*range(a, b, RATE // 2), b - 1)]
        return max(abs(line.time_of("mic", s) - self.true(s)) for s in places)


@pytest.mark.parametrize("ppm", [200, -200, 0, 37])
@pytest.mark.parametrize("late", [0, 0.3, 0.7])
def test_ninety_minutes_of_a_drifting_card_are_placed_within_20_ms(ppm, late):
    card = Card(ppm, late)
    card.open(0, 0, 90)
    assert card.worst() < 20_000
    assert abs(card.timeline.drift_ppm["mic"] - ppm) <= 2


@pytest.mark.parametrize("ppm", [200, -200])
def test_a_device_opened_again_midway_begins_anew(ppm):
    card = Card(ppm)
    end = card.open(0, 0, 40)
    back = 40 * 60 * SECOND + 3 * SECOND
    first = max(end + 1, back * RATE // SECOND)
    card.events.append(sound.GapLeft("mic", end, first, RATE, "device_lost"))
    card.open(first, back, 50)
    assert card.worst() < 20_000
    (gap,) = card.timeline.gaps
    assert abs(gap.start - 40 * 60 * SECOND) < 20_000
    assert abs(gap.end - back) < 20_000


def test_off_the_record_the_device_runs_on_and_keeps_its_clock():
    card = Card(200)
    end = card.open(0, 0, 30)
    card.open(end + 600 * RATE, card.true(end + 600 * RATE), 30)
    card.events = [e for e in card.events if not isinstance(e, sound.RecorderStarted)]
    card.events.append(sound.GapLeft("mic", end, end + 600 * RATE, RATE, "off_record"))
    assert card.worst() < 20_000


def test_a_stretch_and_its_words_lie_where_they_were_heard():
    card = Card(200)
    end = card.open(0, 0, 90)
    (stretch,) = card.timeline.stretches
    assert abs(stretch.end - 90 * 60 * SECOND) < 20_000
    assert us_of_sample(end, RATE) - stretch.end > SECOND, "n/rate would be a second off"
    half = us_of_sample(end // 2, RATE)
    assert abs(stretch.time_at(half) - 45 * 60 * SECOND) < 20_000


def test_time_and_sample_go_both_ways():
    card = Card(-200)
    card.open(0, 0, 10)
    line = card.timeline
    for time in range(SECOND, 600 * SECOND, 7_654_321):
        sample = line.sample_at("mic", time)
        # to the microsecond that a time is rounded to
        assert line.time_of("mic", sample) + 1 >= time > line.time_of("mic", sample - 1) - 1


def test_a_file_is_exact():
    card = Card(0, late=0)
    card.chance.expovariate = lambda _: 0
    card.open(0, 0, 10)
    line = card.timeline
    assert line.clocks == {}
    assert line.drift_ppm == {}
    assert line.time_of("mic", 12_345_678) == us_of_sample(12_345_678, RATE)


def test_ten_minutes_of_late_notes_in_a_row_cost_no_more_than_drift_can():
    notes = [(s * SECOND, s * SECOND + SECOND // 4) for s in range(600, 1200, 5)]
    notes += [(s * SECOND, s * SECOND) for s in (*range(0, 600, 5), *range(1200, 1800, 5))]
    clock = source_clock([0], notes)
    errors = [clock.time_of(s * SECOND) - s * SECOND for s in range(1800)]
    assert max(errors) <= 180_000  # 300 millionths of ten minutes
    assert all(e == 0 for s, e in enumerate(errors) if s < 595 or s > 1205)


def test_the_same_notes_in_any_order_give_the_same_clock():
    card = Card(150)
    card.open(0, 0, 20)
    ticks = {e.file: e for e in card.events if isinstance(e, sound.SegmentOpened)}
    notes = [
        (us_of_sample(ticks[e.file].first + e.samples, RATE), e.heard)
        for e in card.events
        if isinstance(e, sound.TickWritten)
    ]
    clock = source_clock([0], notes)
    random.Random(7).shuffle(notes)
    assert source_clock([0, 0], notes) == clock != SourceClock()
