"""The words of one block: what is stressed, what is said, and what stands in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from facilitator.formats.guide_braces import At, Braces
from facilitator.guide.blocks import Field, Part, Problem

_STARS = re.compile(r"\*{2,}|\*(?=\S)|(?<=\S)\*")


@dataclass(frozen=True, slots=True)
class Sign:
    """A character of a block's words."""

    text: str
    offset: int
    bold: bool
    literal: bool
    """True after a backslash: a bracket is then a bracket."""


def signs(token: Token, at: At) -> tuple[tuple[Sign, ...], tuple[Problem, ...]]:
    """Give the words of an inline token without Markdown's marks, and stars that stress nothing."""
    found: list[Sign] = []
    problems: list[Problem] = []
    bold = cursor = 0
    for child in token.children or ():
        written = _as_written(child)
        start = max(token.content.find(written, cursor), cursor)
        cursor = start + len(written)
        bold += (child.type == "strong_open") - (child.type == "strong_close")
        if child.type in ("softbreak", "hardbreak"):
            found.append(Sign(" ", start, bold > 0, literal=False))
        elif child.type in ("text", "text_special"):
            literal = child.type == "text_special"
            found.extend(
                Sign(text, start + place, bold > 0, literal)
                for place, text in enumerate(child.content)
            )
            if not literal:
                problems.extend(_stars(child.content, start, at))
    return tuple(found), tuple(problems)


def _as_written(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    return child.content if child.type == "text" else child.markup


def _stars(text: str, start: int, at: At) -> Iterator[Problem]:
    for match in _STARS.finditer(text):
        stars = match.group()
        yield Problem(
            at(start + match.start()),
            f"This {stars} has no partner.",
            f"{stars}the words to stress{stars}",
        )


class Splitter:
    """Goes through a block's signs once and makes parts of them."""

    def __init__(self, braces: Sequence[Braces], at: At) -> None:
        """Take the braces of the block, and the way from offsets to places."""
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self._after_bracket = {found.start: found for found in braces}
        self._used: set[int] = set()
        self._at = at
        self._signs: list[Sign] = []
        self._opened: int | None = None

    def split(self, signs: Sequence[Sign]) -> None:
        """Make parts: speech, and an action for each pair of brackets."""
        for sign in signs:
            if sign.literal or sign.text not in ("[", "]"):
                self._signs.append(sign)
            elif sign.text == "[":
                self._open(sign)
            else:
                self._close(sign)
        if self._opened is not None:
            self._wrong(self._opened, "This [ is not closed.", "[Something to do.]")
            self._action(())
        self._speech()

    def fields_at_end(self, braces: Sequence[Braces], length: int) -> tuple[Field, ...]:
        """Give the fields of the braces that end the block; others in mid-text are problems."""
        last: tuple[Field, ...] = ()
        for found in braces:
            if found.start in self._used:
                continue
            if found is braces[-1] and found.end >= length:
                last = found.fields
            else:
                text = "Braces stand at the end of a paragraph or right after a ]."
                self._wrong(found.start, text, "Move them there, in one pair of braces.")
        return last

    def _open(self, sign: Sign) -> None:
        if self._opened is not None:
            self._wrong(sign.offset, "A [ stands inside a [.", r"\[")
            self._signs.append(sign)
            return
        self._speech()
        self._opened = sign.offset

    def _close(self, sign: Sign) -> None:
        if self._opened is None:
            self._wrong(sign.offset, "A ] stands here without its [.", r"\]")
            self._signs.append(sign)
            return
        braces = self._after_bracket.get(sign.offset + 1)
        if braces is not None:
            self._used.add(braces.start)
        self._action(() if braces is None else braces.fields)

    def _action(self, fields: tuple[Field, ...]) -> None:
        assert self._opened is not None
        text, bold = words(self._signs)
        if text:
            self.parts.append(Part("action", text, bold, self._at(self._opened), fields))
        else:
            self._wrong(self._opened, "Nothing stands in these brackets.", "[Something to do.]")
        self._signs, self._opened = [], None

    def _speech(self) -> None:
        text, bold = words(self._signs)
        if text:
            first = next(sign for sign in self._signs if not sign.text.isspace())
            self.parts.append(Part("speech", text, bold, self._at(first.offset)))
        self._signs = []

    def _wrong(self, offset: int, text: str, instead: str) -> None:
        self.problems.append(Problem(self._at(offset), text, instead))


def words(signs: Sequence[Sign]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give signs as plain text, each run of blanks as one, and the stretches that are bold."""
    kept: list[Sign] = []
    for sign in signs:
        if not sign.text.isspace():
            kept.append(sign)
        elif kept and not kept[-1].text.isspace():
            kept.append(Sign(" ", sign.offset, sign.bold, sign.literal))
    if kept and kept[-1].text.isspace():
        kept.pop()
    return "".join(sign.text for sign in kept), tuple(_bold(kept))


def _bold(signs: Sequence[Sign]) -> Iterator[tuple[int, int]]:
    """Find the bold stretches; none begins or ends with a blank."""
    start = end = None
    for place, sign in enumerate(signs):
        if not sign.bold:
            if start is not None and end is not None:
                yield start, end
            start = end = None
        elif sign.text != " ":
            start, end = (place if start is None else start), place + 1
    if start is not None and end is not None:
        yield start, end
