"""Patterns over words: `the only WORD{0,2} ROLE` finds "the only speech therapist".

In a pattern a word in lower case stands for itself, a name in capitals for any term of a list, or
for a part that has this name; `'s`, `,` and `.` are what stands between words; `<` is where what is
found begins. `[^A B]` is a word on neither list. The rest is as in `re`, but that groups do not
capture and blanks say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from facilitator.recognisers.reading import Reading
from facilitator.recognisers.vocabulary import Shape, Vocabulary

_PIECE = re.compile(r"'s|[A-Z][A-Z_]*|[a-z][a-z'\-]*|\(\?(?:<?[=!]|>)|\[\^|\S")
_ANY = "[^,.']"


class Grammar:
    """Lists, parts with a name, and patterns over both."""

    def __init__(
        self,
        lists: Mapping[str, Iterable[str]],
        parts: Mapping[str, str],
        patterns: Iterable[str],
        names: frozenset[str] = frozenset(),
    ) -> None:
        """Read lists, parts and patterns; `names` are words that name a place."""
        self._parts = parts
        said = {piece for text in (*parts.values(), *patterns) for piece in _pieces(text)}
        single = {word: (word,) for word in said if word[0].islower()}
        self._vocabulary = Vocabulary({**lists, **single}, names)

    def shape(self, reading: Reading) -> Shape:
        """Give the shape of a text, for patterns of this grammar."""
        return self._vocabulary.shape(reading)

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """Give a pattern as a regular expression over a shape."""
        return re.compile(self._expanded(pattern))

    def needed(self, pattern: str) -> list[frozenset[str]]:
        """Give sets of letters: where a shape has none of a set, `pattern` is not in it.

        Only what stands outside all brackets is looked at, which is enough to pass over most
        patterns in most texts without searching.
        """
        pieces, depth, needed = [*_pieces(pattern), ""], 0, list[frozenset[str]]()
        for piece, then in pairwise(pieces):
            depth += (piece[0] in "([") - (piece in (")", "]"))
            if piece == "|" and not depth:
                return []
            if not depth and piece[0].isalpha() and piece != "WORD" and then not in ("?", "*", "{"):
                part = self._parts.get(piece)
                letters = self._vocabulary.letters
                needed += [frozenset(letters(piece))] if part is None else self.needed(part)
        return needed

    def _expanded(self, pattern: str) -> str:
        inside, written = False, []
        for piece in _pieces(pattern):
            inside = (inside or piece in ("[", "[^")) and piece != "]"
            written.append(self._written(piece, inside))
        return "".join(written)

    def _written(self, piece: str, inside: bool) -> str:
        if piece in self._parts:
            return f"(?:{self._expanded(self._parts[piece])})"
        if piece == "WORD":
            return _ANY
        if piece[0].isalpha():
            letters = _ranges(self._vocabulary.letters(piece))
            return letters if inside else f"[{letters}]"
        marks = {"'s": "'", "(": "(?:", "<": "(?P<begin>)", ".": r"\.", "[^": "[^,.'"}
        return marks.get(piece, piece)


def _pieces(pattern: str) -> Iterator[str]:
    return (match.group() for match in _PIECE.finditer(pattern))


def _ranges(letters: str) -> str:
    """Give letters as ranges, which are read faster: `a-df`."""
    found: list[list[str]] = []
    for letter in sorted(letters):
        if found and ord(letter) == ord(found[-1][1]) + 1:
            found[-1][1] = letter
        else:
            found.append([letter, letter])
    return "".join(first if first == last else f"{first}-{last}" for first, last in found)
