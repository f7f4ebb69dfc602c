"""The recorder, from a source to the pieces on disk, under a clock moved by hand."""

from __future__ import annotations

import random
from hashlib import sha256
from itertools import pairwise

import pytest
from sound_stage import RATE, ScriptedMicrophone, Stage, counting_file, kept_by

from facilitator.audio.session_time import SessionTime
from facilitator.session.events.sound import (
    GapLeft,
    RecorderStopped,
    ScreenMissed,
    SegmentClosed,
    SegmentOpened,
    TickWritten,
)
from facilitator.units import SECOND

ODD_TIMES = [
    (1_234_567, "on"),
    (4_000_001, "off"),
    (6_543_210, "on"),
    (9_999_999, "off"),
    (11_111_111, "on"),
]


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path)


@pytest.mark.parametrize("speed", [1000, 20_000])
def test_off_the_record_is_exact_to_the_sample(stage, tmp_path, speed):
    sound = counting_file(tmp_path / "group.wav", 14)
    stage.leader(ODD_TIMES, speed=speed)
    assert stage.play(sound) == "source_ended"
    assert stage.kept() == kept_by(ODD_TIMES, 14 * RATE)


@pytest.mark.parametrize("speed", [1000, 20_000])
def test_off_the_record_is_exact_though_the_screen_stalls_for_a_second(stage, tmp_path, speed):
    sound = counting_file(tmp_path / "group.wav", 14)
    wall = speed * 1000  # one second of the machine's time, in session time
    stalls = [(since - wall // 2, since + wall // 2) for since, _ in ODD_TIMES]
    stage.leader(ODD_TIMES, speed=speed, stalls=stalls)
    assert stage.play(sound) == "source_ended"
    assert stage.kept() == kept_by(ODD_TIMES, 14 * RATE)


def test_every_gap_is_journaled_with_its_length_and_reason(stage, tmp_path):
    sound = counting_file(tmp_path / "group.wav", 14)
    stage.leader(ODD_TIMES)
    stage.play(sound)
    first, second, third = kept_by(ODD_TIMES, 14 * RATE)
    assert stage.shelf.of(GapLeft) == [
        GapLeft("mic", first[1], second[0], RATE, "off_record"),
        GapLeft("mic", second[1], third[0], RATE, "off_record"),
    ]


def test_what_came_before_the_recording_is_no_gap(stage, tmp_path):
    stage.leader([(2 * SECOND, "on")])
    stage.play(counting_file(tmp_path / "group.wav", 4))
    assert stage.shelf.of(GapLeft) == []
    assert stage.kept() == [(2 * RATE, 4 * RATE)]


def test_a_piece_is_a_minute_and_the_next_joins_it_without_a_gap(stage, tmp_path):
    stage.leader([(0, "on")], speed=20_000)
    stage.play(counting_file(tmp_path / "group.wav", 125))
    opened = stage.shelf.of(SegmentOpened)
    assert [(piece.file, piece.first) for piece in opened] == [
        ("mic.0001.wav", 0),
        ("mic.0002.wav", 60 * RATE),
        ("mic.0003.wav", 120 * RATE),
    ]
    assert stage.kept() == [(0, 125 * RATE)]
    closed = stage.shelf.of(SegmentClosed)
    assert [piece.samples for piece in closed] == [60 * RATE, 60 * RATE, 5 * RATE]


def test_ticks_and_closings_hold_the_hash_of_what_is_on_the_disk(stage, tmp_path):
    stage.leader([(0, "on"), (12 * SECOND, "off")])
    stage.play(counting_file(tmp_path / "group.wav", 13))
    ticks = stage.shelf.of(TickWritten)
    assert [round(tick.samples / RATE) for tick in ticks] == [1, 5, 10]
    (closed,) = stage.shelf.of(SegmentClosed)
    data = (stage.sound / closed.file).read_bytes()
    assert (len(data), sha256(data).hexdigest()) == (closed.bytes, closed.sha)
    promised = data[:4] + (60 * RATE * 2 + 646).to_bytes(4, "little") + data[8:650]
    promised += (60 * RATE * 2).to_bytes(4, "little")
    for tick in ticks:
        as_then = promised + data[654 : tick.bytes]
        assert sha256(as_then).hexdigest() == tick.sha
        assert tick.heard == tick.samples * SECOND // RATE


def test_a_stop_ends_the_session_at_its_sample(stage, tmp_path):
    stage.leader([(0, "on"), (3_333_333, "stop")])
    assert stage.play(counting_file(tmp_path / "group.wav", 60)) == "ended"
    assert stage.kept() == [(0, 26_667)]
    said = stage.steering().recorder()
    assert (said.phase, said.applied, said.safe) == ("ended", 3, 26_667)
    assert stage.shelf.of(RecorderStopped) == [RecorderStopped("ended")]


def test_no_sample_past_the_beat_is_written_from_a_file(stage, tmp_path):
    sound = counting_file(tmp_path / "group.wav", 100)
    stage.leader([(0, "on")], gone_at=5 * SECOND)
    assert stage.play(sound) == "screen_lost"
    ((_, end),) = stage.kept()
    assert end <= 5 * RATE


def test_a_file_that_is_gone_on_with_loses_nothing(stage, tmp_path):
    sound = counting_file(tmp_path / "group.wav", 30)
    stage.leader([(0, "on")], gone_at=5 * SECOND)
    stage.play(sound)
    stage.leader([], was="on")
    assert stage.play(sound) == "source_ended"
    assert stage.kept() == [(0, 30 * RATE)]
    assert stage.shelf.of(GapLeft) == []


@pytest.mark.parametrize("speed", [1000, 20_000])
@pytest.mark.parametrize("seed", range(3))
def test_a_recorder_killed_at_any_moment_goes_on_exactly(stage, tmp_path, speed, seed):
    sound = counting_file(tmp_path / "group.wav", 14)
    chance = random.Random(seed)
    leader = stage.leader(ODD_TIMES, speed=speed)
    why = None
    for _ in range(4):
        kill_at = stage.clock.now() + round(chance.uniform(0.01, 5e6) * 1000 / speed)
        why = stage.play(sound, kill_at=kill_at)
        if why is not None:
            break
    why = why or stage.play(sound)
    assert why == "source_ended"
    assert stage.kept() == kept_by(ODD_TIMES, 14 * RATE)
    whole = sorted((gap.start, gap.end) for gap in stage.shelf.of(GapLeft))
    kept = kept_by(ODD_TIMES, 14 * RATE)
    assert whole == [(before[1], after[0]) for before, after in pairwise(kept)]
    assert leader.given[-1].number == 6


def microphone(stage, **more):
    stage.time = SessionTime(stage.clock)
    return ScriptedMicrophone(stage.time, **more)


def test_a_microphone_is_cut_at_the_sample_of_the_order(stage):
    script = [(0, "on"), (2_345_678, "off"), (4 * SECOND, "on"), (5 * SECOND, "stop")]
    leader = stage.leader(script, exact=False)
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage)) == "ended"
    places = [-(-order.since * RATE // SECOND) for order in leader.given[1:]]
    assert stage.kept() == [(places[0], places[1]), (places[2], places[3])]


@pytest.mark.parametrize("since", range(2_300_001, 2_850_000, 50_000))
def test_a_beat_that_stalls_for_less_than_the_hold_costs_a_microphone_nothing(stage, since):
    script = [(0, "on"), (since, "off"), (4 * SECOND, "stop")]
    leader = stage.leader(script, exact=False, stalls=[(since - 20_000, since + 190_000)])
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage)) == "ended"
    order = leader.given[2]
    assert order.since == since
    assert stage.kept()[0][1] == -(-since * RATE // SECOND)


def test_an_order_that_comes_late_still_leaves_out_what_is_not_written_yet(stage):
    script = [(0, "on"), (2_345_678, "off"), (4 * SECOND, "stop")]
    leader = stage.leader(script, exact=False, stalls=[(2_300_000, 2_720_000)])
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage)) == "ended"
    assert stage.kept()[0][1] == -(-2_345_678 * RATE // SECOND)


def test_a_microphone_goes_on_60_s_without_a_screen_then_stops_and_says_why(stage):
    leader = stage.leader([(0, "on")], gone_at=4 * SECOND, exact=False)
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage)) == "screen_lost"
    ((_, end),) = stage.kept()
    assert 63 * RATE < end <= 64.2 * RATE
    assert stage.shelf.of(RecorderStopped) == [RecorderStopped("screen_lost")]
    (unseen,) = stage.shelf.of(ScreenMissed)
    assert abs(unseen.start / RATE - 4) < 0.2
    assert unseen.end == end
    assert stage.steering().recorder().phase == "failed"


def test_a_screen_that_comes_back_within_60_s_finds_no_gap(stage):
    script = [(0, "on"), (30 * SECOND, "stop")]
    leader = stage.leader(script, exact=False, stalls=[(4 * SECOND, 20 * SECOND)])
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage)) == "ended"
    assert len(stage.kept()) == 1
    assert stage.shelf.of(GapLeft) == []
    (unseen,) = stage.shelf.of(ScreenMissed)
    assert 19.5 * RATE < unseen.end < 20.5 * RATE


def test_off_the_record_does_not_resume_when_the_screen_is_gone(stage):
    leader = stage.leader([(0, "on"), (2 * SECOND, "off")], exact=False, gone_at=4 * SECOND)
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage)) == "screen_lost"
    ((_, end),) = stage.kept()
    assert end <= 2.1 * RATE
    assert stage.shelf.of(ScreenMissed) == []


def test_a_lost_microphone_is_opened_again_and_the_gap_has_its_reason(stage):
    leader = stage.leader([(0, "on"), (10 * SECOND, "stop")], exact=False)
    leader.zero = stage.clock.now()
    lost = [(3 * SECOND, 5 * SECOND)]
    assert stage.run(microphone(stage, lost=lost)) == "ended"
    (gap,) = stage.shelf.of(GapLeft)
    assert gap.why == "device_lost"
    assert 2.9 * RATE < gap.start < 3.05 * RATE
    assert 5 * RATE <= gap.end < 6.2 * RATE
    before, after = stage.kept()
    assert (before[1], after[0]) == (gap.start, gap.end)


def test_what_the_device_dropped_is_a_gap_of_known_length(stage):
    leader = stage.leader([(0, "on"), (6 * SECOND, "stop")], exact=False)
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage, dropped=(3 * RATE, 777))) == "ended"
    (gap,) = stage.shelf.of(GapLeft)
    assert (gap.end - gap.start, gap.why) == (777, "overrun")
    before, after = stage.kept()
    assert (before[1], after[0]) == (gap.start, gap.end)


def test_off_the_record_holds_while_the_microphone_is_lost(stage):
    script = [(0, "on"), (4 * SECOND, "off"), (7 * SECOND, "on"), (9 * SECOND, "stop")]
    leader = stage.leader(script, exact=False)
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage, lost=[(3 * SECOND, 5 * SECOND)])) == "ended"
    lost, off = stage.shelf.of(GapLeft)
    assert (lost.why, off.why) == ("device_lost", "off_record")
    assert lost.end == off.start
    assert abs(lost.end / RATE - 4) < 0.2
    assert abs(off.end / RATE - 7) < 0.2


def test_a_microphone_killed_and_started_again_leaves_a_gap_with_its_true_reasons(stage):
    script = [(0, "on"), (5 * SECOND, "off"), (7 * SECOND, "on"), (9 * SECOND, "stop")]
    leader = stage.leader(script, exact=False)
    leader.zero = stage.clock.now()
    assert stage.run(microphone(stage), kill_at=leader.zero + 3 * SECOND) is None
    stage.clock.sleep(3 * SECOND)
    assert stage.run(microphone(stage)) == "ended"
    stopped, off = stage.shelf.of(GapLeft)
    assert (stopped.why, off.why) == ("stopped", "off_record")
    assert 2.0 * RATE < stopped.start <= 3 * RATE
    assert stopped.end == off.start
    assert abs(off.end / RATE - 7) < 0.2


def test_killed_off_the_record_with_its_microphone_lost_it_counts_no_sample_twice(stage):
    script = [(0, "on"), (4 * SECOND, "off"), (9 * SECOND, "on"), (11 * SECOND, "stop")]
    leader = stage.leader(script, exact=False)
    leader.zero = stage.clock.now()
    lost = [(3 * SECOND, 6 * SECOND)]
    assert stage.run(microphone(stage, lost=lost), kill_at=leader.zero + 5 * SECOND) is None
    assert stage.run(microphone(stage, lost=lost)) == "ended"
    gaps = stage.shelf.of(GapLeft)
    assert [gap.why for gap in gaps] == ["device_lost", "off_record"]
    before, after = stage.kept()
    assert [before[1], gaps[0].end, gaps[1].end] == [gaps[0].start, gaps[1].start, after[0]]


def test_nothing_begins_under_an_order_that_a_dead_screen_left(stage, tmp_path):
    sound = counting_file(tmp_path / "group.wav", 10)
    stage.leader([(0, "on")], gone_at=2 * SECOND)
    stage.play(sound)
    stage.clock.watchers.clear()  # nobody leads: the old order stands in the file
    before = stage.kept()
    assert stage.play(sound) == "screen_lost"
    assert stage.kept() == before
