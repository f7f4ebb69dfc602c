"""The lists of words that detectors go by: data files, one term a line, their source on top."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from facilitator.recognisers.reading import Reading

ALLOWED = (
    "acronyms",
    "calendar",
    "departments",
    "drugs",
    "eponyms",
    "everyday",
    "guide_words",
    "languages",
    "products",
)
"""Lists of what is known to be harmless: the floor passes over it."""


@cache
def listed(name: str) -> frozenset[str]:
    """Give the terms of one list, in lower case."""
    text = (files("facilitator.recognisers") / "lists" / f"{name}.txt").read_text("utf-8")
    lines = (line.strip().casefold() for line in text.splitlines() if not line.startswith("#"))
    return frozenset(line.replace("’", "'") for line in lines if line)


def words(text: str) -> frozenset[str]:
    """Give the words of a text: how short closed lists are written in the code."""
    return frozenset(text.split())


class Phrases:
    """Terms of one or more words, found in a reading."""

    def __init__(self, terms: Iterable[str]) -> None:
        """Sort `terms` by their first word, longest first."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for term in sorted(set(terms), key=lambda t: -len(t.split())):
            words = tuple(term.replace(".", "").split())
            if words:
                self._by_first.setdefault(words[0], []).append(words)

    def at(self, reading: Reading, place: int) -> int:
        """Give how many tokens the longest term from `place` on has; 0 where there is none."""
        token = reading.tokens[place]
        for first in (token.lower, token.bare):
            for words in self._by_first.get(first, ()):
                if len(words) == 1 or self._rest(reading, place, words):
                    return len(words)
        return 0

    def _rest(self, reading: Reading, place: int, words: tuple[str, ...]) -> bool:
        more = reading.tokens[place + 1 : place + len(words)]
        if len(more) < len(words) - 1 or not all(token.joined for token in more):
            return False
        *inner, last = more
        same = all(t.lower == w for t, w in zip(inner, words[1:], strict=False))
        return same and words[-1] in (last.lower, last.bare)

    def places(self, reading: Reading) -> frozenset[int]:
        """Give the tokens that a term covers."""
        covered: set[int] = set()
        for place in range(len(reading.tokens)):
            covered.update(range(place, place + self.at(reading, place)))
        return frozenset(covered)
