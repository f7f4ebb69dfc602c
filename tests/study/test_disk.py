"""Files and folders: their modes, and links that were planted."""

import os
import resource
import stat

import pytest

from facilitator.errors import Refused, Unavailable
from facilitator.study import artefacts, atomic
from facilitator.study.derived import Cache, key
from facilitator.study.disk import SystemDisk, make_folder

CANARY = b"not ours"


@pytest.fixture
def any_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("any_umask")
def test_files_and_folders_are_ours_alone_under_any_umask(tmp_path):
    make_folder(tmp_path / "a" / "b", parents=True)
    SystemDisk().create(str(tmp_path / "a" / "journal")).close()
    atomic.write(tmp_path / "a" / "file", b"x")
    name = artefacts.store(tmp_path / "a" / "heard", b"y")
    Cache(tmp_path / "a" / "derived").put("k", "page", "of", b"z")
    assert [mode(tmp_path / p) for p in ("a", "a/b", "a/heard", "a/derived", "a/derived/k")] == (
        [0o700] * 5
    )
    assert [mode(tmp_path / "a" / p) for p in ("journal", "file", f"heard/{name}")] == [0o600] * 3
    assert mode(tmp_path / "a" / "derived" / "k" / "page") == 0o600


def test_a_file_that_is_there_is_never_opened_for_writing(tmp_path):
    (tmp_path / "f").write_bytes(CANARY)
    with pytest.raises(FileExistsError):
        SystemDisk().create(str(tmp_path / "f"))
    assert (tmp_path / "f").read_bytes() == CANARY


def test_a_planted_link_is_never_followed(tmp_path):
    (tmp_path / "canary").write_bytes(CANARY)
    (tmp_path / "f").symlink_to(tmp_path / "canary")
    (tmp_path / "dangling").symlink_to(tmp_path / "made-by-us")
    for name in ("f", "dangling"):
        with pytest.raises(OSError):
            SystemDisk().create(str(tmp_path / name))
        with pytest.raises(OSError):
            SystemDisk().read(str(tmp_path / name))
    atomic.write(tmp_path / "f", b"ours")
    assert (tmp_path / "canary").read_bytes() == CANARY
    assert not (tmp_path / "made-by-us").exists()
    assert not (tmp_path / "f").is_symlink()


def test_a_folder_that_leads_out_of_the_session_is_refused(tmp_path):
    session, outside = tmp_path / "FG3", tmp_path / "outside"
    session.mkdir()
    outside.mkdir()
    (session / "journal").symlink_to(outside)
    with pytest.raises(Refused, match="leads out of"):
        SystemDisk(session).create(str(session / "journal" / "facilitator.1.jsonl"))
    with pytest.raises(Refused):
        atomic.write(session / "journal" / "x", b"x", within=session)
    assert list(outside.iterdir()) == []


def test_a_study_that_is_reached_through_a_link_works(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    disk = SystemDisk(tmp_path / "link")
    disk.create(str(tmp_path / "link" / "f")).close()
    assert disk.names(str(tmp_path / "link")) == ("f",)


def test_overwrite_goes_on_at_the_end(tmp_path):
    file = SystemDisk().create(str(tmp_path / "f"))
    file.write(b"0123456789")
    file.overwrite(2, b"xx")
    file.write(b"ab")
    file.sync()
    file.close()
    assert SystemDisk().read(str(tmp_path / "f")) == b"01xx456789ab"
    assert SystemDisk().read(str(tmp_path / "f"), 9) == b"9ab"


def test_an_atomic_write_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    atomic.write(tmp_path / "f", b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5, hard))
    try:
        with pytest.raises(Unavailable, match="File too large"):
            atomic.write(tmp_path / "f", b"new and longer")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path.name for path in tmp_path.iterdir()] == ["f"]
    assert (tmp_path / "f").read_bytes() == b"old"


def test_an_atomic_write_into_no_folder_says_so(tmp_path):
    with pytest.raises(Unavailable, match="could not be written"):
        atomic.write(tmp_path / "none" / "f", b"x")


def test_old_leftovers_are_removed_and_fresh_ones_stay(tmp_path):
    old, fresh, other = tmp_path / ".f.1a.tmp", tmp_path / ".f.2b.tmp", tmp_path / "f.tmp"
    for path in (old, fresh, other):
        path.write_bytes(b"x")
    os.utime(old, (1, 1))
    assert atomic.remove_leftovers(tmp_path) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([fresh.name, other.name])


def test_what_was_heard_is_stored_once_and_checked_when_it_is_read(tmp_path):
    name = artefacts.store(tmp_path / "heard", b"words")
    before = (tmp_path / "heard" / name).stat()
    assert artefacts.store(tmp_path / "heard", b"words") == name
    assert (tmp_path / "heard" / name).stat().st_ino == before.st_ino
    assert artefacts.load(tmp_path / "heard", name) == b"words"
    (tmp_path / "heard" / name).write_bytes(b"other")
    with pytest.raises(Exception, match="another SHA-256"):
        artefacts.load(tmp_path / "heard", name)
    with pytest.raises(Unavailable, match="missing"):
        artefacts.load(tmp_path / "heard", "0" * 64)


def test_what_is_derived_is_found_by_what_it_was_made_from(tmp_path):
    cache, made = Cache(tmp_path / "derived"), []

    def make():
        made.append(1)
        return b"page"

    one = key("summary", "1", heads=[["facilitator.1.jsonl", 4, "ab"]], settings="cd")
    assert one == key("summary", "1", settings="cd", heads=[["facilitator.1.jsonl", 4, "ab"]])
    assert one != key("summary", "2", heads=[["facilitator.1.jsonl", 4, "ab"]], settings="cd")
    assert cache.made(one, "page.html", "of", make) == b"page"
    assert cache.made(one, "page.html", "of", make) == b"page"
    assert len(made) == 1


def test_deleting_derived_costs_time_and_nothing_else(tmp_path):
    import shutil

    cache = Cache(tmp_path / "derived")
    cache.put("k", "page", "of", b"page")
    shutil.rmtree(tmp_path / "derived")
    assert cache.get("k", "page", "of") is None
    assert cache.made("k", "page", "of", lambda: b"page") == b"page"


def test_a_cache_that_cannot_be_kept_is_no_failure(tmp_path):
    (tmp_path / "derived").write_bytes(b"a file where the folder should be")
    assert Cache(tmp_path / "derived").made("k", "page", "of", lambda: b"page") == b"page"
