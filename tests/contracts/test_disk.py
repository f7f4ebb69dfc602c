"""What journals and recorder rely on of a disk: the real one and the simulated one."""

import pytest
from stand_ins import SimulatedDisk

from facilitator.study.disk import SystemDisk


class DiskContract:
    """Whatever implements `ports.Disk`."""

    def test_what_was_written_is_read(self, disk, folder):
        file = disk.create(f"{folder}/f")
        assert file.write(b"0123") == 4
        assert file.write(b"45") == 2
        file.sync()
        file.close()
        disk.sync_folder(folder)
        assert disk.read(f"{folder}/f") == b"012345"

    def test_reading_can_begin_anywhere(self, disk, folder):
        disk.create(f"{folder}/f").write(b"0123")
        assert [disk.read(f"{folder}/f", n) for n in (0, 3, 4, 9)] == [b"0123", b"3", b"", b""]
        assert [disk.read(f"{folder}/f", 1, n) for n in (0, 2, 9)] == [b"", b"12", b"123"]

    def test_a_file_is_made_once(self, disk, folder):
        disk.create(f"{folder}/f").write(b"x")
        with pytest.raises(FileExistsError):
            disk.create(f"{folder}/f")
        assert disk.read(f"{folder}/f") == b"x"

    def test_what_is_overwritten_keeps_its_length_and_writing_goes_on_at_the_end(
        self, disk, folder
    ):
        file = disk.create(f"{folder}/f")
        file.write(b"012345")
        file.overwrite(1, b"xx")
        file.write(b"6")
        assert disk.read(f"{folder}/f") == b"0xx3456"

    def test_names_are_sorted_and_none_where_there_is_no_folder(self, disk, folder):
        for name in ("b", "a", "B"):
            disk.create(f"{folder}/{name}")
        assert disk.names(folder) == ("B", "a", "b")
        assert disk.names(f"{folder}/none") == ()

    def test_a_missing_file_is_no_empty_one(self, disk, folder):
        with pytest.raises(FileNotFoundError):
            disk.read(f"{folder}/none")

    def test_a_file_is_open_until_its_writer_lets_go_of_it(self, disk, folder):
        file = disk.create(f"{folder}/f")
        with disk.held(f"{folder}/f") as free:
            assert not free
        file.close()
        with disk.held(f"{folder}/f") as free:
            assert free

    def test_a_file_knows_where_it_stands(self, disk, folder):
        file = disk.create(f"{folder}/f")
        assert file.is_at(f"{folder}/f")
        disk.remove(f"{folder}/f")
        assert not file.is_at(f"{folder}/f")

    def test_what_is_removed_is_gone_once(self, disk, folder):
        disk.create(f"{folder}/f").close()
        disk.remove(f"{folder}/f")
        assert disk.names(folder) == ()
        with pytest.raises(FileNotFoundError):
            disk.remove(f"{folder}/f")

    def test_a_folder_that_was_made_takes_files_and_says_what_is_free(self, disk, folder):
        for _ in range(2):
            disk.make_folder(f"{folder}/a/b")
        disk.create(f"{folder}/a/b/f").close()
        assert disk.names(f"{folder}/a/b") == ("f",)
        assert disk.free_bytes(f"{folder}/a/b") > 0


class TestSystemDisk(DiskContract):
    @pytest.fixture
    def disk(self, tmp_path):
        return SystemDisk(tmp_path)

    @pytest.fixture
    def folder(self, tmp_path):
        return str(tmp_path)


class TestSimulatedDisk(DiskContract):
    @pytest.fixture
    def disk(self):
        return SimulatedDisk()

    @pytest.fixture
    def folder(self):
        return "/simulated"
