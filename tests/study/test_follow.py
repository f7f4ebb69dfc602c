"""Follow journals that other processes write, in this process and in others."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest
from journals import FOLDER, RESCUE, journal
from stand_ins import Fault, Outage, SimulatedDisk, StandingClock

from facilitator.session.events import live
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import Study
from facilitator.study.follow import Follower
from facilitator.study.reading import read_folder
from facilitator.study.rescue import move_all

WRITER = """
import sys
from pathlib import Path
from facilitator.session.events.live import BoardWritten
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study

study, session, role, count = sys.argv[1:]
folder = Study.open(Path(study)).session(session)
clock = SystemClock()
at = SessionClock(clock, 0)
ledger = folder.writer(role, at)
for number in range(int(count)):
    (done,) = ledger.append(BoardWritten(item=None, text=f"{role} {number}"), at=at.at())
    print(done.name, number, flush=True)
"""


def test_a_follower_gives_each_record_once():
    disk = SimulatedDisk()
    follower, ledger = Follower(disk, FOLDER), journal(disk)
    assert follower.poll() == ()
    ledger.append(live.RecordingStarted(), at=1)
    ledger.append(live.ProbeUsed("p1"), at=2)
    assert [record.name for record in follower.poll()] == ["facilitator.1.1", "facilitator.1.2"]
    assert follower.poll() == ()
    journal(disk, "notes-7f3a").append(live.ProbeUsed("p2"), at=3)
    journal(disk).append(live.ProbeUsed("p3"), at=4)
    assert [r.name for r in follower.poll()] == ["notes-7f3a.1.1", "facilitator.2.1"]
    assert follower.reading() == read_folder(disk, FOLDER)


def test_a_second_note_taker_has_a_journal_too():
    disk = SimulatedDisk()
    journal(disk, "notes2").append(live.ProbeUsed("p1"), at=1)
    assert [record.name for record in Follower(disk, FOLDER).poll()] == ["notes2.1.1"]


def test_a_follower_can_leave_out_its_own_writer():
    disk = SimulatedDisk()
    journal(disk).append(live.RecordingStarted(), at=1)
    journal(disk, "recorder").append(live.ClockStepped(by=5), at=2)
    follower = Follower(disk, FOLDER, without=("facilitator",))
    assert [record.name for record in follower.poll()] == ["recorder.1.1"]


def test_a_follower_waits_for_the_end_of_a_line():
    disk = SimulatedDisk()
    ledger = journal(disk)
    ledger.append(live.RecordingStarted(), at=1)
    path = f"{FOLDER}/facilitator.1.jsonl"
    whole, disk.files[path] = disk.files[path], disk.files[path][:-10]
    follower = Follower(disk, FOLDER)
    assert follower.poll() == ()
    disk.files[path] = whole
    assert len(follower.poll()) == 1


def test_a_record_that_had_to_be_written_again_is_read_once():
    disk = SimulatedDisk(faults=[Fault("sync", 1, kept=10_000)])
    follower, ledger = Follower(disk, FOLDER), journal(disk)
    ledger.append(live.RecordingStarted(), at=1)
    follower.poll()
    assert [r.name for r in follower.reading().records] == ["facilitator.2.1"]


def test_a_follower_reads_what_was_rescued_and_what_came_home():
    disk, clock = SimulatedDisk(), StandingClock()
    ledger = journal(disk, clock=clock, rescue=RESCUE)
    follower = Follower(disk, FOLDER, rescue=RESCUE)
    disk.outages.append(Outage(FOLDER, disk.number + 1, 4, errno.EIO))
    (one,) = ledger.append(live.ProbeUsed("p1"), at=1)
    assert disk.names(RESCUE)
    assert [record.name for record in follower.poll()] == [one.name]
    (two,) = ledger.append(live.ProbeUsed("p2"), at=2)
    ledger.close()
    move_all(disk, RESCUE, FOLDER)
    assert [record.name for record in follower.poll()] == [two.name]
    assert follower.reading() == read_folder(disk, FOLDER)


def test_what_cannot_be_read_now_is_given_later_and_nothing_is_passed_over():
    disk = SimulatedDisk()
    for writer in ("facilitator", "notes-7f3a"):
        journal(disk, writer).append(live.RecordingStarted(), at=1)
    follower = Follower(disk, FOLDER)
    disk.outages.append(Outage(f"{FOLDER}/notes", 0, 10**6))
    with pytest.raises(OSError):
        follower.poll()
    disk.outages.clear()
    assert len(follower.poll()) == 2


def start(study, role, count):
    arguments = [sys.executable, "-c", WRITER, str(study.root), "FG3", role, str(count)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def study(tmp_path):
    study = Study.create(tmp_path / "study", "T")
    study.new_session("FG3")
    return study


def test_two_processes_append_at_once_and_a_third_follows(study):
    session = study.session("FG3")
    writers = [start(study, role, 60) for role in ("facilitator", "notes")]
    follower, followed = Follower(SystemDisk(), str(session.journal)), []
    while any(writer.poll() is None for writer in writers):
        followed += follower.poll()
        time.sleep(0.005)
    followed += follower.poll()
    acknowledged = [line.split()[0] for w in writers for line in w.communicate()[0].splitlines()]
    found = session.read()
    assert sorted(acknowledged) == sorted(record.name for record in found.records)
    assert sorted(record.name for record in followed) == sorted(acknowledged)
    assert len(acknowledged) == 120
    assert [record.at for record in found.records] == sorted(r.at for r in found.records)
    assert follower.reading() == found
    assert not any(file.damaged or file.torn_bytes for file in found.files)


def test_what_a_killed_process_had_acknowledged_is_there_and_the_next_goes_on(study):
    session = study.session("FG3")
    acknowledged = []
    for wait in (0.0, 0.004, 0.011, 0.023):
        writer = start(study, "facilitator", 100_000)
        first = writer.stdout.readline()
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += [line.split()[0] for line in [first, *writer.communicate()[0].splitlines()]]
    clock = SystemClock()
    ledger = session.writer("facilitator", SessionClock(clock, 0))
    acknowledged.append(ledger.append(live.RecordingStarted(), at=1)[0].name)
    found = session.read()
    names = [record.name for record in found.records]
    assert set(acknowledged) <= set(names)
    assert len(names) == len(set(names))
    assert len(names) - len(acknowledged) <= 4  # at most one each that was written and not yet told
    assert not any(file.damaged for file in found.files)
