"""Nothing acknowledged is lost, whatever the disk does; the oracle is the list of acknowledged."""

import errno

from hypothesis import given
from hypothesis import strategies as st
from journals import FOLDER, journal
from stand_ins import Fault, SimulatedDisk

from facilitator.errors import Unavailable
from facilitator.session.events import live
from facilitator.study.reading import read_folder

faults = st.lists(
    st.builds(
        Fault,
        call=st.sampled_from(["create", "write", "sync", "sync_folder"]),
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
batches = st.lists(st.integers(1, 3), min_size=1, max_size=8)


def board(number):
    return live.BoardWritten(item=None, text=str(number))


def numbers(records):
    return [int(record.event.text) for record in records]


def opened(disk):
    """Open a journal as a stubborn program does: again, until the disk lets it."""
    for _ in range(20):
        try:
            return journal(disk)
        except Unavailable:
            continue
    raise AssertionError("the faults never end")


def append_until_acknowledged(ledger, events, at):
    for _ in range(20):
        try:
            return ledger.append(*events, at=at)
        except Unavailable:
            continue
    raise AssertionError("the faults never end")


class TestNothingAcknowledgedIsLost:
    """ "A note or act shown as saved survives a power cut, a full disk", and is there once."""

    @given(faults, batches, st.integers(0, 1))
    def test_whatever_fails(self, listed, sizes, power_cut):
        disk = SimulatedDisk(faults=list(listed))
        ledger = opened(disk)
        count, names = 0, []
        for at, size in enumerate(sizes):
            events = [board(count + i) for i in range(size)]
            names += [a.name for a in append_until_acknowledged(ledger, events, at)]
            count += size
        if power_cut:
            disk.cut_power()
        found = read_folder(disk, FOLDER)
        assert numbers(found.records) == list(range(count))
        assert [record.name for record in found.records] == names

    @given(faults, batches, st.integers(0, 3_000))
    def test_when_power_goes_and_another_process_goes_on(self, listed, sizes, kept):
        disk = SimulatedDisk(faults=list(listed))
        count = 0
        for at, size in enumerate(sizes):
            ledger = opened(disk)
            append_until_acknowledged(ledger, [board(count + i) for i in range(size)], at)
            count += size
            disk.cut_power(kept)
        assert numbers(read_folder(disk, FOLDER).records) == list(range(count))

    @given(faults, st.lists(st.booleans(), min_size=1, max_size=8))
    def test_and_what_was_refused_is_there_once_or_not_at_all(self, listed, again):
        disk = SimulatedDisk(faults=list(listed))
        ledger = opened(disk)
        acknowledged = set()
        for number, stubborn in enumerate(again):
            try:
                ledger.append(board(number), at=number)
                acknowledged.add(number)
            except Unavailable:
                if stubborn:
                    append_until_acknowledged(ledger, [board(number)], number)
                    acknowledged.add(number)
        found = numbers(read_folder(disk, FOLDER).records)
        assert len(found) == len(set(found))
        assert acknowledged <= set(found)

    @given(faults, batches)
    def test_and_no_file_is_written_after_it_failed(self, listed, sizes):
        disk = SimulatedDisk(faults=list(listed))  # its files assert it
        ledger = opened(disk)
        for at, size in enumerate(sizes):
            append_until_acknowledged(ledger, [board(at)] * size, at)
        assert not any(file.damaged for file in read_folder(disk, FOLDER).files)
