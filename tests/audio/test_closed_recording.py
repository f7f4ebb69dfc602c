"""The recorder's rules hold for closed sound as for sound in clear."""

from __future__ import annotations

import random
from hashlib import sha256

import pytest
from sound_stage import RATE, ScriptedMicrophone, Stage, counting_file, kept_by

from facilitator.audio.session_time import SessionTime
from facilitator.ports import Block
from facilitator.session.events.sound import GapLeft, SegmentClosed, SegmentOpened, TickWritten
from facilitator.units import SECOND
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs

ODD_TIMES = [(1_234_567, "on"), (4_000_001, "off"), (6_543_210, "on"), (9_999_999, "off")]


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path, AgeEnvelope(Pairs.made(1)))


@pytest.mark.parametrize("speed", [1000, 20_000])
def test_off_the_record_is_exact_to_the_sample(stage, tmp_path, speed):
    stage.leader(ODD_TIMES, speed=speed)
    assert stage.play(counting_file(tmp_path / "group.wav", 11)) == "source_ended"
    assert stage.kept() == kept_by(ODD_TIMES, 11 * RATE)
    assert all(name.endswith(".fca") for name in stage.pieces)


def test_nothing_of_the_sound_lies_in_clear(stage, tmp_path):
    sound = counting_file(tmp_path / "group.wav", 5)
    stage.leader([(0, "on")])
    stage.play(sound)
    voices = sound.read_bytes()[44:]
    said = b"".join(path.read_bytes() for path in stage.sound.iterdir())
    assert not any(voices[at : at + 16] in said for at in range(0, len(voices), 1_000))


def test_ticks_and_closings_hold_the_hash_of_what_is_on_the_disk(stage, tmp_path):
    stage.leader([(0, "on")], speed=20_000)
    stage.play(counting_file(tmp_path / "group.wav", 66))
    for event in (*stage.shelf.of(TickWritten), *stage.shelf.of(SegmentClosed)):
        data = (stage.sound / event.file).read_bytes()[: event.bytes]
        assert (len(data), sha256(data).hexdigest()) == (event.bytes, event.sha)


@pytest.mark.parametrize("journal", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_it_goes_on_exactly_with_and_without_its_journal(
    stage, tmp_path, seed, journal
):
    sound = counting_file(tmp_path / "group.wav", 14)
    chance = random.Random(seed)
    stage.leader([(0, "on")])
    why = None
    for _ in range(4):
        why = stage.play(sound, kill_at=stage.clock.now() + round(chance.uniform(0.01, 4) * 1e6))
        assert why is None
        if not journal:
            stage.shelf.records.clear()
    assert stage.play(sound) == "source_ended"
    assert stage.kept() == [(0, 14 * RATE)]
    assert stage.shelf.of(GapLeft) == []


def test_a_torn_last_block_is_left_and_the_next_piece_begins_before_it(stage, tmp_path):
    sound = counting_file(tmp_path / "group.wav", 6)
    stage.leader([(0, "on")])
    stage.play(sound, kill_at=stage.clock.now() + 3 * SECOND)
    (path,) = stage.sound.iterdir()
    torn = path.read_bytes()[:-1]
    path.write_bytes(torn)
    assert stage.play(sound) == "source_ended"
    assert path.read_bytes() == torn
    assert stage.kept() == [(0, 6 * RATE)]


def test_a_session_recorded_in_clear_goes_on_closed(stage, tmp_path):
    sound = counting_file(tmp_path / "group.wav", 8)
    envelope, stage.envelope = stage.envelope, None
    stage.leader([(0, "on")])
    stage.play(sound, kill_at=stage.clock.now() + 3 * SECOND)
    stage.envelope = envelope
    stage.play(sound)
    assert [name.rpartition(".")[2] for name in stage.pieces] == ["wav", "fca"]
    assert stage.kept() == [(0, 8 * RATE)]


def test_a_file_that_never_got_its_header_gives_its_number_to_nobody(stage, tmp_path):
    stage.rescue.mkdir(parents=True)
    (stage.rescue / "mic.0001.fca").write_bytes(b"{")
    stage.leader([(0, "on")])
    stage.play(counting_file(tmp_path / "group.wav", 2))
    assert [event.file for event in stage.shelf.of(SegmentOpened)] == ["mic.0002.fca"]


class Fast(ScriptedMicrophone):
    """A card that has counted three seconds further than the clock (an absurd one)."""

    def __init__(self, time, **more):
        super().__init__(time, **more)
        self.firsts = []

    def open(self, first):
        super().open(first)
        self.ahead = 0 if self.firsts else 3 * RATE
        self.firsts.append(first)

    def read(self, timeout_seconds):
        block = super().read(timeout_seconds)
        return block and Block(block.first + self.ahead, block.pcm, block.heard)


def led(stage):
    stage.time = SessionTime(stage.clock)
    leader = stage.leader([(0, "on"), (12 * SECOND, "stop")], exact=False)
    leader.zero = stage.clock.now()
    return leader


def test_a_fast_card_opened_again_goes_on_behind_a_gap_and_loses_nothing_more(stage):
    led(stage)
    source = Fast(stage.time, lost=[(3 * SECOND, 3 * SECOND + 200_000)])
    stage.run(source)
    (gap,) = stage.shelf.of(GapLeft)
    assert (gap.why, gap.end) == ("device_lost", source.firsts[1])
    assert abs((gap.end - gap.start) / RATE - 1) < 0.1, "it is tried again after a second"


def test_a_recorder_started_again_behind_a_fast_card_still_leaves_a_gap(stage):
    """What passed is a gap, if only of a sample: it is never hidden."""
    leader = led(stage)
    stage.run(Fast(stage.time), kill_at=leader.zero + 4 * SECOND)
    end = max(piece.end for piece in stage.pieces.values())
    assert end > 5 * RATE
    stage.run(ScriptedMicrophone(stage.time))
    (gap,) = stage.shelf.of(GapLeft)
    assert (gap.start, gap.end, gap.why) == (end, end + 1, "stopped")
