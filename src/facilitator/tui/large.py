"""Letters that can be read from two metres: three rows of half blocks each, or five of whole ones.

A terminal has one size of letter; what must be read across a table is drawn from blocks. On a
13-inch laptop at 120 columns such a letter is 12 mm high, 20 minutes of arc at two metres; at
scale 2 it is 20 mm.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from facilitator.tui.font import GLYPHS

Scale: TypeAlias = Literal[1, 2]
"""1: a dot is half a row high and a column wide; 2: a row high and two columns wide."""

ROWS = 3
"""Rows of the terminal that a large line of scale 1 takes."""
BETWEEN_LETTERS = 1
BETWEEN_WORDS = 3

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def drawable(text: str) -> bool:
    """Say whether the font has every letter of `text`."""
    return all(letter in GLYPHS for letter in text.upper() if not letter.isspace())


def width_of_word(word: str, scale: Scale = 1) -> int:
    """Give how many columns a word takes."""
    letters = sum(len(GLYPHS[letter][0]) for letter in word.upper())
    return scale * (letters + BETWEEN_LETTERS * max(len(word) - 1, 0))


def width_of(text: str, scale: Scale = 1) -> int:
    """Give how many columns one large line of `text` takes."""
    words = text.split()
    blanks = scale * BETWEEN_WORDS * max(len(words) - 1, 0)
    return sum(width_of_word(word, scale) for word in words) + blanks


@lru_cache(maxsize=64)
def drawn(text: str, scale: Scale = 1) -> tuple[str, ...]:
    """Draw `text` as one large line; every row is equally wide."""
    dots = [_dots(text, row) for row in range(5)]
    if scale == 2:
        return tuple("".join("██" if dot else "  " for dot in row) for row in dots)
    dots.append([False] * width_of(text))
    return tuple(
        "".join(_HALVES[pair] for pair in zip(dots[row], dots[row + 1], strict=True))
        for row in (0, 2, 4)
    )


def broken(text: str, width: int, scale: Scale = 1) -> tuple[str, ...] | None:
    """Break `text` into large lines of at most `width` columns; None where it cannot be drawn."""
    if not drawable(text) or not text.split():
        return None
    lines: list[str] = []
    for word in text.split():
        if width_of_word(word, scale) > width:
            return None
        if lines and width_of(f"{lines[-1]} {word}", scale) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _dots(text: str, row: int) -> list[bool]:
    between_words = "." * BETWEEN_WORDS
    line = between_words.join(
        ".".join(GLYPHS[letter][row] for letter in word) for word in text.upper().split()
    )
    return [dot == "#" for dot in line]
