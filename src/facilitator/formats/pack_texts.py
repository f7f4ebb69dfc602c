"""What can be read in a file of a pack, unzipped: for the last look before it leaves."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from facilitator.formats.decoding import decoded
from facilitator.formats.unzip import Archive, is_zip

_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r"</w:p>|</dc:[a-z]+>|</cp:[A-Za-z]+>|<w:tab/>|<w:br/>")
_XML = (".xml", ".rels")


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


def _plain(member: str, data: bytes) -> str:
    text = decoded(data)
    if not member.endswith(_XML):
        return text
    return html.unescape(_TAG.sub("", _END.sub("\n", text)))
