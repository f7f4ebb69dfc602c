"""Where a journal goes on when its disk refuses, and how often it asks again."""

import errno

import pytest
from journals import FOLDER, RESCUE, journal
from stand_ins import Fault, Outage, SimulatedDisk, StandingClock

from facilitator.errors import Unavailable
from facilitator.session.events import live
from facilitator.study.clock import SessionClock
from facilitator.study.folder import Study
from facilitator.study.journal import Journal
from facilitator.study.reading import read_folder
from facilitator.units import SECOND

BALLAST = "/study/recordings/FG3/ballast"
NOTE = live.BoardWritten(item=None, text="words")
FOR_EVER = 10**9


def out(disk, folder, error=errno.EIO, calls=FOR_EVER):
    """Let every call below `folder` fail from now on."""
    disk.outages.append(Outage(folder, disk.number + 1, calls, error))


def names(disk):
    return [path.rpartition("/")[2] for path in sorted(disk.files) if FOLDER in path], list(
        disk.names(RESCUE)
    )


def test_a_passing_error_is_met_by_a_new_part_at_home():
    disk = SimulatedDisk(faults=[Fault("sync", 1)])
    ledger = journal(disk, rescue=RESCUE)
    assert ledger.append(NOTE, at=1)[0].name == "facilitator.2.1"
    assert names(disk) == (["facilitator.1.jsonl", "facilitator.2.jsonl"], [])


def test_a_disk_that_refuses_twice_is_left_for_the_rescue_folder():
    disk = SimulatedDisk()
    ledger = journal(disk, rescue=RESCUE)
    out(disk, "/study")
    assert not ledger.rescued
    (done,) = ledger.append(NOTE, at=1)
    assert ledger.rescued
    assert names(disk)[1] == [f"{done.name.rpartition('.')[0]}.jsonl"]
    disk.outages.clear()
    one, *_, last = read_folder(disk, FOLDER, rescue=RESCUE).files
    assert [r.name for r in read_folder(disk, FOLDER, rescue=RESCUE).records] == [done.name]
    assert (last.header.after.file, last.header.after.n) == (one.file, 0)


def test_what_goes_well_in_the_rescue_folder_stays_there_until_its_part_ends():
    disk, clock = SimulatedDisk(), StandingClock()
    ledger = journal(disk, clock=clock, rescue=RESCUE)
    out(disk, "/study", calls=6)
    first = [ledger.append(NOTE, at=at)[0].name for at in range(20)]
    assert len({name.rpartition(".")[0] for name in first}) == 1
    ledger.close()
    clock.sleep(2 * SECOND)
    ledger.append(NOTE, at=30)
    home, away = names(disk)
    assert ledger.file in home
    assert len(away) == 1
    assert len(read_folder(disk, FOLDER, rescue=RESCUE).records) == 21


def test_the_first_part_of_a_session_is_never_rescued():
    """Nothing at home would say whose it is."""
    disk = SimulatedDisk()
    out(disk, "/study/recordings/FG3/journal/f")
    with pytest.raises(Unavailable, match="Input/output error"):
        journal(disk, rescue=RESCUE)
    assert disk.names(RESCUE) == ()


def minutes_of_refusal(disk, ledger, clock, seconds):
    """Ask every tenth of a second, as a screen or a recorder might; give how often it was taken."""
    taken = 0
    for _ in range(seconds * 10):
        try:
            ledger.append(NOTE, at=clock.now())
            taken += 1
        except Unavailable:
            pass
        clock.sleep(SECOND // 10)
    return taken


def test_a_disk_that_takes_names_and_no_bytes_leaves_few_files():
    disk, clock = SimulatedDisk(), StandingClock()
    ledger = journal(disk, clock=clock)
    disk.faults = [Fault("write", at, errno.EIO) for at in range(1, 10_000)]
    assert minutes_of_refusal(disk, ledger, clock, 150) == 0
    assert len(disk.files) <= 10
    disk.faults.clear()
    assert minutes_of_refusal(disk, ledger, clock, 40) > 50
    assert len(disk.files) <= 11


def test_a_full_disk_leaves_no_file_at_all_and_is_used_again_within_two_seconds():
    disk, clock = SimulatedDisk(), StandingClock()
    ledger = journal(disk, clock=clock)
    disk.space = sum(map(len, disk.files.values())) + 10
    assert minutes_of_refusal(disk, ledger, clock, 150) == 0
    assert len(disk.files) <= 3
    disk.space += 100_000
    assert minutes_of_refusal(disk, ledger, clock, 4) >= 20


def test_on_a_full_disk_the_ballast_makes_room_and_notes_go_on():
    disk, clock = SimulatedDisk(), StandingClock()
    disk.files[BALLAST], disk.synced[BALLAST] = bytearray(8 << 20), 8 << 20
    ledger = journal(disk, clock=clock, rescue=RESCUE)
    disk.space = sum(map(len, disk.files.values())) + 10
    assert minutes_of_refusal(disk, ledger, clock, 60) == 600
    assert BALLAST not in disk.files
    home, away = names(disk)
    assert (home, away) == (["facilitator.1.jsonl", "facilitator.2.jsonl"], [])


def test_parts_in_either_place_never_share_a_number():
    disk = SimulatedDisk()
    ledger = journal(disk, rescue=RESCUE)
    out(disk, "/study", calls=8)
    ledger.append(NOTE, at=1)
    disk.outages.clear()
    again = journal(disk, rescue=RESCUE)
    again.append(NOTE, at=2)
    home, away = names(disk)
    assert not set(home) & set(away)
    found = read_folder(disk, FOLDER, rescue=RESCUE)
    assert found.files[-1].header.after.file == away[0]
    assert len(found.records) == 2


def test_on_a_real_disk_the_rescue_folder_is_made_ours_alone(tmp_path):
    study = Study.create(tmp_path / "study", "T")
    session = study.new_session("FG3")
    away = tmp_path / "state" / "rescue" / "x" / "journal"
    clock = SessionClock(StandingClock(), 0)
    from facilitator.study.disk import SystemDisk

    disk = SystemDisk(session.path, away)
    ledger = Journal(
        disk, str(session.journal), "notes-7f3a", "0" * 16, clock, session.read(), rescue=str(away)
    )
    session.journal.rename(session.path / "pulled out")
    ledger.close()
    (done,) = ledger.append(NOTE, at=1)
    assert not session.journal.exists()
    assert (away / f"{done.name.rpartition('.')[0]}.jsonl").stat().st_mode & 0o777 == 0o600
    assert all(
        folder.stat().st_mode & 0o777 == 0o700 for folder in (away, away.parent, tmp_path / "state")
    )
