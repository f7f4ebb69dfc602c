"""What a file is, by what is in it and never by its name; and the reader for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.errors import BadInput
from facilitator.formats.decoding import decoded
from facilitator.formats.docx_in import DOCUMENT, read_docx
from facilitator.formats.pieces import Brought
from facilitator.formats.srt import is_srt, read_srt
from facilitator.formats.txt import read_txt
from facilitator.formats.unzip import IN_BYTES, Archive, is_zip
from facilitator.formats.vtt import is_vtt, read_vtt

_GIVE = "Give a transcript as .docx, .txt, .vtt or .srt."
_HEAD = 2048


@dataclass(frozen=True, slots=True)
class _Foreign:
    """A kind of file that is known and not read."""

    begins: re.Pattern[bytes]
    name: str
    todo: str = _GIVE


_FOREIGN = (
    _Foreign(
        re.compile(rb"\s*\{\\rtf"), "RTF", "Open it in a word processor and save it as .docx."
    ),
    _Foreign(re.compile(rb"%PDF"), "a PDF", "Ask for it as .docx, or save its text as .txt."),
    _Foreign(
        re.compile(rb"\xd0\xcf\x11\xe0"),
        "an old Word document (.doc)",
        "Open it in a word processor and save it as .docx.",
    ),
    _Foreign(
        re.compile(
            rb"RIFF....WAVE|fLaC|OggS|ID3|\xff[\xe2-\xfb]|....ftyp|\x1aE\xdf\xa3", re.DOTALL
        ),
        "sound or video",
    ),
    _Foreign(re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM....\0\0\0\0", re.DOTALL), "a picture"),
    _Foreign(
        re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!"),
        "a packed archive",
        "Unpack it first.",
    ),
)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\"])")
_OTR = re.compile(r'"(?:media|media-time|media-source)"\s*:')
_XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|[A-Za-z][\w:.-]*[\s>/])", re.IGNORECASE)


def read(data: bytes) -> Brought:
    """Read a transcript, whatever it is. Raises BadInput with what it is and what to do."""
    if len(data) > IN_BYTES:
        raise BadInput("This file is over 200 MB.", "Give one transcript of one session.")
    if not data.strip():
        raise BadInput("This file is empty.", _GIVE)
    if is_zip(data):
        return _read_zip(data)
    foreign = next((kind for kind in _FOREIGN if kind.begins.match(data)), None)
    if foreign is not None:
        raise _not_read(foreign.name, foreign.todo)
    return _read_text(decoded(data))


def _read_zip(data: bytes) -> Brought:
    archive = Archive(data)
    if DOCUMENT in archive.names:
        return read_docx(archive)
    if "content.xml" in archive.names:
        raise _not_read("an OpenDocument", "Open it in a word processor and save it as .docx.")
    if any(name.endswith(".qde") for name in archive.names):
        raise _not_read("a REFI-QDA project", "Export the transcript itself as .docx or .txt.")
    raise _not_read("a ZIP archive", "Unpack it and give the transcript in it.")


def _read_text(text: str) -> Brought:
    if is_vtt(text):
        return read_vtt(text)
    if is_srt(text):
        return read_srt(text)
    head = text[:_HEAD]
    if _JSON.match(head):
        raise _json(head)
    if _XML.match(head):
        raise _xml(head)
    return read_txt(text)


def _json(head: str) -> BadInput:
    if _OTR.search(head):
        todo = "Export it from oTranscribe as plain text."
        return _not_read("an oTranscribe file (.otr)", todo)
    return _not_read("JSON", "Export it as .vtt, .srt or .txt from the tool that made it.")


def _xml(head: str) -> BadInput:
    if "ANNOTATION_DOCUMENT" in head:
        todo = "Export it from ELAN as subtitle text (.srt) with the speakers' names."
        return _not_read("an ELAN file (.eaf)", todo)
    if re.search(r"<html|<!DOCTYPE html", head, re.IGNORECASE):
        return _not_read("a web page", "Save it as .docx or .vtt from the tool that made it.")
    return _not_read("XML", _GIVE)


def _not_read(name: str, todo: str) -> BadInput:
    return BadInput(f"This file is {name}, which is not read as a transcript.", todo)
