"""Letters that can be read from two metres: three rows of half blocks each.

A terminal has one size of letter; what must be read across a table is drawn from blocks. On a
13-inch laptop at 120 columns such a letter is 12 mm high, 20 minutes of arc at two metres.
"""

from __future__ import annotations

from functools import lru_cache

from facilitator.tui.font import GLYPHS

ROWS = 3
"""Rows of the terminal that a large line takes."""
BETWEEN_LETTERS = 1
BETWEEN_WORDS = 3

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def drawable(text: str) -> bool:
    """Say whether the font has every letter of `text`."""
    return all(letter in GLYPHS for letter in text.upper() if not letter.isspace())


def width_of_word(word: str) -> int:
    """Give how many columns a word takes."""
    letters = sum(len(GLYPHS[letter][0]) for letter in word.upper())
    return letters + BETWEEN_LETTERS * max(len(word) - 1, 0)


def width_of(text: str) -> int:
    """Give how many columns one large line of `text` takes."""
    words = text.split()
    return sum(map(width_of_word, words)) + BETWEEN_WORDS * max(len(words) - 1, 0)


@lru_cache(maxsize=64)
def drawn(text: str) -> tuple[str, str, str]:
    """Draw `text` as one large line; every row is equally wide."""
    dots = [_dots(text, row) for row in range(5)] + [[False] * width_of(text)]
    top, middle, bottom = (
        "".join(_HALVES[pair] for pair in zip(dots[row], dots[row + 1], strict=True))
        for row in (0, 2, 4)
    )
    return top, middle, bottom


def broken(text: str, width: int) -> tuple[str, ...] | None:
    """Break `text` into large lines of at most `width` columns; None where it cannot be drawn."""
    if not drawable(text) or not text.split():
        return None
    lines: list[str] = []
    for word in text.split():
        if width_of_word(word) > width:
            return None
        if lines and width_of(f"{lines[-1]} {word}") <= width:
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
