"""Words as they are compared: without case, accents, possessive and signs that nobody sees.

A name that was typed with an accent, a soft hyphen or in letters of double width is the same name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINT = re.compile(r"['’\-]")
_NOT = ("n't", "n’t")
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_ENDS = frozenset(".?!:…“\"'—–-")
_MARKED = re.compile(r"⟨U\+[0-9A-F]{4,6}⟩")
"""What an import writes for a sign that nobody sees, so that it is seen."""
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Bare:
    """One word of a text."""

    start: int
    """Code points in the text as it stands."""
    end: int
    bare: str = field(repr=False)
    capital: bool
    begins: bool
    """True where a sentence begins with it: a capital says nothing there."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """Give it, of `och-oa` the parts and both together, of `ochoa85` the letters."""
        if self.bare.endswith(_NOT):
            return (self.bare,)
        parts = _JOINT.split(self.bare)
        if len(parts) == 1:
            return (self.bare, *lettered(self.bare))
        joined = "-" in self.bare and max(map(len, parts)) > 1
        return (self.bare, *parts, "".join(parts)) if joined else (self.bare, *parts)


def plain(text: str) -> tuple[str, tuple[int, ...]]:
    """Give a text without accents and unseen signs, and the place of each character of it."""
    if text.isascii():
        return text, tuple(range(len(text)))
    marked = {at for found in _MARKED.finditer(text) for at in range(*found.span())}
    kept = [
        (one, at)
        for at, sign in enumerate(text)
        if at not in marked
        for one in unicodedata.normalize("NFKD", sign)
        if unicodedata.category(one) not in _UNSEEN
    ]
    return "".join(one for one, _ in kept), tuple(at for _, at in kept)


def bare_words(text: str) -> tuple[Bare, ...]:
    """Give the words of a text."""
    seen, places = plain(text)
    return tuple(
        Bare(
            start=places[match.start()],
            end=places[match.end() - 1] + 1,
            bare=bare(match.group()),
            capital=match.group()[0].isupper(),
            begins=_begins(seen, match.start()),
        )
        for match in TOKEN.finditer(seen)
    )


def lettered(word: str) -> tuple[str, ...]:
    """Give the letters of a word that figures stand in, `ochoa` of `ochoa85`; () of any other."""
    parts = tuple(part for part in _FIGURES.split(word) if part)
    return () if parts == (word,) else parts


def bare(word: str) -> str:
    """Give a word without case and possessive."""
    return _POSSESSIVE.sub("", word.casefold())


def bare_tokens(text: str) -> tuple[str, ...]:
    """Give the words of a text, bare."""
    return tuple(bare(token) for token in TOKEN.findall(plain(text)[0]))


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in _ENDS
