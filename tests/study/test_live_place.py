"""Where lies what processes share while a session is live."""

import os
import stat

import pytest

from facilitator.study import live_place
from facilitator.study.live_place import live_path
from facilitator.study.unlocked import MEMORY, file_system

in_memory = pytest.mark.skipif(
    file_system(live_place.IN_MEMORY) not in MEMORY, reason="no folder in memory here"
)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder in memory for this test alone."""
    monkeypatch.setattr(live_place, "IN_MEMORY", tmp_path)
    monkeypatch.setattr(live_place, "_is_memory", lambda folder: True)
    return tmp_path


@in_memory
def test_it_is_in_memory_where_no_disk_can_be_full_or_hang(tmp_path):
    path = live_path(tmp_path, "0123456789abcdef", "now")
    assert path.name == "0123456789abcdef.now"
    assert file_system(path) in MEMORY
    path.parent.rmdir()


def test_its_folder_is_for_its_owner_alone(place):
    path = live_path(place / "state", "1", "now")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.parent.name.startswith(f"facilitator-{os.getuid()}-")


def test_two_state_folders_share_nothing(place):
    one, other = (live_path(place / name, "1", "now") for name in ("one", "other"))
    assert one.parent != other.parent
    assert live_path(place / "one", "1", "lock").parent == one.parent


def test_without_memory_it_lies_in_the_state_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(live_place, "IN_MEMORY", tmp_path / "none")
    assert live_path(tmp_path, "1", "now") == tmp_path / "open" / "1.now"


def test_what_is_not_ours_is_not_used(place):
    state = place / "state"
    own = live_path(state, "1", "now").parent
    own.chmod(0o755)
    assert live_path(state, "1", "now") == state / "open" / "1.now"
    own.rmdir()
    (place / "elsewhere").mkdir(mode=0o700)
    own.symlink_to(place / "elsewhere")
    assert live_path(state, "1", "now") == state / "open" / "1.now"
