"""What can be read in a file of a pack, unzipped: for the last look before it leaves.

`words` is what is shown; `markup` what a format keeps beside it: attributes, comments, style, names
and remarks of an archive's parts. Only words are given. Figures that the program itself writes –
times, hashes, identifiers, labels – are left out: digits among them would be taken for a redacted
number by mere chance.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator

from facilitator.formats.csv_out import HEAD
from facilitator.formats.decoding import decoded
from facilitator.formats.unzip import Archive, is_zip

_COMMENT = re.compile(r"<!--(.*?)-->|<\?(.*?)\?>", re.DOTALL)
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_ADDRESS = re.compile(r"[\w.+-]+:(?://)?[\w./-]+")
"""Names of schemas and the like: `http://schemas.openxmlformats.org/…`."""
_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r"</w:p>|</dc:[a-z]+>|</cp:[A-Za-z]+>|<w:tab/>|<w:br/>")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|dt|dd|td|th|text|desc|title|caption|footer|figcaption)>")
_STRESS = re.compile(r"</?(?:b|em|strong)>")
_CLOCK = re.compile(r"\b\d+:\d{2}(?::\d{2})?\b|\b\d+ %|\b[0-9a-f]{12}\b")
_OURS = re.compile(
    r"\d{4}-\d{2}-\d{2}T[\d:.]+Z"
    r"|\d{2}:\d{2}:\d{2}(?:\.\d{3})?"
    r"|[a-z]+(?:[2-9]|-[0-9a-f]{4})?\.\d+\.jsonl \d+ [0-9a-f]{12}"
    r"|\b[0-9a-f]{64}\b"
    r"|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    r"|#[0-9A-Fa-f]{6}\b"
)
_LABEL = re.compile(r"^(?:<v )?(?:P\d{1,2}|FAC|NT|ALL|UNK)(?:[:>]|$)")
_FIGURE = re.compile(r"[\d.]*")


def texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Give (where, text) of every text in a file: its name, its content, each part of a ZIP.

    A part that is XML comes without tags, so that no word is hidden by being cut in two. Parts are
    told by their number: a name may be what must not show.
    """
    yield "the name of a file", name
    if not is_zip(data):
        yield name, decoded(data)
        return
    archive = Archive(data)
    for number, member in enumerate(archive.names, start=1):
        inner, where = archive.read(member), f"{name}, part {number}"
        if is_zip(inner):
            yield from texts(where, inner)
        else:
            yield where, _plain(inner)


def markup(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Give (where, words) of what a file holds beside the text that it shows."""
    if not is_zip(data):
        yield from _beside(name, decoded(data))
        return
    archive = Archive(data)
    for remark in archive.remarks:
        yield f"remark in {name}", decoded(remark)
    for number, member in enumerate(archive.names, start=1):
        yield f"the name of a part of {name}", member
        yield from markup(f"{name}, part {number}", archive.read(member))


def page_markup(data: bytes) -> Iterator[tuple[str, str]]:
    """Give (where, words) of what a page in HTML holds beside the text that it shows."""
    text = decoded(data)
    yield from _beside("page", text)
    yield from (("style of the page", style) for style in _STYLE.findall(text))


def tells_more(name: str, data: bytes) -> Iterator[str]:
    """Give the archives in a file that say when, where or by whom they were made."""
    if not is_zip(data):
        return
    archive = Archive(data)
    if not archive.is_bare:
        yield f"{name}: an archive with a date, an owner or a remark"
    for number, member in enumerate(archive.names, start=1):
        yield from tells_more(f"{name}, part {number}", archive.read(member))


def _beside(where: str, text: str) -> Iterator[tuple[str, str]]:
    if not _is_markup(text):
        return
    found = [*_COMMENT.findall(text)]
    for tag in _TAG.findall(text):
        found += _VALUE.findall(tag)
    for one, other in found:
        said = _said(_ADDRESS.sub(" ", html.unescape(one or other)))
        if any(character.isalpha() for character in said):
            yield f"markup of {where}", said


def _is_markup(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("<")


def words(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Give (where, words) line by line, of every text in a file; lines without words are none."""
    for where, text in texts(name, data):
        lines = _cells(text) if where.endswith(".csv") else text.split("\n")
        for place, line in enumerate(lines, start=1):
            found = _said(line)
            if any(character.isalnum() for character in found):
                yield f"{where}, line {place}", found


def page_words(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Give (where, words) of a page in HTML or Markdown, cell by cell; figures alone are none."""
    text = decoded(data)
    if name.endswith(".html"):
        bare = _BLOCK_END.sub("\n", _STRESS.sub("", _STYLE.sub("", text)))
        text = html.unescape(_TAG.sub(" ", bare))
    for place, line in enumerate(text.split("\n"), start=1):
        for cell in re.sub(r"[\\*]", "", line).split("|"):
            found = _said(_CLOCK.sub(" ", cell))
            if any(character.isalpha() for character in found):
                yield f"{name}, line {place}", found


def _said(line: str) -> str:
    bare = _LABEL.sub(" ", line.strip())
    if "-->" in bare:
        return ""
    return " ".join(_OURS.sub(" ", bare.replace("</v>", " ")).split())


def _cells(text: str) -> list[str]:
    """Give a table's rows, each without cells that hold a figure, but for what was said.

    The first row of our own table is our own words: `speaker` there is nobody's label.
    """
    rows = list(csv.reader(io.StringIO(text, newline="")))
    head = rows[0] if rows else []
    if tuple(head) == HEAD:
        rows[0] = []
    return [
        " | ".join(
            cell
            for place, cell in enumerate(row)
            if head[place : place + 1] == ["text"] or not _FIGURE.fullmatch(cell)
        )
        for row in rows
    ]


def _plain(data: bytes) -> str:
    text = decoded(data)
    if not _is_markup(text):
        return text
    return html.unescape(_TAG.sub("", _END.sub("\n", text)))
