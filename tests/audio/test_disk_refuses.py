"""What becomes of the sound while the disk refuses: it waits, and nothing of it is lost."""

from __future__ import annotations

import random

import pytest
from sound_stage import RATE, ScriptedMicrophone, Stage, counting_file, kept_by

from facilitator.audio import tape
from facilitator.audio.session_time import SessionTime
from facilitator.session.events.sound import GapLeft, SegmentOpened
from facilitator.study.disk import SystemDisk
from facilitator.units import SECOND


class Refusing(SystemDisk):
    """A disk on which what `refuses` names fails, from a time until a time."""

    def __init__(self, clock, refuses, start, end):
        super().__init__()
        self.clock, self.refuses, self.start, self.end = clock, refuses, start, end

    def check(self, what):
        if what in self.refuses and self.start <= self.clock.now() < self.end:
            raise OSError(28, "No space left on device")

    def create(self, path):
        self.check("create")
        return RefusingFile(super().create(path), self)

    def sync_folder(self, folder):
        self.check("sync_folder")
        super().sync_folder(folder)


class RefusingFile:
    def __init__(self, file, disk):
        self.file, self.disk = file, disk

    def write(self, data):
        if "half" in self.disk.refuses and self.disk.start <= self.disk.clock.now() < self.disk.end:
            return self.file.write(data[: len(data) // 2 | 1])
        self.disk.check("write")
        return self.file.write(data)

    def overwrite(self, offset, data):
        self.disk.check("overwrite")
        self.file.overwrite(offset, data)

    def sync(self):
        self.disk.check("sync")
        self.file.sync()

    def close(self):
        self.file.close()


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path)


def kept_once(stage):
    """Stretches on disk where a piece ends, at the latest, where the next begins."""
    opened = sorted(stage.shelf.of(SegmentOpened), key=lambda event: event.first)
    found = []
    for event, after in zip(opened, [*opened[1:], None], strict=True):
        piece = stage.pieces[event.file]
        end = piece.end if after is None else min(piece.end, after.first)
        if found and found[-1][1] == piece.first:
            found[-1] = (found[-1][0], end)
        elif end > piece.first:
            found.append((piece.first, end))
    return found


@pytest.mark.parametrize(
    "refuses", [{"write"}, {"sync"}, {"half"}, {"create", "write"}, {"sync", "sync_folder"}]
)
def test_sound_waits_while_the_disk_refuses_and_none_is_lost(stage, tmp_path, refuses):
    leader = stage.leader([(0, "on")])
    start = stage.clock.now() + 3 * SECOND
    disk = Refusing(stage.clock, refuses, start, start + 6 * SECOND)
    assert stage.play(counting_file(tmp_path / "group.wav", 15), disk=disk) == "source_ended"
    assert kept_once(stage) == [(0, 15 * RATE)]
    assert stage.shelf.of(GapLeft) == []
    assert leader.given[-1].wanted == "on"


def test_a_piece_that_failed_once_is_never_written_again(stage, tmp_path):
    stage.leader([(0, "on")])
    start = stage.clock.now() + 3 * SECOND
    disk = Refusing(stage.clock, {"sync"}, start, start + SECOND // 10)
    stage.play(counting_file(tmp_path / "group.wav", 8), disk=disk)
    first, *others = sorted(stage.sound.iterdir())
    data = first.read_bytes()
    assert data[650:654] == (60 * RATE * 2).to_bytes(4, "little"), "its length was left alone"
    # Home was tried again at once, then the rescue folder, then home two seconds later.
    assert [path.name for path in others] == ["mic.0002.wav", "mic.0004.wav"]
    assert [path.name for path in stage.rescue.iterdir()] == ["mic.0003.wav"]


def test_off_the_record_holds_while_the_disk_refuses(stage, tmp_path):
    stage.leader([(0, "on"), (4 * SECOND, "off"), (7 * SECOND, "on")])
    start = stage.clock.now() + 3 * SECOND
    disk = Refusing(stage.clock, {"write"}, start, start + 8 * SECOND)
    stage.play(counting_file(tmp_path / "group.wav", 15), disk=disk)
    assert kept_once(stage) == [(0, 4 * RATE), (7 * RATE, 15 * RATE)]
    assert stage.shelf.of(GapLeft) == [GapLeft("mic", 4 * RATE, 7 * RATE, RATE, "off_record")]


def test_an_order_is_applied_only_once_what_it_brought_about_is_on_the_disk(stage, tmp_path):
    stage.leader([(0, "on"), (4 * SECOND, "off"), (5 * SECOND, "on")])
    start = stage.clock.now() + 3 * SECOND
    applied = set()
    stage.clock.watchers.append(
        lambda now: (
            start + 2 * SECOND < now < start + 5 * SECOND
            and applied.add(stage.steering().recorder().applied)
        )
    )
    disk = Refusing(stage.clock, {"write"}, start, start + 6 * SECOND)
    stage.play(counting_file(tmp_path / "group.wav", 12), disk=disk)
    assert applied == {2}
    assert stage.steering().recorder().applied == 4


def test_a_disk_that_refuses_is_not_called_a_lost_device(stage, tmp_path):
    """`failed` says that no device gives sound; that nothing is saved shows in `safe`."""
    stage.leader([(0, "on")])
    start = stage.clock.now() + 3 * SECOND
    said = []
    stage.clock.watchers.append(
        lambda now: (
            start + 2 * SECOND < now < start + 4 * SECOND
            and said.append(stage.steering().recorder())
        )
    )
    disk = Refusing(stage.clock, {"write"}, start, start + 6 * SECOND)
    stage.play(counting_file(tmp_path / "group.wav", 12), disk=disk)
    assert {one.phase for one in said} == {"on"}
    assert len({one.safe for one in said}) == 1


def test_the_screen_is_told_while_sound_goes_to_the_rescue_folder(stage, tmp_path):
    stage.leader([(0, "on")])
    away = stage.clock.now() + 3 * SECOND

    class OnlyHome(SystemDisk):
        def create(self, path):
            if str(stage.sound) in path and stage.clock.now() >= away:
                raise OSError(30, "Read-only file system")
            return Refusing.create(self.half, path)

    disk = OnlyHome()
    disk.half = Refusing(stage.clock, {"write"}, away, away + SECOND)
    steering, said = stage.steering(), []
    stage.clock.watchers.append(lambda now: said.append(steering.recorder()))
    stage.play(counting_file(tmp_path / "group.wav", 12), disk=disk)
    rescued = [one is not None and one.rescued for one in said]
    assert rescued.index(True) > len(rescued) // 5
    assert all(rescued[rescued.index(True) :])
    assert kept_once(stage) == [(0, 12 * RATE)]


def test_what_overflows_the_memory_is_a_gap_with_its_reason(stage, tmp_path, monkeypatch):
    monkeypatch.setattr(tape, "KEPT_SECONDS", 4)
    stage.leader([(0, "on")])
    start = stage.clock.now() + 2 * SECOND
    disk = Refusing(stage.clock, {"write"}, start, start + 8 * SECOND)
    stage.play(counting_file(tmp_path / "group.wav", 15), disk=disk)
    gaps = stage.shelf.of(GapLeft)
    assert {gap.why for gap in gaps} == {"write_failed"}
    kept = kept_once(stage)
    assert sum(gap.end - gap.start for gap in gaps) + sum(b - a for a, b in kept) == 15 * RATE


def test_the_journal_may_refuse_while_sound_goes_on(stage, tmp_path):
    stage.leader([(0, "on")])
    start = stage.clock.now() + 3 * SECOND

    def refuse(now):
        stage.shelf.refuses = start <= now < start + 8 * SECOND

    stage.clock.watchers.append(refuse)
    assert stage.play(counting_file(tmp_path / "group.wav", 15)) == "source_ended"
    assert stage.kept() == [(0, 15 * RATE)]
    names = [type(record.event).__name__ for record in stage.shelf.records]
    assert names.count("TickWritten") == 4  # after 1, 5, 10 and 15 s
    assert names[-1] == "RecorderStopped"


@pytest.mark.parametrize("seed", range(4))
def test_a_disk_that_refuses_at_random_loses_nothing(stage, tmp_path, seed):
    chance = random.Random(seed)
    script = [(0, "on"), (5_000_777, "off"), (8_123_456, "on")]
    stage.leader(script, speed=chance.choice([1000, 20_000]))
    disk = Refusing(stage.clock, {"write", "sync", "create", "overwrite"}, 0, 10**15)
    disk.check = lambda what: _sometimes(chance, what)
    assert stage.play(counting_file(tmp_path / "group.wav", 14), disk=disk) == "source_ended"
    assert kept_once(stage) == [(0, 40_007), (64_988, 14 * RATE)]


def _sometimes(chance, what):
    if chance.random() < 0.1:
        raise OSError(5, f"{what} failed")


@pytest.mark.parametrize(
    "script",
    [
        [(0, "on"), (10, "off"), (20, "on"), (25, "off"), (60, "on"), (70, "stop")],
        [(0, "on"), (20, "off"), (25, "on"), (70, "stop")],
        [(0, "on"), (20, "off"), (25, "on"), (30, "off"), (70, "stop")],
    ],
    ids=["off while it refuses", "off and on", "off, on and off"],
)
def test_orders_given_while_the_disk_refuses_hold_to_the_sample_of_a_microphone(stage, script):
    """An order that waits for the disk lets no sound pass it: nothing off the record is kept."""
    timed = [(at * SECOND, wanted) for at, wanted in script]
    stage.time = SessionTime(stage.clock)
    stage.leader(timed)
    zero = stage.clock.now()
    disk = Refusing(stage.clock, {"write", "create"}, zero + 15 * SECOND, zero + 40 * SECOND)
    stage.clock.watchers.append(
        lambda now: setattr(stage.shelf, "refuses", disk.start <= now < disk.end)
    )
    stage.run(ScriptedMicrophone(stage.time), disk=disk)
    assert stage.kept() == kept_by(timed, 80 * RATE)
