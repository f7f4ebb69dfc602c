"""What a writer gave up counts once: in the part that holds it again, else where it stands."""

import errno
import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from journals import FOLDER, SESSION, journal
from stand_ins import Fault, SimulatedDisk, StandingClock

from facilitator.errors import Unavailable
from facilitator.session.events import Record, live
from facilitator.study.again import not_again
from facilitator.study.clock import SessionClock
from facilitator.study.codec import ClosedEvent
from facilitator.study.journal import Journal
from facilitator.study.reading import read_folder
from facilitator.units import SECOND
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs
from facilitator.workflow.verify_journals import journal_notes, journal_problems

ENVELOPE = AgeEnvelope(Pairs.made(1))
READER = Path(__file__).parents[2] / "docs" / "internals" / "read_session.py"
forms = pytest.mark.parametrize(
    ("sealed", "opens"),
    [(None, None), (ENVELOPE, ENVELOPE), (ENVELOPE, None)],
    ids=["plain", "with the key", "without the key"],
)


def board(text):
    return live.BoardWritten(item=None, text=text)


def unsynced(*numbers):
    """A disk that keeps what it did not sync, at these calls."""
    return SimulatedDisk(faults=[Fault("sync", n, errno.EIO, kept=10_000) for n in numbers])


def counting(disk, envelope=None):
    return {r.name: r.event for r in read_folder(disk, FOLDER, envelope).records}


def two_of_one_name(disk, envelope=None):
    """Two processes that each took the disk for theirs: the second went on from record 1."""
    first = journal(disk, envelope=envelope)
    first.append(board("both know"), at=10)
    known = read_folder(disk, FOLDER)
    for at in (20, 30):
        first.append(board("acknowledged to the first"), at=at)
    clock = SessionClock(StandingClock(), 0)
    second = Journal(disk, FOLDER, "facilitator", SESSION, clock, known, envelope)
    second.append(board("acknowledged to the second"), at=25)


@forms
def test_what_was_written_again_counts_in_the_later_part_alone(sealed, opens):
    disk, clock = unsynced(1, 3), StandingClock()  # a file's header is synced too
    ledger = journal(disk, clock=clock, envelope=sealed)
    with pytest.raises(Unavailable):
        ledger.append(board("a"), board("b"), at=5)
    clock.sleep(2 * SECOND)
    names = [a.name for a in ledger.append(board("a"), board("b"), at=5)]
    assert names == ["facilitator.3.1", "facilitator.3.2"]
    found = read_folder(disk, FOLDER, opens)
    assert [record.name for record in found.records] == names
    assert [file.again for file in found.files] == [2, 2, 0]
    assert sum("a later part holds again" in note for note in journal_notes(found)) == 2
    assert journal_problems(found) == ()


@forms
def test_what_no_later_part_holds_counts_where_it_stands_and_verify_says_so(sealed, opens):
    disk = SimulatedDisk()
    two_of_one_name(disk, sealed)
    found = read_folder(disk, FOLDER, opens)
    names = [record.name for record in found.records]
    assert names == ["facilitator.1.1", "facilitator.1.2", "facilitator.2.1", "facilitator.1.3"]
    assert [r.at for r in found.records] == [10, 20, 25, 30], "the two were in no order"
    assert found.files[0].again == 0
    (note,) = [n for n in journal_notes(found) if "facilitator.1.jsonl" in n]
    assert "2 records beyond" in note
    assert "they count" in note


def test_only_as_many_are_dropped_as_stand_there_again():
    one, two, other = (Record(f"facilitator.1.{n}", 5, "", board("a")) for n in (1, 2, 3))
    assert not_again([one, two], [other]) == (two,)
    assert not_again([one, two], [other, other]) == ()
    closed = ClosedEvent("board.written", 1)
    assert not_again([one, replace(two, event=closed)], [other]) == (replace(two, event=closed),)
    assert not_again([replace(one, event=closed)], [other]) == ()
    assert not_again([replace(one, event=closed, at=6)], [other]) != ()
    assert not_again([one], [replace(other, event=board("b"))]) == (one,)


def test_a_killed_writer_that_never_wrote_it_again_loses_nothing():
    disk = unsynced(1)
    ledger = journal(disk)
    disk.faults.append(Fault("write", 2, errno.EIO, kept=0))  # the header of the next part
    disk.faults += [Fault("create", n, errno.EIO) for n in range(2, 9)]
    with pytest.raises(Unavailable):
        ledger.append(board("a"), at=5)
    disk.faults = []
    journal(disk).append(board("b"), at=9)
    assert sorted(event.text for event in counting(disk).values()) == ["a", "b"]


def test_the_same_words_at_another_time_are_another_act():
    disk = unsynced(1)
    ledger = journal(disk)
    done = ledger.append(board("a"), at=5)
    ledger.append(board("a"), at=6)
    assert [done[0].name, "facilitator.2.2"] == list(counting(disk))


@pytest.mark.parametrize("make", [two_of_one_name, None], ids=["two of one name", "again"])
def test_the_reader_that_stands_alone_counts_the_same(make, tmp_path):
    disk = SimulatedDisk() if make else unsynced(1)
    if make:
        make(disk)
    else:
        journal(disk).append(board("a"), board("b"), at=5)
    (tmp_path / "journal").mkdir()
    for path, data in disk.files.items():
        (tmp_path / "journal" / path.rpartition("/")[2]).write_bytes(data)
    found = runpy.run_path(str(READER))["records"](tmp_path, {})
    ours = read_folder(disk, FOLDER).records
    assert [(r["record"], r["at"]) for r in found] == [(r.name, r.at) for r in ours]
