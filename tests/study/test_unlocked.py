"""Unlocked keys: in memory alone, and only until their time is over."""

from pathlib import Path

import pytest
from stand_ins import StandingClock

from facilitator.errors import Refused
from facilitator.study import unlocked

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
/dev/sdb1 /run/media/stick vfat rw 0 0
tmpfs /home/a\\040b tmpfs rw 0 0
tmpfs /mnt tmpfs rw 0 0
/dev/sdc1 /mnt ext4 rw 0 0
"""
MINUTE = 60_000_000


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/run/user/1000/facilitator", "tmpfs"),
        ("/run/media/stick/keys", "vfat"),
        ("/runner", "ext4"),
        ("/home/a b/x", "tmpfs"),
        ("/mnt", "ext4"),
        ("/", "ext4"),
    ],
)
def test_what_a_folder_is_on_is_what_was_mounted_nearest_and_last(
    tmp_path, monkeypatch, folder, kind
):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr(unlocked, "_MOUNTS", mounts)
    assert unlocked.file_system(Path(folder)) == kind


def test_where_nothing_is_known_of_mounts_no_key_is_unlocked(tmp_path, monkeypatch):
    monkeypatch.setattr(unlocked, "_MOUNTS", tmp_path / "none")
    with pytest.raises(Refused, match="is not in memory"):
        unlocked.keep(tmp_path, {"00c0ffee00c0ffee": "secret"}, StandingClock(), MINUTE)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def memory(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"tmpfs {tmp_path} tmpfs rw 0 0\n")
    monkeypatch.setattr(unlocked, "_MOUNTS", mounts)
    return tmp_path / "runtime"


def test_a_key_is_held_until_its_time_and_not_a_moment_longer(memory):
    clock = StandingClock()
    unlocked.keep(memory, {"a" * 16: "keys of a", "b" * 16: "keys of b"}, clock, MINUTE)
    clock.sleep(MINUTE - 1)
    assert unlocked.held(memory, "a" * 16, clock).endswith("keys of a")
    clock.sleep(1)
    assert unlocked.held(memory, "a" * 16, clock) == ""
    assert [path.name for path in memory.iterdir()] == [f"{'b' * 16}.key"]
    unlocked.remove_expired(memory, clock)
    assert list(memory.iterdir()) == []


def test_another_start_of_the_machine_ends_it(memory):
    unlocked.keep(memory, {"a" * 16: "keys"}, StandingClock(boot="b007b007"), MINUTE)
    assert unlocked.held(memory, "a" * 16, StandingClock(boot="c0ffee00")) == ""


def test_a_file_without_an_end_opens_nothing(memory):
    memory.mkdir()
    (memory / f"{'a' * 16}.key").write_text("# words.1\nAGE-SECRET-KEY-1\n")
    assert unlocked.held(memory, "a" * 16, StandingClock()) == ""
    assert list(memory.iterdir()) == []
