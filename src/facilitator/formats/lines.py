"""The lines of a text or a Word document, before anyone asks who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

_NUMBER = re.compile(r"\s*(\d{1,5})(?:[.:)]?(?=\s)|$)")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line, with tabs kept."""

    place: int
    """Line of the file, or paragraph of the document, from 1."""
    text: str = field(repr=False)
    goes_on: bool = False
    """It is the same paragraph as the line before: wrapped, or broken by hand."""
    bold: int = 0
    """How many characters at its beginning are bold."""
    heading: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    """Give the lines of a text that are not empty; an empty line ends a paragraph."""
    every = text.split("\n")
    numbered = _numbered(every)
    shown = [_NUMBER.sub("", line, count=1) for line in every] if numbered else every
    return tuple(
        Line(place, line.strip(), goes_on=place > 1 and bool(shown[place - 2].strip()))
        for place, line in enumerate(shown, start=1)
        if line.strip()
    )


def unnumbered(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take typed line numbers off the lines of a document, where it has them."""
    if not _numbered([line.text for line in lines]):
        return lines
    rest = (replace(line, text=_NUMBER.sub("", line.text, count=1).strip()) for line in lines)
    return tuple(replace(line, goes_on=True) for line in rest if line.text)


def _numbered(lines: list[str]) -> bool:
    """Say whether someone typed line numbers: nearly every line has one, each one more."""
    filled = [line for line in lines if line.strip()]
    numbers = [int(found[1]) for line in filled if (found := _NUMBER.match(line))]
    if len(filled) < _FEWEST or len(numbers) < 0.9 * len(filled):
        return False
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return sum(step == 1 for step in steps) >= 0.8 * len(steps)
