"""names, times, metadata of a pack: session ids only; fixed member times; own property set; pack
mtimes = sign-off time – unzip all, grep all originals and user/host name.
"""

import getpass
import os
import platform
import re
import zipfile
from datetime import UTC, datetime

import pytest
from leaks import found_in

NAMES = ("Hollingsworth", "Quetzalcoatl", "Llanfairpwll", "Margaret")
LONGEST_AGO = (1980, 1, 1, 0, 0, 0)


@pytest.fixture
def files(walked):
    found = [path for path in (walked.study / "packs").rglob("*") if path.is_file()]
    assert {path.suffix for path in found} >= {".docx", ".txt", ".csv"}
    return found


def members(path):
    with zipfile.ZipFile(path) as archive:
        yield from ((info, archive.read(info)) for info in archive.infolist())


def test_unpacked_it_holds_no_original_and_no_name_of_user_or_machine(walked, files):
    user, machine = getpass.getuser(), platform.node()
    places = [str(walked.folder), str(walked.home), *(n for n in (user, machine) if len(n) > 5)]
    unpacked = [data for path in files if path.suffix == ".docx" for _, data in members(path)]
    for data in [*unpacked, *(path.read_bytes() for path in files)]:
        assert found_in(NAMES, data) == []
        assert [place for place in places if place.encode() in data] == []
        assert not re.search(rf"(?i)\b{re.escape(machine)}\b".encode(), data)


def test_members_have_one_time_and_no_owner(files):
    for path in files:
        if path.suffix != ".docx":
            continue
        for info, _ in members(path):
            assert info.date_time == LONGEST_AGO
            assert info.extra == b""
            assert info.comment == b""
            assert info.create_system == 0 or info.external_attr >> 16 in (
                0,
                0o600,
                0o644,
                0o100600,
            )


def test_a_document_tells_no_author_and_only_the_time_of_its_signature(files):
    for path in files:
        if path.suffix != ".docx":
            continue
        (core,) = [data for info, data in members(path) if info.filename == "docProps/core.xml"]
        text = core.decode()
        assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)<", text) == []
        times = set(re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text))
        assert len(times) == 1


def test_files_and_folders_carry_the_time_of_the_signature(walked, files):
    pack = walked.study / "packs" / "v1"
    every = [*files, pack, *(path for path in pack.rglob("*") if path.is_dir())]
    (moment,) = {path.stat().st_mtime_ns for path in every}
    assert all(path.stat().st_ctime_ns > moment for path in every), "made after it was signed"
    told = f"{datetime.fromtimestamp(moment / 1e9, UTC):%Y-%m-%dT%H:%M:%S}"
    for path in (path for path in files if path.suffix == ".docx"):
        core = next(data for info, data in members(path) if info.filename == "docProps/core.xml")
        assert told in core.decode()


def test_nothing_has_extended_attributes(walked):
    if not hasattr(os, "listxattr"):
        pytest.skip("extended attributes are looked up on Linux")
    every = [path for folder in walked.own for path in folder.rglob("*")]
    assert {str(path): os.listxattr(path) for path in every if os.listxattr(path)} == {}


def test_names_of_files_are_coders_and_sessions_alone(walked, files):
    pack = walked.study / "packs" / "v1"
    names = {str(path.relative_to(pack)) for path in files}
    assert all(re.fullmatch(r"([AB]/)?(FG5|assignment|codebook)\.\w+", name) for name in names)
