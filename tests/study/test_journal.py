"""One writer's journal."""

import errno
import json
import threading

import pytest
from journals import FOLDER, SESSION, journal
from stand_ins import Fault, SimulatedDisk, StandingClock

from facilitator.errors import Refused, Unavailable
from facilitator.session.events import live
from facilitator.study.reading import read_folder
from facilitator.units import SECOND

PART_1 = f"{FOLDER}/facilitator.1.jsonl"
PART_2 = f"{FOLDER}/facilitator.2.jsonl"


def lines(disk, path):
    return [json.loads(line) for line in disk.read(path).splitlines()]


def test_the_header_says_whose_it_is_and_on_which_clock_it_ran():
    clock = StandingClock(now=7_000_000, boot="ab12cd34")
    disk = SimulatedDisk()
    journal(disk, clock=clock, speed=20_000)
    (header,) = lines(disk, PART_1)
    assert header.pop("h")
    assert header.pop("program")
    assert header == {
        "format": "facilitator-journal/1",
        "session": SESSION,
        "writer": "facilitator",
        "part": 1,
        "boot": "ab12cd34",
        "zero": 7_000_000,
        "t0": 0,
        "utc0": clock.utc(),
        "rate": [20, 1],
        "keys": None,
        "after": None,
        "sees": {},
    }


def test_a_record_stands_as_it_is_documented():
    disk = SimulatedDisk()
    clock = StandingClock()
    ledger = journal(disk, clock=clock)
    note = live.NoteTaken(first_key=9, item="I.q1", speaker="P4", text="nods")
    (done,) = ledger.append(note, at=12)
    assert (done.name, done.at, done.utc) == ("facilitator.1.1", 12, clock.utc())
    line = disk.read(PART_1).splitlines()[1]
    facts = '{"after":false,"first_key":9,"item":"I.q1","line":null,"mark":null,"speaker":"P4"}'
    expected = (
        f'{{"at":12,"d":{facts},"e":"note.taken","n":1,"utc":"{clock.utc()}","v":1,'
        '"w":{"text":"nods"},"h":"'
    )
    assert line.startswith(expected.encode())


def test_several_events_share_one_write_and_one_sync():
    disk = SimulatedDisk()
    ledger = journal(disk)
    before = dict(disk.calls)
    done = ledger.append(live.RecordingStarted(), live.ItemReached("I.q1", "asked"), at=5)
    assert [a.name for a in done] == ["facilitator.1.1", "facilitator.1.2"]
    assert disk.calls["write"] == before["write"] + 1
    assert disk.calls["sync"] == before["sync"] + 1


def test_events_of_several_times_share_one_write_too():
    disk = SimulatedDisk()
    ledger = journal(disk)
    before = dict(disk.calls)
    done = ledger.append_each((5, live.RecordingStarted()), (7, live.OffRecordStarted()))
    assert [(a.name, a.at) for a in done] == [("facilitator.1.1", 5), ("facilitator.1.2", 7)]
    assert [record.at for record in read_folder(disk, FOLDER).records] == [5, 7]
    assert disk.calls["write"] == before["write"] + 1
    assert disk.calls["sync"] == before["sync"] + 1


def test_nothing_to_append_writes_nothing():
    disk = SimulatedDisk()
    ledger = journal(disk)
    before = dict(disk.calls)
    assert ledger.append(at=5) == ()
    assert disk.calls == before


def test_each_opening_is_a_new_part_that_names_the_one_before():
    disk = SimulatedDisk()
    journal(disk).append(live.RecordingStarted(), at=5)
    second = journal(disk)
    assert second.file == "facilitator.2.jsonl"
    one, two = read_folder(disk, FOLDER).files
    after = two.header.after
    assert (after.file, after.n, after.h, after.torn) == ("facilitator.1.jsonl", *one.head, 0)


def test_a_new_part_says_how_far_it_saw_the_others():
    disk = SimulatedDisk()
    journal(disk, "recorder") if False else journal(disk, writer="recorder")
    journal(disk).append(live.RecordingStarted(), at=5)
    known = read_folder(disk, FOLDER)
    journal(disk, writer="notes-7f3a")
    notes = next(f for f in read_folder(disk, FOLDER).files if f.writer == "notes-7f3a")
    assert notes.header.sees == {file.file: file.head for file in known.files}


@pytest.mark.parametrize(
    "fault",
    [
        Fault("write", 1, errno.ENOSPC, kept=17),
        Fault("write", 1, None, kept=40),
        Fault("sync", 1, errno.EIO, kept=10_000),
        Fault("sync", 1, errno.EIO, kept=0),
    ],
    ids=["full disk", "short write", "sync fails, data stays", "sync fails, data gone"],
)
def test_a_failure_ends_the_part_and_the_next_one_takes_the_record(fault):
    disk = SimulatedDisk(faults=[fault])
    ledger = journal(disk)
    (done,) = ledger.append(live.RecordingStarted(), at=5)
    assert done.name == "facilitator.2.1"
    found = read_folder(disk, FOLDER)
    assert [record.name for record in found.records] == ["facilitator.2.1"]
    one, two = found.files
    left = len(disk.files[PART_1]) - disk.read(PART_1).index(b"\n") - 1
    assert (two.header.after.n, two.header.after.torn) == (0, left)
    assert one.damaged == ()
    assert one.again == (1 if fault.kept == 10_000 else 0)
    assert one.bytes == len(disk.files[PART_1])


def test_where_nothing_can_be_written_it_says_so_and_goes_on_later():
    disk, clock = SimulatedDisk(), StandingClock()
    ledger = journal(disk, clock=clock)
    disk.faults += [Fault("write", at, errno.EIO) for at in range(1, 3)]
    with pytest.raises(Unavailable, match="Input/output error"):
        ledger.append(live.RecordingStarted(), at=5)
    clock.sleep(2 * SECOND)
    (done,) = ledger.append(live.RecordingStarted(), at=5)
    assert done.name == "facilitator.3.1"
    assert len(read_folder(disk, FOLDER).records) == 1


def test_a_second_process_of_the_same_name_is_refused():
    disk = SimulatedDisk()
    first = journal(disk)
    known_before = read_folder(disk, FOLDER)
    journal(disk)  # the next part
    from facilitator.study.clock import SessionClock
    from facilitator.study.journal import Journal

    clock = SessionClock(StandingClock(), 0)
    with pytest.raises(Refused, match=r"facilitator\.2\.jsonl"):
        Journal(disk, FOLDER, "facilitator", SESSION, clock, known_before)
    assert first.append(live.RecordingStarted(), at=1)


def test_an_interruption_between_write_and_sync_ends_the_part():
    disk = SimulatedDisk()
    ledger = journal(disk)
    real_sync, ledger_file = disk.files, ledger._file

    def interrupted():
        raise KeyboardInterrupt

    ledger_file.sync = interrupted
    with pytest.raises(KeyboardInterrupt):
        ledger.append(live.RecordingStarted(), at=1)
    (done,) = ledger.append(live.OffRecordStarted(), at=2)
    assert done.name == "facilitator.2.1"
    events = [record.event for record in read_folder(disk, FOLDER).records]
    assert events == [live.RecordingStarted(), live.OffRecordStarted()], "nobody wrote it again"
    assert real_sync


def test_threads_may_share_a_journal():
    disk = SimulatedDisk()
    ledger = journal(disk)
    acts = [
        threading.Thread(target=ledger.append, args=(live.ProbeUsed(f"q{i}"),), kwargs={"at": i})
        for i in range(20)
    ]
    for act in acts:
        act.start()
    for act in acts:
        act.join()
    found = read_folder(disk, FOLDER)
    assert sorted(record.event.item for record in found.records) == sorted(
        f"q{i}" for i in range(20)
    )
    assert found.files[0].damaged == ()


def test_a_closed_journal_goes_on_in_a_new_part():
    disk = SimulatedDisk()
    with journal(disk) as ledger:
        ledger.append(live.RecordingStarted(), at=1)
    (done,) = ledger.append(live.OffRecordStarted(), at=2)
    assert done.name == "facilitator.2.1"


def test_a_float_can_never_be_written():
    ledger = journal()
    with pytest.raises(TypeError):
        ledger.append(live.ClockStepped(by=0.5), at=1)
    with pytest.raises(TypeError):
        ledger.append(live.RecordingStarted(), at=1.5)
    (done,) = ledger.append(live.RecordingStarted(), at=1)
    assert done.name in ("facilitator.1.1", "facilitator.2.1", "facilitator.3.1")
