"""Nothing acknowledged is lost, whatever the disk does; the oracle is the list of acknowledged.

`HYPOTHESIS_PROFILE=long` looks at thousands of cases.
"""

import errno
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journals import FOLDER, RESCUE, journal
from stand_ins import Fault, Outage, SimulatedDisk, StandingClock

from facilitator.errors import Unavailable
from facilitator.session.events import live
from facilitator.study.reading import read_folder
from facilitator.study.rescue import move_all
from facilitator.units import SECOND
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs

ENVELOPE = AgeEnvelope(Pairs.made(1))
WRITERS = ("facilitator", "notes-7f3a")

faults = st.lists(
    st.builds(
        Fault,
        call=st.sampled_from(["create", "write", "sync", "sync_folder", "make_folder", "remove"]),
        at=st.integers(0, 12),
        error=st.sampled_from([errno.ENOSPC, errno.EIO]),
        kept=st.integers(0, 2_000),
    )
    | st.builds(
        Fault,
        call=st.just("write"),
        at=st.integers(0, 12),
        error=st.none(),
        kept=st.integers(0, 80),
    ),
    max_size=6,
)
outages = st.lists(
    st.builds(
        Outage,
        folder=st.sampled_from([FOLDER, RESCUE, "/"]),
        start=st.integers(0, 120),
        calls=st.integers(1, 60),
        error=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EROFS, errno.ENOENT]),
    ),
    max_size=3,
)
batches = st.lists(st.integers(1, 3), min_size=1, max_size=8)


def board(number):
    return live.BoardWritten(item=None, text=str(number))


def numbers(records):
    return [int(record.event.text) for record in records]


def until_taken(clock, act):
    """Do as a stubborn program does: again in two seconds, until the disk lets it."""
    for _ in range(2_000):
        try:
            return act()
        except (OSError, Unavailable):
            clock.sleep(2 * SECOND)
    raise AssertionError("the faults never end")


class TestNothingAcknowledgedIsLost:
    """ "A note or act shown as saved survives a power cut, a full disk", and is there once."""

    @given(faults, batches, st.integers(0, 1))
    def test_whatever_fails(self, listed, sizes, power_cut):
        disk, clock = SimulatedDisk(faults=list(listed)), StandingClock()
        ledger = until_taken(clock, lambda: journal(disk, clock=clock))
        count, names = 0, []
        for at, size in enumerate(sizes):
            events = [board(count + i) for i in range(size)]
            done = until_taken(clock, lambda e=events, at=at: ledger.append(*e, at=at))
            names += [a.name for a in done]
            count += size
        if power_cut:
            disk.cut_power()
        found = read_folder(disk, FOLDER)
        assert numbers(found.records) == list(range(count))
        assert [record.name for record in found.records] == names

    @given(faults, st.lists(st.booleans(), min_size=1, max_size=8))
    def test_and_what_was_refused_is_there_once_or_not_at_all(self, listed, again):
        disk, clock = SimulatedDisk(faults=list(listed)), StandingClock()
        ledger = until_taken(clock, lambda: journal(disk, clock=clock))
        acknowledged = set()
        for number, stubborn in enumerate(again):
            try:
                ledger.append(board(number), at=number)
                acknowledged.add(number)
            except Unavailable:
                if stubborn:
                    until_taken(clock, lambda n=number: ledger.append(board(n), at=n))
                    acknowledged.add(number)
        found = numbers(read_folder(disk, FOLDER).records)
        assert len(found) == len(set(found))
        assert acknowledged <= set(found)


@dataclass
class Room:
    """A session on a simulated disk: two writers, and what they were told is saved."""

    disk: SimulatedDisk
    envelope: AgeEnvelope | None
    clock: StandingClock = field(default_factory=StandingClock)
    ledgers: dict = field(default_factory=dict)
    told: dict = field(default_factory=dict)
    count: int = 0
    crashed: bool = False
    """Of a write that was never acknowledged, a crash may keep the second half."""

    def append(self, writer, size):
        events = [board(self.count + i) for i in range(size)]
        self.count += size
        self.clock.sleep(SECOND)
        at = self.clock.now()

        def act():
            try:
                return self.ledger(writer).append(*events, at=at)
            except Unavailable:
                if self.disk.space is not None:
                    self.disk.space += 20_000  # somebody makes room
                raise

        done = until_taken(self.clock, act)
        self.told |= {a.name: event for a, event in zip(done, events, strict=True)}

    def ledger(self, writer):
        if writer not in self.ledgers:
            self.ledgers[writer] = journal(
                self.disk, writer, self.clock, envelope=self.envelope, rescue=RESCUE, zero=0
            )
        return self.ledgers[writer]

    def end(self, writer):
        if writer in self.ledgers:
            self.ledgers.pop(writer).close()

    def crash(self, seed):
        self.ledgers.clear()
        self.crashed = True
        self.disk.crash(Random(seed))

    def go_home(self):
        return move_all(self.disk, RESCUE, FOLDER)

    def check(self, rescue=RESCUE):
        found = until_taken(
            self.clock, lambda: read_folder(self.disk, FOLDER, self.envelope, rescue=rescue)
        )
        there = {record.name: record.event for record in found.records}
        assert self.told.items() <= there.items()
        texts = numbers(found.records)
        assert len(texts) == len(set(texts))
        lost = {name for file in found.files for name in file.lost}
        assert not lost & self.told.keys()
        assert self.crashed or not lost


steps = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.sampled_from(WRITERS), st.integers(1, 3)),
        st.tuples(st.just("append"), st.sampled_from(WRITERS), st.integers(1, 3)),
        st.tuples(st.just("end"), st.sampled_from(WRITERS)),
        st.tuples(st.just("crash"), st.integers(0, 2**32)),
        st.tuples(st.just("go_home")),
        st.tuples(st.just("step"), st.integers(-(10**9), 10**9)),
        st.tuples(st.just("check")),
    ),
    min_size=1,
    max_size=14,
)


class TestASessionOnAFailingDisk:
    """§8: faults at any call, outages of either folder, crashes, clock steps, two writers."""

    @pytest.mark.parametrize("envelope", [None, ENVELOPE], ids=["plain", "encrypted"])
    def test_keeps_all_that_it_said_is_saved(self, envelope):
        @given(faults, outages, steps, st.none() | st.integers(2_000, 40_000))
        def run(listed, outs, acts, space):
            disk = SimulatedDisk(faults=list(listed), outages=list(outs), space=space)
            disk.files["/study/recordings/FG3/ballast"] = bytearray(1_000)
            disk.synced["/study/recordings/FG3/ballast"] = 1_000
            room = Room(disk, envelope)
            for act, *given_to in acts:
                if act == "step":
                    room.clock.utc_minus_now += given_to[0]
                    continue
                getattr(room, act)(*given_to)
            room.check()
            disk.outages.clear()
            disk.faults.clear()
            disk.space = None
            for writer in WRITERS:
                room.end(writer)
            outcomes = dict(room.go_home())
            assert "waiting" not in outcomes.values()
            assert room.crashed or disk.names(RESCUE) == ()
            room.check(rescue=None)

        run()
