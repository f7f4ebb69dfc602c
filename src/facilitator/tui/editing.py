"""One line of text being written: what each key does to it.

A field of our own, for four reasons: it has no clipboard that could carry words away, an `alt` key
types nothing, what is pasted loses its line ends and not its second line, and it never holds the
keyboard, so that the commands beside it always work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len

from facilitator.tui.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Written:
    """A text and where its cursor stands, counted in characters."""

    text: str = field(default="", repr=False)
    cursor: int = 0

    @classmethod
    def ending(cls, text: str) -> Written:
        """Give `text` with the cursor after it."""
        return cls(text, len(text))

    def typed(self, text: str) -> Written:
        """Put `text` in at the cursor, line ends as blanks, other control characters left out."""
        one_line = re.sub(r"[\r\n\t]+", " ", text)
        clean = "".join(letter for letter in one_line if letter.isprintable())
        whole = self.text[: self.cursor] + clean + self.text[self.cursor :]
        return Written(whole, self.cursor + len(clean))

    def without(self, start: int, end: int) -> Written:
        """Take characters out."""
        return Written(self.text[:start] + self.text[end:], start)

    @property
    def word_left(self) -> int:
        """Give where the word before the cursor begins."""
        found = re.search(r"\S+\s*$", self.text[: self.cursor])
        return found.start() if found else 0

    @property
    def word_right(self) -> int:
        """Give where the word after the cursor ends."""
        found = re.match(r"\s*\S+", self.text[self.cursor :])
        return self.cursor + found.end() if found else len(self.text)


_MOVES: dict[str, Callable[[Written], int]] = {
    "left": lambda line: max(line.cursor - 1, 0),
    "right": lambda line: min(line.cursor + 1, len(line.text)),
    "home": lambda line: 0,
    "ctrl+a": lambda line: 0,
    "end": lambda line: len(line.text),
    "ctrl+e": lambda line: len(line.text),
    "ctrl+left": lambda line: line.word_left,
    "ctrl+right": lambda line: line.word_right,
}
_CUTS: dict[str, Callable[[Written], tuple[int, int]]] = {
    "backspace": lambda line: (max(line.cursor - 1, 0), line.cursor),
    "delete": lambda line: (line.cursor, line.cursor + 1),
    "ctrl+d": lambda line: (line.cursor, line.cursor + 1),
    "ctrl+w": lambda line: (line.word_left, line.cursor),
    "ctrl+u": lambda line: (0, line.cursor),
    "ctrl+k": lambda line: (line.cursor, len(line.text)),
}


def edited(line: Written, key: str, character: str | None) -> Written | None:
    """Give the line after a key; None where the key is none of a text field's."""
    if key in _MOVES:
        return Written(line.text, _MOVES[key](line))
    if key in _CUTS:
        return line.without(*_CUTS[key](line))
    if key.startswith("alt+"):
        return line
    if character is not None and character.isprintable():
        return line.typed(character)
    return None


def tag_offered(line: Written, tags: Sequence[str]) -> str:
    """Give the used tag that the word before the cursor begins; empty where there is none.

    `tags` are those used so far, without `#`, the likeliest first.
    """
    found = re.search(r"(?:^|\s)#(\S*)$", line.text) if line.cursor == len(line.text) else None
    if found is None:
        return ""
    begun = found[1].casefold()
    return next((tag for tag in tags if tag.casefold().startswith(begun) and tag != found[1]), "")


def with_tag(line: Written, tag: str) -> Written:
    """Give the line with the tag that was begun at its end in full, and a blank after it."""
    return Written.ending(f"{line.text[: line.text.rindex('#')]}#{tag} ")


def painted(line: Written, width: int) -> Line:
    """Give the line with its cursor in at most `width` columns, the cursor always in sight."""
    first = 0
    while first < line.cursor and cell_len(line.text[first : line.cursor]) > width - 2:
        first += 1
    under = line.text[line.cursor : line.cursor + 1] or " "
    before, after = line.text[first : line.cursor], line.text[line.cursor + 1 :]
    while after and cell_len(before + under + after) > width:
        after = after[:-1]
    return ((before, ""), (under, "cursor"), (after, ""))
