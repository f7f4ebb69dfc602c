"""Files made to do harm: nothing is extracted, nothing is believed, everything is counted."""

import io
import stat
import zipfile

import pytest

from facilitator.errors import BadInput
from facilitator.formats import unzip
from facilitator.formats.detect import read
from facilitator.formats.docx_in import DOCUMENT
from facilitator.formats.unzip import Archive

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"<w:document {W}><w:body>%s</w:body></w:document>"


def archive(*members, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/evil.xml", "a/../../b", "..\\evil", "C:\\evil"]
)
def test_a_name_that_leads_outside_is_refused(name):
    with pytest.raises(BadInput, match="leads outside"):
        Archive(archive((name, b"")))


def test_a_link_is_refused():
    member = zipfile.ZipInfo("link")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(BadInput, match="leads outside"):
        Archive(archive((member, b"/etc/passwd")))


def test_two_parts_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = archive(("a", b"1"), ("a", b"2"))
    with pytest.raises(BadInput, match="two parts"):
        Archive(data)


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(unzip, "MEMBERS", 3)
    with pytest.raises(BadInput, match="parts"):
        Archive(archive(*((str(n), b"") for n in range(4))))


def test_a_bomb_is_stopped_by_what_comes_out_and_not_by_what_it_says():
    data = archive((DOCUMENT, b" " * 20_000_000))
    with pytest.raises(BadInput, match="far more"):
        read(data)
    lying = bytearray(data)  # the size it states is one byte: only counting shows more
    place = lying.rindex(b"PK\x01\x02")
    lying[place + 24 : place + 28] = (1).to_bytes(4, "little")
    with pytest.raises(BadInput):
        read(bytes(lying))


def test_the_sum_of_what_comes_out_is_bounded(monkeypatch):
    monkeypatch.setattr(unzip, "OUT_BYTES", 1000)
    opened = Archive(archive(("a", b"x" * 600), ("b", b"y" * 600), method=zipfile.ZIP_STORED))
    opened.read("a")
    with pytest.raises(BadInput, match="far more"):
        opened.read("b")


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_entities_and_document_types_are_refused(head):
    body = head + BODY % "<w:p><w:r><w:t>P1: &a;</w:t></w:r></w:p>"
    with pytest.raises(BadInput, match="cannot be read"):
        read(archive((DOCUMENT, body)))


def test_a_document_type_alone_is_refused():
    body = "<!DOCTYPE d>" + BODY % "<w:p><w:r><w:t>P1: x</w:t></w:r></w:p>"
    with pytest.raises(BadInput, match="cannot be read"):
        read(archive((DOCUMENT, body)))


def test_a_damaged_document_is_refused():
    data = bytearray(archive((DOCUMENT, b"<a>" + bytes(range(256)) * 40)))
    data[80:90] = b"\0" * 10
    for broken in (bytes(data), bytes(data)[: len(data) // 2], b"PK\x03\x04"):
        with pytest.raises(BadInput):
            read(broken)


def test_deep_nesting_does_not_crash():
    deep = "<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000
    body = BODY % f"{deep}<w:p><w:r><w:t>P1: x</w:t></w:r></w:p>"
    data = archive((DOCUMENT, body), method=zipfile.ZIP_STORED)
    assert [piece.text for piece in read(data).pieces] == ["x"]


def test_a_file_over_200_mb_is_refused(monkeypatch):
    from facilitator.formats import detect

    monkeypatch.setattr(detect, "IN_BYTES", 10)
    with pytest.raises(BadInput, match="200 MB"):
        read(b"P1: some words")


def test_no_colon_pattern_takes_long_on_a_long_line():
    line = "a " * 200_000 + "[(" * 50_000
    with pytest.raises(BadInput):
        read(line.encode())
