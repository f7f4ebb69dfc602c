"""What was redacted, in every form in which it could still show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from facilitator.ports import Lexicon
from facilitator.redaction.entities import TITLES, key
from facilitator.redaction.spoken import digits
from facilitator.redaction.spread import HEADS

LEAST_LETTERS = 3
"""A part of a name is searched from three letters on."""
LEAST_DIGITS = 4
_COMMON = 450
"""Zipf, in hundredths, from which a word of a place's or institution's name tells nothing."""
_NUMBERS = frozenset({"PHONE", "ID"})
_SPOKEN_JOINTS = frozenset({"dot", "at", "underscore", "dash", "com", "org", "net", "the", "and"})
_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Originals:
    """All forms to search for, each with the original that it is of."""

    wholes: Mapping[tuple[str, ...], str] = field(repr=False)
    """Tokens of a whole original."""
    parts: Mapping[str, str] = field(repr=False)
    """Single words of names."""
    names: frozenset[str] = field(repr=False)
    """Those parts that are of people: searched in lower case though they are ordinary words."""
    numbers: Mapping[str, str] = field(repr=False)
    """Digits without grouping."""
    initials: Mapping[str, str] = field(repr=False)
    """`mo` of Maribel Ochoa."""
    types: Mapping[str, str] = field(repr=False)
    """Original -> its type."""


def forms_of(originals: Iterable[tuple[str, str]], lexicon: Lexicon) -> Originals:
    """Give the forms of originals, which are (words, type)."""
    wholes: dict[tuple[str, ...], str] = {}
    parts: dict[str, str] = {}
    numbers: dict[str, str] = {}
    initials: dict[str, str] = {}
    types: dict[str, str] = {}
    names: set[str] = set()
    for original, kind in originals:
        types.setdefault(original, kind)
        tokens = _tokens(key(original, "PERSON" if kind == "PERSON" else "OTHER"))
        if len(tokens) > 1:
            wholes.setdefault(tokens, original)
        for part in _parts(tokens, kind, lexicon):
            parts.setdefault(part, original)
            if kind == "PERSON":
                names.add(part)
        if kind in _NUMBERS and len(said := digits(original)) >= LEAST_DIGITS:
            numbers.setdefault(said, original)
        if kind == "PERSON" and len(tokens) > 1:
            initials.setdefault("".join(token[0] for token in tokens), original)
    return Originals(wholes, parts, frozenset(names), numbers, initials, types)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(token.casefold() for token in _TOKEN.findall(text))


def _parts(tokens: tuple[str, ...], kind: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the words of an original that tell of it by themselves."""
    if kind in _NUMBERS:
        return ()
    long = [t for t in tokens if len(t) >= LEAST_LETTERS and not t.isdecimal()]
    if kind == "PERSON":
        return tuple(t for t in long if t not in TITLES)
    if kind in ("EMAIL", "HANDLE"):
        long = [t for t in long if t not in _SPOKEN_JOINTS]
    return tuple(
        t
        for t in long
        if t not in HEADS and not (lexicon.ordinary(t) and lexicon.zipf(t) >= _COMMON)
        and (len(tokens) == 1 or not lexicon.ordinary(t))
    )  # fmt: skip
