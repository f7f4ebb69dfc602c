"""What was rescued comes home, whatever stops it in the middle."""

import errno
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from journals import FOLDER, RESCUE
from stand_ins import Fault, Outage, SimulatedDisk, StandingClock

from facilitator.session.events import live
from facilitator.study import disk as disk_module
from facilitator.study import locks
from facilitator.study.clock import SessionClock
from facilitator.study.disk import SystemDisk, make_folder
from facilitator.study.folder import Study
from facilitator.study.reading import read_folder
from facilitator.study.rescue import Brought, bring_home, move_all

DATA = b"a journal's bytes " * 50
NAMES = ("a.1.jsonl", "b.1.jsonl")


class Killed(BaseException):
    """A process that ends at one call, without a word."""


class DyingDisk(SimulatedDisk):
    """A disk whose process is killed at its `dies`-th call."""

    dies = 10**9

    def fail_if_out(self, path):
        super().fail_if_out(path)
        if self.number == self.dies:
            raise Killed


def away(kind=SimulatedDisk):
    disk = kind()
    for name in NAMES:
        disk.files[f"{RESCUE}/{name}"] = bytearray(DATA)
        disk.synced[f"{RESCUE}/{name}"] = len(DATA)
    return disk


def at_home(disk):
    return {name: bytes(disk.files[f"{FOLDER}/{name}"]) for name in disk.names(FOLDER)}


def test_it_is_moved_home():
    disk = away()
    assert move_all(disk, RESCUE, FOLDER) == [(name, "home") for name in NAMES]
    assert at_home(disk) == dict.fromkeys(NAMES, DATA)
    assert disk.names(RESCUE) == ()
    assert move_all(disk, RESCUE, FOLDER) == []


def calls_of_a_move():
    disk = away()
    move_all(disk, RESCUE, FOLDER)
    return disk.number


@pytest.mark.parametrize("power", [False, True], ids=["killed", "power cut"])
@pytest.mark.parametrize("dies", range(1, calls_of_a_move() + 1))
def test_killed_at_any_call_nothing_is_lost_and_the_next_finishes(dies, power):
    disk = away(DyingDisk)
    disk.dies = dies
    with pytest.raises(Killed):
        move_all(disk, RESCUE, FOLDER)
    if power:
        disk.cut_power()
    disk.opened.clear()
    for name in NAMES:
        copies = [disk.files.get(f"{folder}/{name}") for folder in (FOLDER, RESCUE)]
        assert DATA in [bytes(copy) for copy in copies if copy is not None]
    move_all(disk, RESCUE, FOLDER)
    assert at_home(disk) == dict.fromkeys(NAMES, DATA)
    assert disk.names(RESCUE) == ()


@pytest.mark.parametrize(
    ("call", "error"),
    [
        *((call, errno.ENOSPC) for call in ("create", "write", "sync", "sync_folder", "remove")),
        ("write", None),
    ],
)
def test_while_home_refuses_it_waits_and_no_half_copy_is_left(call, error):
    disk = away()
    disk.faults = [Fault(call, 0, error, kept=7)]
    outcomes = dict(move_all(disk, RESCUE, FOLDER))
    assert outcomes[NAMES[0]] == "waiting"
    assert bytes(disk.files[f"{RESCUE}/{NAMES[0]}"]) == DATA
    assert at_home(disk).get(NAMES[0], DATA) == DATA
    move_all(disk, RESCUE, FOLDER)
    assert at_home(disk) == dict.fromkeys(NAMES, DATA)


class LyingDisk(SimulatedDisk):
    """A disk that says it took what it did not keep."""

    def read(self, path, offset=0, most=-1):
        data = super().read(path, offset, most)
        return data if path.startswith(RESCUE) else data.replace(b"bytes", b"Bytes", 1)


def test_a_copy_that_does_not_read_back_is_no_copy():
    disk = away(LyingDisk)
    assert set(dict(move_all(disk, RESCUE, FOLDER)).values()) == {"waiting"}
    assert [bytes(disk.files[f"{RESCUE}/{name}"]) for name in NAMES] == [DATA, DATA]
    assert at_home(disk) == {}


def test_a_rescue_folder_that_cannot_be_read_waits():
    disk = away()
    disk.outages = [Outage(RESCUE, 0, 10**6)]
    assert move_all(disk, RESCUE, FOLDER) == []
    assert at_home(disk) == {}


def test_other_bytes_at_home_are_left_and_so_are_those_away():
    disk = away()
    other = b"another journal's bytes"
    disk.files[f"{FOLDER}/{NAMES[0]}"] = bytearray(other)
    disk.synced[f"{FOLDER}/{NAMES[0]}"] = len(other)
    assert move_all(disk, RESCUE, FOLDER) == [(NAMES[0], "other"), (NAMES[1], "home")]
    assert at_home(disk)[NAMES[0]] == other
    assert disk.read(f"{RESCUE}/{NAMES[0]}") == DATA


def test_a_half_copy_at_home_is_read_as_the_whole_that_lies_away():
    from journals import SESSION, written

    data, names = written(live.BoardWritten(None, "a"), live.BoardWritten(None, "b"))
    disk = SimulatedDisk()
    disk.files[f"{FOLDER}/facilitator.1.jsonl"] = bytearray(data[: len(data) // 2])
    disk.files[f"{RESCUE}/facilitator.1.jsonl"] = bytearray(data)
    found = read_folder(disk, FOLDER, rescue=RESCUE)
    assert (found.session, [r.name for r in found.records]) == (SESSION, names)
    assert found.files[0].torn_bytes == 0


@pytest.fixture
def session(tmp_path):
    study = replace(Study.create(tmp_path / "study", "T"), state=tmp_path / "state")
    session = study.new_session("FG3")
    session.writer("facilitator", SessionClock(StandingClock(), 0)).close()
    for kind in ("journal", "sound"):
        make_folder(session.rescue / kind, parents=True)
    return session


def test_journals_and_sound_of_a_session_come_home(session):
    file = SystemDisk().create(str(session.rescue / "journal" / "notes-7f3a.1.jsonl"))
    file.write(DATA)
    assert bring_home(session) == Brought(waiting=("notes-7f3a.1.jsonl",))  # it is written still
    file.close()
    make_folder(session.rescue / "sound")
    (session.rescue / "sound" / "mic.0007.wav").write_bytes(b"RIFF")
    assert bring_home(session) == Brought(home=("notes-7f3a.1.jsonl", "mic.0007.wav"))
    assert (session.journal / "notes-7f3a.1.jsonl").read_bytes() == DATA
    assert (session.sound / "mic.0007.wav").stat().st_mode & 0o777 == 0o600
    assert not session.rescue.exists()
    assert bring_home(session) == Brought()


def test_a_study_without_a_state_folder_has_nothing_to_bring_home(tmp_path):
    study = Study.create(tmp_path / "study", "T")
    assert bring_home(study.new_session("FG3")) == Brought()


def test_sound_comes_home_only_as_far_as_16_mib_stay_free():
    """Home-coming fills no disk of a session that runs: notes go on there."""
    disk = away()
    disk.space = sum(map(len, disk.files.values())) + len(DATA) + (16 << 20)
    assert move_all(disk, RESCUE, FOLDER, leaving=16 << 20) == [
        (NAMES[0], "home"),
        (NAMES[1], "home"),  # the room of the first was given back
    ]
    disk = away()
    disk.space = sum(map(len, disk.files.values())) + len(DATA) + (16 << 20) - 1
    assert move_all(disk, RESCUE, FOLDER, leaving=16 << 20) == [(n, "waiting") for n in NAMES]
    assert at_home(disk) == {}


def test_bringing_home_leaves_room_for_notes_where_the_session_lies(session, monkeypatch):
    monkeypatch.setattr(SystemDisk, "free_bytes", lambda *_: 16 << 20)
    (session.rescue / "sound" / "mic.0007.wav").write_bytes(b"RIFF")
    (session.rescue / "journal" / "notes-7f3a.1.jsonl").write_bytes(DATA)
    brought = bring_home(session)
    assert brought == Brought(home=("notes-7f3a.1.jsonl",), waiting=("mic.0007.wav",))


def test_while_another_process_brings_home_all_waits(session, monkeypatch):
    monkeypatch.setattr(locks, "HOME_WITHIN_SECONDS", 0.1)
    (session.rescue / "sound" / "mic.0007.wav").write_bytes(b"RIFF")
    with locks.bringing_home(session.rescue.parent):
        assert bring_home(session) == Brought(waiting=("mic.0007.wav",))
        assert list(session.sound.iterdir()) == []
    assert bring_home(session) == Brought(home=("mic.0007.wav",))


def test_a_copy_that_fails_leaves_what_another_put_in_its_place(tmp_path):
    class Overtaken(SystemDisk):
        """A disk on which another process puts its whole copy where ours was begun."""

        def read(self, path, offset=0, most=-1):
            if path.startswith(str(tmp_path / "home")):
                Path(path).unlink()
                (tmp_path / "home" / "a").write_bytes(DATA)
                return b""
            return super().read(path, offset, most)

    for name in ("home", "away"):
        (tmp_path / name).mkdir()
    (tmp_path / "away" / "a").write_bytes(DATA)
    moved = move_all(Overtaken(), str(tmp_path / "away"), str(tmp_path / "home"))
    assert moved == [("a", "waiting")]
    assert (tmp_path / "home" / "a").read_bytes() == DATA
    assert (tmp_path / "away" / "a").read_bytes() == DATA


def test_a_file_that_is_moved_before_its_writer_has_locked_it_is_not_written(tmp_path, monkeypatch):
    """Else what comes after would go to a file without a name."""
    for name in ("home", "away"):
        (tmp_path / name).mkdir()
    away, home = str(tmp_path / "away"), str(tmp_path / "home")
    real = disk_module._lock

    def late(descriptor):
        monkeypatch.setattr(disk_module, "_lock", real)
        assert move_all(SystemDisk(), away, home) == [("a", "home")]
        return real(descriptor)

    monkeypatch.setattr(disk_module, "_lock", late)
    with pytest.raises(OSError, match=r"[Ss]tale"):
        SystemDisk().create(f"{away}/a")
    SystemDisk().create(f"{away}/a").close()


def test_a_file_that_is_being_moved_is_not_written(tmp_path, monkeypatch):
    real = disk_module._lock

    def late(descriptor):
        monkeypatch.setattr(disk_module, "_lock", real)
        with SystemDisk().held(str(tmp_path / "a")) as free:
            assert free
            return real(descriptor)

    monkeypatch.setattr(disk_module, "_lock", late)
    with pytest.raises(OSError, match=r"[Ss]tale"):
        SystemDisk().create(str(tmp_path / "a"))


RACE = """
import sys
from dataclasses import replace
from pathlib import Path
from pathlib import Path
from facilitator.study.folder import Study
from facilitator.study.rescue import bring_home
root = Path(sys.argv[1])
session = replace(Study.open(root / "study"), state=root / "state").session("FG3")
input()
bring_home(session)
"""


def test_two_processes_that_bring_home_at_once_lose_nothing(session, tmp_path):
    names = [f"mic.{number:04}.wav" for number in range(1, 151)]
    for name in names:
        (session.rescue / "sound" / name).write_bytes(name.encode() + DATA)
    racers = [
        subprocess.Popen([sys.executable, "-c", RACE, str(tmp_path)], stdin=subprocess.PIPE)
        for _ in range(2)
    ]
    for racer in racers:
        racer.stdin.write(b"go\n")
        racer.stdin.flush()
    assert [racer.wait() for racer in racers] == [0, 0]
    for racer in racers:
        racer.stdin.close()
    assert sorted(path.name for path in session.sound.iterdir()) == names
    assert all((session.sound / n).read_bytes() == n.encode() + DATA for n in names)
    assert not (session.rescue / "sound").exists()
