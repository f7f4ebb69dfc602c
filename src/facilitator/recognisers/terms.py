"""The lists of words that detectors go by: data files, one term a line, their source on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
            parts = tuple(term.replace(".", "").split())
            if parts:
                self._by_first.setdefault(parts[0], []).append(parts)

    def at(self, reading: Reading, place: int) -> int:
        """Give how many tokens the longest term from `place` on has; 0 where there is none."""
        return self.all(reading).get(place, 0)

    def all(self, reading: Reading) -> Mapping[int, int]:
        """Give every place where a term begins, with its tokens; worked out once a reading."""
        found = reading.found.get(self)
        if found is None:
            by_first, found = self._by_first, {}
            none = by_first.keys().isdisjoint(reading.forms)
            for place, token in enumerate(() if none else reading.tokens):
                terms = by_first.get(token.lower)
                if terms is None and token.bare != token.lower:
                    terms = by_first.get(token.bare)
                if terms is not None:
                    length = self._longest(reading, place, terms)
                    if length:
                        found[place] = length
            reading.found[self] = found
        return found

    def places(self, reading: Reading) -> frozenset[int]:
        """Give the tokens that a term covers."""
        covered: set[int] = set()
        for place, length in self.all(reading).items():
            covered.update(range(place, place + length))
        return frozenset(covered)

    def _longest(self, reading: Reading, place: int, terms: list[tuple[str, ...]]) -> int:
        then = reading.tokens[place + 1 : place + 2]
        second = (then[0].lower, then[0].bare) if then else ()
        for parts in terms:
            if len(parts) == 1 or (parts[1] in second and self._rest(reading, place, parts)):
                return len(parts)
        return 0

    def _rest(self, reading: Reading, place: int, parts: tuple[str, ...]) -> bool:
        more = reading.tokens[place + 1 : place + len(parts)]
        if len(more) < len(parts) - 1 or parts[-1] not in (more[-1].lower, more[-1].bare):
            return False
        inner = zip(more[:-1], parts[1:], strict=False)
        return all(t.joined for t in more) and all(t.lower == part for t, part in inner)
