"""The text of a guide's file, and where in it something stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from facilitator.formats.guide_braces import At
from facilitator.formats.visible import visible
from facilitator.guide.blocks import MOST_PROBLEMS, Place, Problem

LARGEST = 1_000_000
"""Bytes: a printed guide of six pages has ten thousand."""

MOST_LINES = 10_000
"""Reading stops there: what is longer is no guide."""

_JOINERS: Final = "\u200c\u200d\u200e\u200f"
"""Without ink too, but needed to write Persian, Hindi, Hebrew or Arabic."""

_REPLACED = "\ufffd"

_HABITS: Final = (
    # what people write in other places, the mistake, and what to write in a guide
    (r"^\s*(#{1,6})[^#\s]", "A heading has a blank after its #.", "# I. Assent"),
    (r"^\s*([•·▪◦‣–—])\s", "A bullet begins with - and a blank.", "- A probe?"),
    (
        r"^\s*([-*+#])\u00a0",
        "An ordinary blank is needed after this sign.",
        "Type the blank again.",
    ),
    (r"^\s*(>)", "A quotation mark > has no meaning in a guide.", "Leave it out."),
    (r"^\s*(```|~~~)", "A frame of code has no meaning in a guide.", "Leave it out."),
    (
        r"^\s*([-*_=](?:\s*[-*_=]){2,})\s*$",
        "A ruled line has no meaning in a guide.",
        "# A heading",
    ),
    (r"^\s*(\|)", "A table has no meaning in a guide.", "Write a paragraph or bullets."),
    (
        r"(?<!\\)(<[A-Za-z/!][^<>]{0,200}>)",
        "HTML has no meaning in a guide.",
        r"\< to read it aloud",
    ),
    (r"(?<!\\)(!?\[[^\[\]]{0,200}\]\()", "A link has no meaning in a guide.", "[Something to do.]"),
)
_COMPILED: Final = tuple((re.compile(shape), text, instead) for shape, text, instead in _HABITS)


@dataclass(frozen=True, slots=True)
class Source:
    """A guide's text with plain line ends and nothing that cannot be seen."""

    text: str
    lines: tuple[str, ...]

    def places(self, content: str, first_line: int) -> At:
        """Give the way from offsets in a block's words to places in the file.

        `first_line` counts from 0. Markdown strips indents and marks before the words, so the words
        are looked for in their line, from its end.
        """
        begins, indents = [0], []
        for row, own in enumerate(content.split("\n")):
            begins.append(begins[-1] + len(own) + 1)
            indents.append(self._indent(first_line + row, own))

        def at(offset: int) -> Place:
            row = min(bisect_right(begins, offset), len(indents)) - 1
            return self._place(first_line + row, indents[row] + offset - begins[row])

        return at

    def start_of(self, line: int) -> Place:
        """Give where the writing begins on a line, which counts from 0."""
        text = self._line(line)
        return self._place(line, len(text) - len(text.lstrip()))

    def habits(self, first_line: int) -> Iterator[Problem]:
        """Name what other programs understand and a guide does not, from a line (0 first) on."""
        for number, line in enumerate(self.lines[first_line:], first_line):
            for shape, text, instead in _COMPILED:
                if found := shape.search(line):
                    yield Problem(self._place(number, found.start(1)), text, instead)

    def _line(self, line: int) -> str:
        return self.lines[min(line, len(self.lines) - 1)]

    def _indent(self, line: int, own: str) -> int:
        text = self._line(line)
        found = text.rfind(own)
        return found if found >= 0 else len(text) - len(text.lstrip())

    def _place(self, line: int, column: int) -> Place:
        line = min(line, len(self.lines) - 1)
        return Place(line + 1, min(column, len(self.lines[line])) + 1)


def read_source(data: bytes) -> tuple[Source, tuple[Problem, ...]]:
    """Decode a file; what is no text or cannot be seen is a problem and stands as `\ufffd`."""
    if len(data) > LARGEST:
        text = f"A guide has at most {LARGEST // 1_000_000} MB; this file is larger."
        return _source(""), (Problem(Place(1, 1), text, "Choose the guide's own file."),)
    if data[:2] in (b"PK", b"\xff\xfe", b"\xfe\xff") or data[:5] in (b"{\\rtf", b"%PDF-"):
        text = "This is no plain text: it looks like a word processor's file."
        return _source(""), (Problem(Place(1, 1), text, "Save it as plain text, UTF-8."),)
    problems: tuple[Problem, ...] = ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        text = data.decode("utf-8-sig", errors="replace")
        problems = (_not_utf8(data, failure.start),)
    text, too_long = _first_lines(text.replace("\r\n", "\n").replace("\r", "\n"))
    unseen = {sign for sign in set(text) if _unseen(sign)}
    source = _source(text.translate(dict.fromkeys(map(ord, unseen), _REPLACED)))
    return source, (*problems, *too_long, *islice(_unseen_problems(text, unseen), MOST_PROBLEMS))


def _first_lines(text: str) -> tuple[str, tuple[Problem, ...]]:
    lines = text.split("\n", MOST_LINES)
    if len(lines) <= MOST_LINES:
        return text, ()
    place = Place(MOST_LINES, 1)
    problem = Problem(place, f"A guide has at most {MOST_LINES} lines.", "Split it.")
    return "\n".join(lines[:-1]), (problem,)


def _source(text: str) -> Source:
    return Source(text, tuple(text.split("\n")))


def _unseen(sign: str) -> bool:
    return sign not in "\n\t" and sign not in _JOINERS and visible(sign) != sign


def _unseen_problems(text: str, unseen: set[str]) -> Iterator[Problem]:
    """Name the first such sign of each line."""
    if not unseen:
        return
    for number, line in enumerate(text.split("\n")):
        column = next((place for place, sign in enumerate(line) if sign in unseen), None)
        if column is not None:
            name = f"U+{ord(line[column]):04X}"
            place = Place(number + 1, column + 1)
            yield Problem(place, f"A sign that cannot be seen stands here ({name}).", "Delete it.")


def _not_utf8(data: bytes, offset: int) -> Problem:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", errors="replace")) + 1
    text = f"This is not UTF-8: the byte 0x{data[offset]:02x} is no letter there."
    return Problem(Place(line, column), text, "Save the file as UTF-8.")
