"""Names that still show letter by letter: `P-A-T-E-L`, `P as in Peter`, `papa alpha tango`, `M.O.`.

Initials count where they are those of a whole name, of a person or an institution, and where a
title stands before one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.bare import Bare
from facilitator.redaction.hits import Shown
from facilitator.redaction.originals import LEAST_LETTERS, Originals

ALIKE_SPELLED = 80
"""Edit ratio from which letters are a name that was spelled amiss."""
_LONG = 4
"""Letters from which a piece of a name's spelling is one."""
_NATO_LEAST = 3
_BETWEEN = "uh um er and then capital dash hyphen space no sorry letter big small"
_FILLERS = frozenset(_BETWEEN.split())
_AS = frozenset({"as", "for", "like"})
_TWICE = frozenset({"double"})
_ALPHABET = (
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike "
    "november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
)
_LETTER_OF: Mapping[str, str] = MappingProxyType({word: word[0] for word in _ALPHABET.split()})
_DOTTED = re.compile(r"(?<!\w)(?:[A-Z]\.[\s\-]?){2,6}(?!\w)|(?<!\w)[A-Z](?: [A-Z]){1,3}(?![\w.])")
_CAPITALS = re.compile(r"(?<![\w.])[A-Z]{2,6}(?!\w)")
_TITLED = re.compile(
    r"(?<!\w)(?:dr|doctor|mr|mister|mrs|ms|miss|prof|professor|nurse|sister)\.? ([a-z])(?![\w’'])",
    re.IGNORECASE,
)
_WORDS_OF_ONE_LETTER = frozenset({"a", "i", "I"})
_KNOWN = 300
"""Zipf, in hundredths, from which capitals without dots are an acronym that many use."""


@dataclass(slots=True)
class _Run:
    """Letters said one after another."""

    start: int = 0
    end: int = 0
    letters: str = field(default="", repr=False)
    spelt: int = 0
    """How many of them were said as letters and not as words of the alphabet."""

    @property
    def is_spelling(self) -> bool:
        """Say whether it is more than a word or two that begin like letters of the alphabet."""
        return self.spelt > 0 or len(self.letters) >= _NATO_LEAST


def spelled(words: Sequence[Bare], sought: Originals, likeness: Likeness) -> Iterator[Shown]:
    """Give runs of letters that spell a part of an original, or nearly do."""
    for run in _runs(words):
        found = _spells(run.letters, sought, likeness) if run.is_spelling else None
        if found is not None:
            yield Shown(run.start, run.end, found[0], found[1], "spelled")


def _spells(letters: str, sought: Originals, likeness: Likeness) -> tuple[str, int] | None:
    if len(letters) < LEAST_LETTERS:
        return None
    for part, original in sought.parts.items():
        if part in letters or (len(letters) >= _LONG and letters in part):
            return original, 100
    near = (
        (likeness.ratio(letters, part), original)
        for part, original in sought.parts.items()
        if len(letters) >= _LONG and len(part) >= _LONG
    )
    ratio, original = max(near, default=(0, ""))
    return (original, ratio) if ratio >= ALIKE_SPELLED else None


def _runs(words: Sequence[Bare]) -> Iterator[_Run]:
    run, place, twice = _Run(), 0, False
    while place < len(words):
        word = words[place]
        letters = _letters(word.bare)
        if letters:
            run = run if run.letters else _Run(word.start, word.end)
            run.letters += letters[0] * twice + letters
            run.spelt += word.bare not in _LETTER_OF
            run.end, twice = word.end, False
        elif run.letters and word.bare in _AS:
            place += 2 if _at(words, place + 1) == "in" else 1
        elif word.bare in _TWICE:
            twice = True
        elif run.letters and word.bare not in _FILLERS:
            yield run
            run = _Run()
        place += 1
    if run.letters:
        yield run


def _at(words: Sequence[Bare], place: int) -> str:
    return words[place].bare if place < len(words) else ""


def _letters(word: str) -> str:
    """Give the letters of `p`, `p-a-t` or `papa`; `` for any other word."""
    if word in _LETTER_OF:
        return _LETTER_OF[word]
    parts = word.split("-")
    return "".join(parts) if all(len(part) == 1 and part.isalpha() for part in parts) else ""


def initials(whole: str, sought: Originals, lexicon: Lexicon) -> Iterator[Shown]:
    """Give initials of whole names, and a title with the first letter of a family name."""
    for match in _DOTTED.finditer(whole):
        letters = re.sub(r"[^a-z]", "", match.group().casefold())
        yield from _initials(match, letters, 95 if "." in match.group() else 80, sought)
    for match in _CAPITALS.finditer(whole):
        if lexicon.zipf(match.group().casefold()) < _KNOWN:
            yield from _initials(match, match.group().casefold(), 80, sought)
    for match in _TITLED.finditer(whole):
        if match[1] in _WORDS_OF_ONE_LETTER:
            continue
        yield from _initials(match, match[1].casefold(), 80, sought)


def _initials(match: re.Match[str], letters: str, score: int, sought: Originals) -> Iterator[Shown]:
    if letters in sought.initials:
        start, end = match.start(), match.start() + len(match.group().rstrip())
        yield Shown(start, end, sought.initials[letters], score, "initials")
