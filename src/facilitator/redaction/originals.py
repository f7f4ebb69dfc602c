"""What was redacted, in every form in which it could still show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from facilitator.ports import Lexicon
from facilitator.redaction.bare import bare_tokens, lettered
from facilitator.redaction.entities import TITLES, key
from facilitator.redaction.spoken import digits
from facilitator.redaction.spread import HEADS

LEAST_LETTERS = 3
"""A part of a name is searched from three letters on."""
LEAST_DIGITS = 4
_COMMON = 450
"""Zipf, in hundredths, from which a word of a place's or institution's name tells nothing."""
_NUMBERS = frozenset({"PHONE", "ID"})
_JOINING = frozenset({"of", "the", "and", "for", "at", "in"})
_MAILS = frozenset({"EMAIL", "HANDLE"})
_PLACES = frozenset({"LOCATION", "ORG", "ADDRESS"})
_SMALL = "van von der den del della las los dos das ten ter bin bint ibn abu de da di du la le el"
_PARTICLES = frozenset(_SMALL.split())
"""Small words of family names: they show nothing alone."""
_ROLE_WORDS = "speaker moderator facilitator interviewer interviewee participant respondent"
_ROLES = frozenset(_ROLE_WORDS.split())
"""What stands before a name where speakers are labelled: it shows nobody."""
_SPOKEN_JOINTS = frozenset({"dot", "at", "underscore", "dash", "com", "org", "net", "the", "and"})


@dataclass(frozen=True, slots=True)
class Originals:
    """All forms to search for, each with the original that it is of."""

    wholes: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict, repr=False)
    """First word -> the words of each whole original that begins with it."""
    parts: dict[str, str] = field(default_factory=dict, repr=False)
    """Single words of names, searched wherever they stand."""
    capitals: dict[str, str] = field(default_factory=dict, repr=False)
    """Words that tell only where a capital shows that they are a name: `Mercy`, `Jo`."""
    names: set[str] = field(default_factory=set, repr=False)
    """Those parts that are of people: searched in lower case though they are ordinary words."""
    numbers: dict[str, str] = field(default_factory=dict, repr=False)
    """Digits without grouping."""
    ages: dict[str, str] = field(default_factory=dict, repr=False)
    """Digits that show it only where no other stands beside them."""
    initials: dict[str, str] = field(default_factory=dict, repr=False)
    """`mo` of Maribel Ochoa, `o` of her family name, `mgh` of Mercy General Hospital."""
    types: dict[str, str] = field(default_factory=dict, repr=False)
    """Original -> its type."""

    def add(self, original: str, kind: str, lexicon: Lexicon) -> None:
        """Take in an original; a form that an earlier one has stays that one's."""
        self.types.setdefault(original, kind)
        tokens = bare_tokens(key(original, "PERSON" if kind == "PERSON" else "OTHER"))
        if len(tokens) > 1:
            self.wholes.setdefault(tokens[0], []).append((tokens, original))
        for part in _parts(tokens, kind, lexicon):
            self.parts.setdefault(part, original)
            if kind == "PERSON":
                self.names.add(part)
        for part in _with_a_capital(tokens, kind):
            self.capitals.setdefault(part, original)
        self._add_digits(original, kind)
        if kind == "PERSON" and tokens and tokens[-1].isalpha():
            self.initials.setdefault(tokens[-1][0], original)
            self.initials.setdefault("".join(token[0] for token in tokens), original)
        if kind == "ORG" and (acronym := _acronym(tokens)):
            self.initials.setdefault(acronym, original)

    def _add_digits(self, original: str, kind: str) -> None:
        said = digits(original)
        if kind in _NUMBERS and len(said) >= LEAST_DIGITS:
            self.numbers.setdefault(said, original)
        if kind == "AGE" and len(said) > 1:
            self.ages.setdefault(said, original)


def forms_of(originals: Iterable[tuple[str, str]], lexicon: Lexicon) -> Originals:
    """Give the forms of originals, which are (words, type)."""
    forms = Originals()
    for original, kind in originals:
        forms.add(original, kind, lexicon)
    return forms


def _parts(tokens: tuple[str, ...], kind: str, lexicon: Lexicon) -> Iterator[str]:
    """Give the words of an original that tell of it by themselves, those of a double name, too."""
    if kind in _NUMBERS:
        return
    long = [p for p in _pieces(tokens) if len(p) >= LEAST_LETTERS and not p.isdecimal()]
    if kind == "PERSON":
        yield from (p for p in (*long, *_spelled(tokens, lexicon)) if not _is_small(p))
        yield from (p for p in _pieces(tokens) if _is_strange_and_short(p, lexicon))
        return
    for part in long:
        told = kind in _MAILS and (part in _SPOKEN_JOINTS or len(part) == LEAST_LETTERS)
        common = lexicon.ordinary(part) and (len(tokens) > 1 or lexicon.zipf(part) >= _COMMON)
        if part not in HEADS and not told and not common:
            yield part


def _spelled(tokens: tuple[str, ...], lexicon: Lexicon) -> Iterator[str]:
    """Give the name that an original spells, `patel` of `P-A-T-E-L`, where it is no word."""
    letters = [piece for token in tokens for piece in token.split("-")]
    name = "".join(letters)
    if len(name) >= LEAST_LETTERS and max(map(len, letters)) == 1 and not lexicon.ordinary(name):
        yield name


def _is_small(part: str) -> bool:
    return part in TITLES or part in _PARTICLES or part in _ROLES


def _is_strange_and_short(part: str, lexicon: Lexicon) -> bool:
    return len(part) == LEAST_LETTERS - 1 and not (lexicon.ordinary(part) or _is_small(part))


def _with_a_capital(tokens: tuple[str, ...], kind: str) -> Iterator[str]:
    """Give words that are common, or short, and tell only with a capital in mid-sentence."""
    if kind == "PERSON":
        yield from (p for p in _pieces(tokens) if len(p) == 2 and not _is_small(p))
    elif kind in _PLACES:
        yield from (p for p in tokens if len(p) > LEAST_LETTERS and p not in HEADS and p.isalpha())


def _acronym(tokens: tuple[str, ...]) -> str:
    """Give how an institution is called for short; `` where that is under three letters."""
    letters = "".join(token[0] for token in tokens if token not in _JOINING)
    return letters if len(letters) >= LEAST_LETTERS and letters.isalpha() else ""


def _pieces(tokens: tuple[str, ...]) -> Iterator[str]:
    for token in tokens:
        yield token
        yield from lettered(token)
        if not token.isalnum():
            pieces = re.split(r"['’\-]", token)
            yield from pieces
            if max(map(len, pieces)) > 1:  # letters that spell a name are looked for as spelled
                yield "".join(pieces)
