"""A text cut into words, with what a detector wants to know of each.

Every detector looks at the same reading, so it is made once a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*['’]?")
_SENTENCE_END = re.compile(r"[.?!…:]['\"”’)\]]*\s*$")
_QUOTE_OPENS = re.compile(r"[,;–—-]\s*[\"“‘']\s*$")
_POSSESSIVE = re.compile(r"['’]s?$")
_I = frozenset({"i", "i'm", "i'll", "i've", "i'd", "ok"})
_MOSTLY_CAPITALS = 0.7
TITLES_WITH_DOT = frozenset(
    {"dr", "mr", "mrs", "ms", "st", "prof", "rev", "sgt", "capt", "jr", "sr", "vs"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    start: int
    end: int
    text: str = field(repr=False)
    lower: str = field(repr=False)
    """In lower case, apostrophes straight."""
    bare: str = field(repr=False)
    """Without a possessive, too."""
    capital: bool
    """Begins with a capital."""
    opens: bool
    """Begins a sentence, so that its capital says nothing."""
    gap: str = field(repr=False)
    """What stands between the token before and this one."""
    joined: bool
    """Only white space parts it from the token before, or the full stop of a title."""

    @property
    def shouted(self) -> bool:
        """Say whether it is all capitals, two or more."""
        return len(self.text) > 1 and self.text.isupper()


class Reading:
    """A text and its words."""

    def __init__(self, text: str) -> None:
        """Cut `text` into words."""
        self.text = text
        self.tokens = tuple(_tokens(text))
        self.found: dict[object, dict[int, int]] = {}
        """Where the terms of a list begin: kept by each list that was looked for here."""
        self.runs: dict[bool, tuple[Any, ...]] = {}
        """Its runs of digits, with and without letters (`number_runs`), once they are asked for."""

    @cached_property
    def cased(self) -> bool:
        """Say whether capitals mean something here."""
        words = [t for t in self.tokens if t.lower not in _I and t.text[0].isalpha()]
        capitals = sum(t.capital for t in words)
        shouted = sum(t.text.isupper() for t in words)
        if len(words) > 3 and shouted > _MOSTLY_CAPITALS * len(words):
            return False
        return capitals > 0

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """Give all words in lower case."""
        return tuple(t.lower for t in self.tokens)

    @cached_property
    def bares(self) -> frozenset[str]:
        """Give all words without a possessive."""
        return frozenset(t.bare for t in self.tokens)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Give all words, with a possessive and without."""
        return self.bares.union(self.lowers)

    @cached_property
    def folded(self) -> str:
        """Give the text in lower case."""
        return self.text.casefold()

    @cached_property
    def digits(self) -> bool:
        """Say whether a digit is written in it."""
        return any(letter.isdecimal() for letter in self.text)

    def run(self, first: int, words: tuple[str, ...]) -> bool:
        """Say whether `words` stand from token `first` on, in any case."""
        return self.lowers[first : first + len(words)] == words

    def token_at(self, offset: int) -> int | None:
        """Give the number of the token that covers a place in the text."""
        for n, token in enumerate(self.tokens):
            if token.start <= offset < token.end:
                return n
        return None


def _tokens(text: str) -> Iterator[Token]:
    before = 0
    last = ""
    for match in _TOKEN.finditer(text):
        said, gap = match.group(), text[before : match.start()]
        lower, blank = said.casefold().replace("’", "'"), gap == " "
        opens = before == 0 or (
            not blank
            and bool(
                _SENTENCE_END.search(gap) or _QUOTE_OPENS.search(gap) or '"' in gap or "“" in gap
            )
            and not (gap.startswith(".") and _shortened(last))
        )
        yield Token(
            match.start(),
            match.end(),
            said,
            lower,
            _POSSESSIVE.sub("", lower) if "'" in lower else lower,
            said[0].isupper(),
            opens,
            gap,
            joined=blank or gap.strip() == "" or (gap.strip() == "." and _shortened(last)),
        )
        before, last = match.end(), lower


def _shortened(word: str) -> bool:
    """Say whether a full stop after a word is its own: `Dr.`, `J.`."""
    return word in TITLES_WITH_DOT or (len(word) == 1 and word != "i")


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Give the reading of a text; the detectors ask for the same one after another."""
    return Reading(text)
