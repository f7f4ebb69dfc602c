"""Our own ZIP: every reader takes it, and nothing of a machine or a moment is in it."""

import io
import os
import shutil
import subprocess
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.zip_out import zipped

MEMBERS = {"word/document.xml": b"<w/>" * 99, "[Content_Types].xml": b"", "Zoë.csv": b"\x00\xff"}
names = st.from_regex(r"[a-zé_]{1,8}(/[a-z._]{1,8}[a-z])?", fullmatch=True)


@given(st.dictionaries(names, st.binary(max_size=200), max_size=6))
def test_pythons_reader_finds_every_member(members):
    archive = zipfile.ZipFile(io.BytesIO(zipped(members)))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == members


def test_names_are_sorted_and_every_attribute_is_fixed():
    archive = zipfile.ZipFile(io.BytesIO(zipped(MEMBERS)))
    assert archive.namelist() == sorted(MEMBERS)
    for member in archive.infolist():
        assert member.date_time == (1980, 1, 1, 0, 0, 0)
        assert member.compress_type == zipfile.ZIP_STORED
        assert (member.create_system, member.external_attr) == (3, 0o100600 << 16)
        assert (member.extra, member.comment, member.internal_attr) == (b"", b"", 0)
    assert archive.comment == b""


def test_the_order_in_which_members_are_given_does_not_matter():
    assert zipped(MEMBERS) == zipped(dict(reversed(MEMBERS.items())))


def test_a_name_beyond_ascii_says_that_it_is_utf_8():
    flags = {
        m.filename: m.flag_bits for m in zipfile.ZipFile(io.BytesIO(zipped(MEMBERS))).infolist()
    }
    assert flags == {"Zoë.csv": 1 << 11, "[Content_Types].xml": 0, "word/document.xml": 0}


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_unzip_takes_it(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(MEMBERS))
    tested = subprocess.run(["unzip", "-t", path], capture_output=True, text=True, check=False)
    assert tested.returncode == 0
    assert "No errors detected" in tested.stdout
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run(["unzip", "-q", path, "-d", tmp_path / "out"], check=True, env=environment)
    for name, data in MEMBERS.items():
        assert (tmp_path / "out" / name).read_bytes() == data


def test_nothing_is_an_archive_too():
    assert zipfile.ZipFile(io.BytesIO(zipped({}))).namelist() == []


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../x", "a//x", "C:x", "a\\x", "", "a/", "."])
def test_a_name_that_leads_out_is_an_error(name):
    with pytest.raises(ValueError, match="leads out"):
        zipped({name: b""})


def test_a_changed_byte_of_a_member_is_seen_by_its_reader():
    data = bytearray(zipped({"a": b"said"}))
    data[data.index(b"said")] ^= 1
    assert zipfile.ZipFile(io.BytesIO(bytes(data))).testzip() == "a"
