"""What can be read in a file of a pack, unzipped: for the last look before it leaves.

Only words are given. Figures that the program itself writes – times, hashes, identifiers, labels –
are left out: digits among them would be taken for a redacted number by mere chance.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator

from facilitator.formats.decoding import decoded
from facilitator.formats.unzip import Archive, is_zip

_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r"</w:p>|</dc:[a-z]+>|</cp:[A-Za-z]+>|<w:tab/>|<w:br/>")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|dt|dd|td|th|text|desc|title|caption|footer|figcaption)>")
_STRESS = re.compile(r"</?(?:b|em|strong)>")
_CLOCK = re.compile(r"\b\d+:\d{2}(?::\d{2})?\b|\b\d+ %|\b[0-9a-f]{12}\b")
_XML = (".xml", ".rels")
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

    A part that is XML comes without tags, so that no word is hidden by being cut in two.
    """
    yield f"name of {name}", name
    if not is_zip(data):
        yield name, decoded(data)
        return
    archive = Archive(data)
    for member in archive.names:
        yield f"{name}/{member}", _plain(member, archive.read(member))


def words(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Give (where, words) line by line, of every text in a file; lines without words are none."""
    for where, text in texts(name, data):
        lines = _cells(text) if where == name and name.endswith(".csv") else text.split("\n")
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
    """Give a table's rows, each without cells that hold a figure, but for what was said."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    head = rows[0] if rows else []
    return [
        " | ".join(
            cell
            for place, cell in enumerate(row)
            if head[place : place + 1] == ["text"] or not _FIGURE.fullmatch(cell)
        )
        for row in rows
    ]


def _plain(member: str, data: bytes) -> str:
    text = decoded(data)
    if not member.endswith(_XML):
        return text
    return html.unescape(_TAG.sub("", _END.sub("\n", text)))
