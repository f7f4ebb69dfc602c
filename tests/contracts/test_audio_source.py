"""What every `ports.AudioSource` promises: one class, inherited by each implementation."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from sound_room import Room, skip_aloud, sound_room
from sound_stage import counting, counting_file

from facilitator.audio.session_time import SessionTime
from facilitator.errors import Unavailable
from facilitator.ports import AudioSource, Block
from facilitator.study.clock import SystemClock
from facilitator.units import SECOND, us_of_sample


def running_time() -> SessionTime:
    clock = SystemClock()
    time = SessionTime(clock)
    time.set(clock.now(), 1000)
    return time


def blocks_of(source: AudioSource, seconds: float) -> list[Block]:
    blocks: list[Block] = []
    while sum(block.samples for block in blocks) < seconds * source.rate:
        block = source.read(8.0)
        assert block is not None
        blocks.append(block)
    return blocks


class SourceContract:
    """Tests for a source that is playing or listening when it is opened."""

    @pytest.fixture
    def source(self) -> Iterator[AudioSource]:
        raise NotImplementedError

    def test_it_says_what_it_is_before_it_is_opened(self, source):
        assert source.name in ("mic", "backup", "file")
        assert source.device
        assert source.rate > 0

    def test_blocks_join_without_gap_or_overlap(self, source):
        source.open(0)
        blocks = blocks_of(source, 0.5)
        for before, after in pairwise(blocks):
            assert after.first == before.end or (after.overrun and after.first > before.end)

    def test_the_first_sample_is_at_or_after_the_one_asked_for(self, source):
        source.open(4_000)
        first = blocks_of(source, 0.02)[0].first
        assert first == 4_000 if source.waits else first >= 4_000

    def test_blocks_are_short_and_come_as_time_passes(self, source):
        time = self.time
        source.open(0)
        for block in blocks_of(source, 0.4)[1:]:
            assert 0 < block.samples <= source.rate // 10
            assert block.heard <= time.at()
            assert abs(block.heard - us_of_sample(block.end, source.rate)) < SECOND // 4

    def test_a_read_gives_none_when_nothing_came_in_time(self, source):
        source.open(0)
        blocks_of(source, 0.2)
        none = [source.read(0.0) for _ in range(50)]
        assert None in none

    def test_it_can_be_opened_again_after_it_was_closed(self, source):
        source.open(0)
        blocks_of(source, 0.1)
        source.close()
        source.open(8_000)
        assert blocks_of(source, 0.1)[0].first >= 8_000

    def test_closing_twice_is_no_error(self, source):
        source.open(0)
        source.close()
        source.close()


class TestPlayback(SourceContract):
    """A file played as a microphone."""

    @pytest.fixture
    def source(self, tmp_path):
        from facilitator.audio.playback import Playback

        self.time = running_time()
        source = Playback(counting_file(tmp_path / "group.wav", 3), self.time)
        yield source
        source.close()

    def test_sample_n_of_the_file_is_sample_n_of_the_line(self, source):
        source.open(1_000)
        for block in blocks_of(source, 0.3):
            assert block.pcm == counting(block.samples, block.first)

    def test_the_end_of_the_file_is_an_end_of_file_error(self, source):
        source.open(3 * source.rate - 100)
        self.time.set(self.time.clock.now() - 3 * SECOND, 1000)
        assert source.read(1.0).samples == 100
        with pytest.raises(EOFError):
            source.read(1.0)

    def test_a_file_that_is_missing_or_no_sound_is_unavailable(self, tmp_path):
        from facilitator.audio.playback import Playback

        (tmp_path / "notes.wav").write_text("these are no samples")
        with pytest.raises(Unavailable, match="there is no such file"):
            Playback(tmp_path / "missing.wav", running_time())
        with pytest.raises(Unavailable, match=r"notes\.wav cannot be played"):
            Playback(tmp_path / "notes.wav", running_time())


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    skip_aloud()
    with (
        tempfile.TemporaryDirectory(prefix="room-") as folder,
        sound_room(Path(folder), awake=True) as room,
    ):
        before = dict(os.environ)
        os.environ.update(room.env)
        import sounddevice

        sounddevice._terminate()
        sounddevice._initialize()
        yield room
        sounddevice._terminate()
        os.environ.clear()
        os.environ.update(before)
        sounddevice._initialize()


class TestMicrophone(SourceContract):
    """A microphone through PortAudio, in a room without a sound card."""

    @pytest.fixture
    def source(self, room):
        from facilitator.audio.microphone import Microphone

        self.time = running_time()
        source = Microphone(None, self.time)
        yield source
        source.close()

    def test_a_microphone_that_is_pulled_out_is_unavailable_until_it_is_back(self, source, room):
        source.open(0)
        blocks_of(source, 0.1)
        room.unplug()
        try:
            with pytest.raises(Unavailable, match="hands over no sound"):
                blocks_of(source, 20)
            with pytest.raises(Unavailable):
                source.open(0)
        finally:
            room.plug_in()
        source.open(0)
        assert blocks_of(source, 0.1)

    def test_an_overrun_moves_the_line_on_by_what_the_clock_says(self, source):
        source.open(0)
        last = blocks_of(source, 0.3)[-1]
        source._stream.stop()
        while (block := source.read(0.0) if source._queue else None) is not None:
            last = block
        self.time.clock.sleep(SECOND // 2)
        flag = SimpleNamespace(input_overflow=True)
        source._take(bytes(2 * source.rate // 50), source.rate // 50, None, flag)
        after = source.read(0.1)
        assert after.overrun
        assert abs((after.first - last.end) / source.rate - 0.5) < 0.15

    def test_a_microphone_that_nobody_has_is_unavailable(self, room):
        from facilitator.audio.microphone import Microphone

        with pytest.raises(Unavailable, match="No microphone called 'Nessie'"):
            Microphone("Nessie", running_time())
