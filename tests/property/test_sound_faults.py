"""No acknowledged sample is lost, whatever the disk does; the oracle is what was called safe."""

import errno
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from sound_stage import SESSION, Shelf, counting, whole
from stand_ins import Fault, SimulatedDisk, StandingClock

from facilitator.audio import tape as tape_module
from facilitator.audio.fca import ClosedForm
from facilitator.audio.logbook import Logbook
from facilitator.audio.pieces import SoundFiles
from facilitator.audio.places import Places
from facilitator.audio.tape import Tape
from facilitator.audio.wav import WavForm
from facilitator.ports import Block
from facilitator.session.events.sound import GapLeft, SegmentClosed, SegmentOpened
from facilitator.units import SECOND, us_of_sample
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs

RATE = 100
BLOCK = RATE // 2
HOME, RESCUE = "/home/sound", "/rescue/sound"
ENVELOPE = AgeEnvelope(Pairs.made(1))

CALLS = ["create", "write", "sync", "sync_folder", "make_folder", "free_bytes"]
faults = st.lists(
    st.builds(
        Fault,
        call=st.sampled_from(CALLS),
        at=st.integers(0, 40),
        error=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EACCES]),
        kept=st.integers(0, 2_000),
    )
    | st.builds(
        Fault,
        call=st.just("write"),
        at=st.integers(0, 40),
        error=st.none(),
        kept=st.integers(0, 90),
    ),
    max_size=12,
)
forms = st.sampled_from(["clear", "closed"])
# What happens, one after the other: so many blocks of half a second come, or the piece is closed.
steps = st.lists(st.integers(1, 12) | st.just(0), min_size=1, max_size=30)


class Room:
    """A tape on a disk that fails; everything else is real."""

    def __init__(self, listed, form):
        self.disk = SimulatedDisk(faults=list(listed))
        self.clock, self.shelf = StandingClock(), Shelf()
        self.envelope = ENVELOPE if form == "closed" else None
        self.tape = Tape(
            disk=self.disk,
            places=Places(self.disk, self.clock, (HOME, RESCUE), RATE),
            form=WavForm() if self.envelope is None else ClosedForm(SESSION, ENVELOPE),
            source="mic",
            rate=RATE,
            number=1,
            written=0,
            log=Logbook(self.shelf),
            time_of=lambda sample: us_of_sample(sample, RATE),
        )
        self.next = 0

    def hear(self, blocks):
        samples = blocks * BLOCK
        block = Block(self.next, counting(samples, self.next), us_of_sample(self.next, RATE))
        self.next += samples
        self.tape.put(block)
        self.clock.sleep(samples * SECOND // RATE)
        self.tape.write()

    def close(self):
        for _ in range(60):
            if self.tape.close():
                return
            self.clock.sleep(2 * SECOND)
        raise AssertionError("the faults never end")

    def on_disk(self):
        """Give each sample that can be read back, a piece ending where the next begins."""
        firsts = sorted(event.first for event in self.shelf.of(SegmentOpened))
        found = {}
        with TemporaryDirectory() as folder:
            for path, data in self.disk.files.items():
                copy = Path(f"{folder}{path}")
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(data)
            files = SoundFiles((Path(f"{folder}{HOME}"), Path(f"{folder}{RESCUE}")), self.envelope)
            for piece in sorted(files.pieces.values(), key=lambda p: (p.first, p.path.name)):
                pcm = files.read(whole(piece)) if piece.samples else b""
                last = min((first for first in firsts if first > piece.first), default=piece.end)
                for sample in range(piece.first, min(piece.end, last)):
                    at = 2 * (sample - piece.first)
                    found[sample] = int.from_bytes(pcm[at : at + 2], "little")
        return found

    def left_out(self):
        gaps = self.shelf.of(GapLeft)
        return {sample for gap in gaps for sample in range(gap.start, gap.end)}


@given(faults, forms, steps, st.booleans(), st.integers(0, 50))
def test_what_was_called_safe_is_read_back_after_a_power_cut(listed, form, steps, cut, kept):
    room = Room(listed, form)
    room.tape.begin(0)
    for step in steps:
        if step:
            room.hear(step)
        else:
            room.close()
            room.tape.begin(room.next)
    safe = room.tape.safe
    if cut:
        room.disk.cut_power(kept)
    found = room.on_disk()
    assert set(range(safe)) <= set(found)
    assert all(value == sample & 0xFFFF for sample, value in found.items())


@given(faults, forms, steps)
def test_in_the_end_every_sample_is_on_the_disk_once_or_in_a_gap(listed, form, steps):
    room = Room(listed, form)
    room.tape.begin(0)
    for step in steps:
        room.hear(max(step, 1))
    room.close()
    found, gaps = set(room.on_disk()), room.left_out()
    assert not gaps, "ten minutes fit into the memory"
    assert found == set(range(room.next))
    assert room.tape.safe == room.next


@given(st.integers(20, 200), forms, st.integers(1, 60))
def test_what_overflows_the_memory_is_one_gap_and_never_called_safe(blocks, form, kept_seconds):
    kept, tape_module.KEPT_SECONDS = tape_module.KEPT_SECONDS, kept_seconds
    try:
        room = Room((), form)
        room.disk.space = 0
        room.tape.begin(0)
        for _ in range(blocks):
            room.hear(1)
        assert room.tape.safe == 0
        room.disk.space = None
        room.clock.sleep(2 * SECOND)
        room.close()
    finally:
        tape_module.KEPT_SECONDS = kept
    lost = max(0, room.next - kept_seconds * RATE)
    assert [(gap.start, gap.end, gap.why) for gap in room.shelf.of(GapLeft)] == (
        [(0, lost, "write_failed")] if lost else []
    )
    assert set(room.on_disk()) == set(range(lost, room.next))


def test_a_piece_is_begun_only_where_a_whole_one_and_16_mib_are_free():
    """Whatever happened before: a recorder started again knows nothing of a disk that was full."""
    room = Room((), "clear")
    needed = 60 * RATE * 2 + (16 << 20)
    for free in (0, 8 << 20, needed - 1):  # the ballast is given up: it is for the notes
        room.disk.space = sum(map(len, room.disk.files.values())) + free
        room.tape.begin(0)
        room.hear(6)
        assert list(room.disk.files) == [], "sound left alone what the notes were given"
    room.disk.space = needed
    room.hear(6)
    assert room.tape.safe == room.next
    assert set(room.on_disk()) == set(range(room.next))


def test_a_piece_ends_where_something_else_took_what_sound_leaves_free():
    """Also in the middle: the ballast that the notes were just given is not for sound."""
    room = Room((), "clear")
    room.tape.begin(0)
    room.hear(6)
    room.disk.space = sum(map(len, room.disk.files.values())) + (8 << 20)
    room.hear(6)
    assert room.tape.safe == 6 * BLOCK
    room.disk.space = None
    room.clock.sleep(2 * SECOND)
    room.hear(2)
    assert room.tape.safe == room.next
    assert set(room.on_disk()) == set(range(room.next))
    closed = room.shelf.of(SegmentClosed)
    assert [event.samples for event in closed] == [6 * BLOCK], "closed in order: nothing failed"


def test_a_disk_that_does_not_say_how_much_is_free_is_tried():
    room = Room([Fault("free_bytes", at, errno.ENOTSUP) for at in range(10)], "clear")
    room.tape.begin(0)
    room.hear(4)
    assert room.tape.safe == room.next


def test_two_disks_that_take_names_and_no_bytes_leave_few_files():
    room = Room([Fault("write", at, errno.EIO) for at in range(10_000)], "clear")
    room.tape.begin(0)
    for _ in range(1_200):
        room.hear(1)
    assert 2 <= len(room.disk.files) <= 2 * (4 + 600 // 32 + 1)
    room.disk.faults.clear()
    for _ in range(64):
        room.hear(1)
    assert room.tape.safe == room.next


def test_home_is_tried_again_at_once_then_the_rescue_folder_then_both_more_and_more_seldom():
    room = Room([Fault("create", at, errno.EIO) for at in range(1, 5)], "clear")
    tried = []
    create = room.disk.create

    def spied(path):
        tried.append((path.rpartition("/")[0], room.clock.now()))
        return create(path)

    room.disk.create = spied
    began = room.clock.now()
    room.tape.begin(0)
    room.disk.faults.append(Fault("write", 2, errno.EIO))
    for _ in range(14):
        room.hear(1)
    seconds = [(folder, round((at - began) / SECOND, 1)) for folder, at in tried]
    assert seconds == [
        (HOME, 0.0),
        (HOME, 1.0),
        (RESCUE, 1.0),
        (HOME, 3.0),
        (RESCUE, 3.0),
        (HOME, 7.0),
    ]
    assert room.tape.safe == room.next


def test_after_a_minute_in_the_rescue_folder_home_is_tried_again():
    room = Room([Fault("create", 0, errno.EACCES)], "closed")
    room.tape.begin(0)
    for _ in range(122):
        room.hear(1)
    assert [path.rpartition("/")[0] for path in room.disk.files] == [RESCUE, HOME]
    assert set(room.on_disk()) == set(range(122 * BLOCK))
