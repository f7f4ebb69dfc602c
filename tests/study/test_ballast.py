"""The room that is kept for notes."""

import stat

from stand_ins import SimulatedDisk

from facilitator.study import ballast


def test_it_is_eight_mib_that_take_room_and_ours_alone(tmp_path):
    assert ballast.make(tmp_path)
    found = (tmp_path / "ballast").stat()
    assert found.st_size == 8 << 20
    assert found.st_blocks * 512 >= 8 << 20
    assert stat.S_IMODE(found.st_mode) == 0o600


def test_it_is_made_once_and_given_up_once(tmp_path):
    assert ballast.make(tmp_path)
    before = (tmp_path / "ballast").read_bytes()
    assert ballast.make(tmp_path)
    assert (tmp_path / "ballast").read_bytes() == before
    assert ballast.free(tmp_path)
    assert not ballast.free(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_for_it_is_left_as_it_was(tmp_path):
    disk = SimulatedDisk(space=1000)
    assert not ballast.make(tmp_path, disk)
    assert disk.files == {}
