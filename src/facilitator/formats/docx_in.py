"""A transcript as a Word document: paragraphs with labels, or a table.

Read from the ZIP itself: what is wanted of a document is its text, which runs are bold, and where
its tables are. Text that someone deleted with changes tracked is left out, inserted text is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from facilitator.errors import BadInput
from facilitator.formats.lines import Line, unnumbered
from facilitator.formats.pieces import Brought
from facilitator.formats.spoken import spoken
from facilitator.formats.table import is_transcript, pieces_of_rows
from facilitator.formats.unzip import Archive

DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_PASSED_OVER = frozenset(
    ("del", "moveFrom", "pPr", "rPr", "instrText", "drawing", "pict", "object", "txbxContent")
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_DO_THIS = "Open it in a word processor, save it anew as .docx and give that file."


def read_docx(archive: Archive) -> Brought:
    """Read it. Raises BadInput where it is broken or nothing in it is a transcript."""
    body = _root(archive.read(DOCUMENT))
    tables = [_rows(table) for table in _found(body, "tbl")]
    pieces = [piece for rows in tables if is_transcript(rows) for piece in pieces_of_rows(rows)]
    if pieces:
        return Brought("docx", tuple(pieces), left_out=_outside(body))
    found = spoken(unnumbered(tuple(_lines(body))), "paragraph")
    if not found.pieces:
        raise BadInput(
            "This document holds no speaker label and no time, so it is no transcript.",
            "Begin each turn with a label and a colon, for example “P4: …”.",
        )
    return Brought("docx", found.pieces, found.problems, found.left_out)


def _root(data: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as wrong:
        raise BadInput("The text of this document cannot be read.", _DO_THIS) from wrong
    return root


def _name(element: Element) -> str:
    tag = element.tag
    return tag.removeprefix(_W).removeprefix(_STRICT) if isinstance(tag, str) else ""


def _found(element: Element, name: str) -> Iterator[Element]:
    """Give the elements of that name, in order, not looking inside one that was found."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if _name(here) == name:
            yield here
        elif _name(here) not in _PASSED_OVER:
            waiting.extend(reversed(here))


def _lines(body: Element) -> Iterator[Line]:
    for place, paragraph in enumerate(_found(body, "p"), start=1):
        text, bold = _text(paragraph)
        heading = _is_heading(paragraph)
        for count, part in enumerate(text.split("\n")):
            if part.strip():
                indent = len(part) - len(part.lstrip())
                yield Line(
                    place,
                    part.strip(),
                    goes_on=count > 0,
                    bold=max(bold - indent, 0) if count == 0 else 0,
                    heading=heading,
                )


def _text(paragraph: Element) -> tuple[str, int]:
    """Give a paragraph's text and how many characters at its beginning are bold."""
    text, bold, all_bold = "", 0, True
    for run in _found(paragraph, "r"):
        words = "".join(_signs(run))
        all_bold = all_bold and (_is_bold(run) or not words.strip())
        text += words
        bold = len(text) if all_bold else bold
    return text, bold


def _signs(run: Element) -> Iterator[str]:
    for part in run:
        name = _name(part)
        if name == "t":
            yield part.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]


def _is_bold(run: Element) -> bool:
    for properties in run:
        if _name(properties) == "rPr":
            for one in properties:
                if _name(one) == "b":
                    return _value(one) not in ("0", "false", "off")
    return False


def _is_heading(paragraph: Element) -> bool:
    for properties in paragraph:
        if _name(properties) == "pPr":
            for one in properties:
                if _name(one) == "pStyle":
                    return _value(one).lower().startswith(("heading", "title", "subtitle"))
    return False


def _value(element: Element) -> str:
    return element.get(f"{_W}val") or element.get(f"{_STRICT}val") or ""


def _rows(table: Element) -> list[list[str]]:
    return [[_cell(cell) for cell in _found(row, "tc")] for row in _found(table, "tr")]


def _cell(cell: Element) -> str:
    return "\n".join(_text(paragraph)[0] for paragraph in _found(cell, "p")).strip()


def _outside(body: Element) -> tuple[int, ...]:
    """Give the places of the paragraphs with words that stand outside every table."""
    inside = {id(p) for table in _found(body, "tbl") for p in _found(table, "p")}
    return tuple(
        place
        for place, paragraph in enumerate(_found(body, "p"), start=1)
        if id(paragraph) not in inside and _text(paragraph)[0].strip()
    )
