"""Lists of terms, and the shape that they give a text: one letter a term.

A term may have several words and be on several lists: every combination of lists that occurs has a
letter of its own, so that a regular expression over letters asks for "any term of this list".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from facilitator.recognisers.reading import Reading, Token

PAUSES = frozenset({"um", "uh", "er", "erm", "uhm", "mm", "hm", "hmm"})
"""Sounds of thinking: a clause goes on over them as if they were not there."""
POSSESSIVE, PAUSE, END = "'", ",", "."
OTHER, PAST, NAME = "w", "d", "n"
"""A word on no list; one that ends like a past tense; one that names a place."""
_FIRST_LETTER = 0xE000
_SHORTEST_PLURAL = 4
_END = re.compile(r"[.?!…:;]['\"”’)\]]*\s|[?!…]")
_PAUSE = re.compile(r"[,–—(\"“]|\s-")


@dataclass(frozen=True, slots=True)
class Shape:
    """A text, one letter a term or a mark."""

    letters: str
    first: tuple[int, ...]
    """Of each letter its first token; a mark has the token after it, `'s` the one before."""
    last: tuple[int, ...]


class Vocabulary:
    """Lists of terms."""

    def __init__(self, lists: Mapping[str, Iterable[str]], names: frozenset[str]) -> None:
        """Give each combination of lists a letter; `names` are words that name a place."""
        of_term: dict[str, set[str]] = {}
        for name, terms in lists.items():
            for term in terms:
                of_term.setdefault(term, set()).add(name)
        for term in names & of_term.keys():
            of_term[term].add("NAME")
        for term in [t for t in of_term if len(t) > _SHORTEST_PLURAL and t[-1] == "s"]:
            of_term[term] |= of_term.get(term[:-1], set())
        combinations = sorted({tuple(sorted(found)) for found in of_term.values()})
        letter = {found: chr(_FIRST_LETTER + n) for n, found in enumerate(combinations)}
        self._letters = {term: letter[tuple(sorted(found))] for term, found in of_term.items()}
        self._of_list = {
            name: "".join(one for found, one in letter.items() if name in found)
            for name in (*lists, "NAME")
        }
        self._of_list["NAME"] += NAME
        self._of_list["PAST"] = PAST
        self._names = names
        self._endings = {term[1:]: one for term, one in self._letters.items() if term[0] == "-"}
        self._longer: dict[str, list[tuple[str, ...]]] = {}
        for term in sorted(self._letters, key=lambda t: (-t.count(" "), t)):
            if " " in term:
                self._longer.setdefault(term.split()[0], []).append(tuple(term.split()))
        self._of_word = lru_cache(20_000)(self._letter)

    def letters(self, name: str) -> str:
        """Give the letters of all terms of a list."""
        return self._of_list[name]

    def shape(self, reading: Reading) -> Shape:
        """Give the shape of a text."""
        letters, first, last = [], [], []
        for letter, begin, end in self._read(reading):
            letters.append(letter)
            first.append(begin)
            last.append(end)
        return Shape("".join(letters), tuple(first), tuple(last))

    def _read(self, reading: Reading) -> Iterator[tuple[str, int, int]]:
        place, cased = 0, reading.cased
        while place < len(reading.tokens):
            token = reading.tokens[place]
            if token.lower in PAUSES:
                place += 1
                continue
            mark = "" if token.joined or place == 0 else _mark(token, cased)
            if mark:
                yield mark, place, place
            term = self._term(reading, place)
            after = place + (len(term) or 1)
            if term:
                yield self._letters[" ".join(term)], place, after - 1
            else:
                named = cased and token.capital and not token.opens
                yield self._of_word(token.lower, token.bare, named), place, place
            end = reading.tokens[after - 1]
            known = end.lower in self._letters or (term and term[-1] == end.lower)
            if end.lower != end.bare and not known:
                yield POSSESSIVE, after - 1, after - 1
            place = after

    def _term(self, reading: Reading, place: int) -> tuple[str, ...]:
        """Give the longest term of several words that begins at a token."""
        terms = self._longer.get(reading.tokens[place].lower)
        then = reading.tokens[place + 1 : place + 2]
        if terms is None or not then:
            return ()
        second = (then[0].lower, then[0].bare, then[0].bare.removesuffix("s"))
        for words in terms:
            if words[1] not in second:
                continue
            there = reading.tokens[place : place + len(words)]
            if len(there) == len(words) and _same(there, words):
                return words
        return ()

    def _letter(self, lower: str, bare: str, named: bool) -> str:
        forms = [lower, bare]
        if not named:
            forms += [bare.removesuffix("s"), bare.removesuffix("es")]
        for form in forms:
            if form in self._letters:
                return self._letters[form]
        for ending, letter in self._endings.items():
            if bare.removesuffix("s").endswith(ending):
                return letter
        if named or bare in self._names:
            return NAME
        return PAST if len(bare) > 4 and bare.endswith("ed") else OTHER


def _same(tokens: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    if any(not token.joined for token in tokens[1:]):
        return False
    if any(token.lower != word for token, word in zip(tokens[:-1], words, strict=False)):
        return False
    last = tokens[-1]
    return words[-1] in (last.lower, last.bare, last.bare.removesuffix("s"))


def _mark(token: Token, cased: bool) -> str:
    """Give what parts a word from the one before: an end, a pause or, as in `R.M.`, nothing."""
    abbreviated = cased and token.gap.strip() == "." and not token.capital
    if _END.search(token.gap) and not abbreviated:
        return END
    return PAUSE if _PAUSE.search(token.gap) else ""
