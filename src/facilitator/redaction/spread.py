"""Search again for what was found or decided once: the same name without case, or a part of it.

An ordinary word that is someone's name (`Grace`, `Hope`) is searched with a capital only, where the
passage is written with capitals – but a rare one that a person decided upon –; in lower-case text
everywhere, unless it is among the commonest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facilitator.ports import Lexicon
from facilitator.redaction.entities import TITLES
from facilitator.redaction.passages import Text
from facilitator.redaction.proposals import Proposal
from facilitator.redaction.replacements import HEAD_NOUNS

COMMONEST = 560
"""Zipf, in hundredths: `will`, `may`, `mark` as words drown them as names."""
LEAST = 3
"""Letters that a part of a name must have to be searched alone."""
_NAMES = frozenset({"PERSON", "LOCATION", "ORG"})
_HISSING = ("s", "x", "z", "ch", "sh")
RARE = 400
"""Zipf, in hundredths, under which an ordinary word is worth a look."""
HEADS = frozenset(
    [*HEAD_NOUNS, "medical", "center", "centre", "health", "general", "memorial", "infirmary"]
)
_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Sought:
    """A key to search for."""

    key: str
    type: str
    score: int
    reason: str
    rare: int = 0
    """Zipf, in hundredths, under which an ordinary word is searched in lower case among capitals,
    too: what a person decided, `turnpike` of Margaret Turnpike."""
    common: int = COMMONEST
    """Zipf, in hundredths, from which an ordinary word is not searched in lower-case text."""
    like: str = ""
    """What it is, for `sounds like …`; blank where no likeness of it is searched."""


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word of a passage, ready to be compared."""

    place: int
    bare: str
    capital: bool


def spread(
    texts: Sequence[Text], sought: Iterable[Sought], lexicon: Lexicon
) -> Mapping[str, list[Proposal]]:
    """Give where each key stands, by passage."""
    patterns = _patterns(sought, lexicon)
    found: dict[str, list[Proposal]] = {}
    for text in texts:
        words = heard(text.said)
        cased = any(word.capital and word.bare not in ("i", "i'm", "ok") for word in words)
        for n, word in enumerate(words):
            if word.bare not in patterns and "-" not in word.bare:
                continue
            for tokens, one in _begun_by(word, patterns):
                if len(tokens) > 1 and not _stands(words, n, tokens):
                    continue
                run = words[n : n + len(tokens)]
                if _may_be(run, one, cased, lexicon):
                    found.setdefault(text.name, []).append(
                        Proposal(run[0].place, run[-1].place, one.type, one.score, one.reason)
                    )
    return found


def _begun_by(
    word: HeardWord, patterns: Mapping[str, list[tuple[list[str], Sought]]]
) -> Iterator[tuple[list[str], Sought]]:
    """Give the runs that begin with a word; a single name also within a double one."""
    yield from patterns.get(word.bare, ())
    for part in word.bare.split("-") if "-" in word.bare else ():
        yield from (one for one in patterns.get(part, ()) if len(one[0]) == 1)


def _stands(words: Sequence[HeardWord], first: int, run: Sequence[str]) -> bool:
    """Say whether a run stands at a word; its second one is asked first, since few go on so."""
    after = words[first + 1 : first + len(run)]
    return bool(after) and after[0].bare == run[1] and [w.bare for w in after] == run[1:]


def _patterns(
    sought: Iterable[Sought], lexicon: Lexicon
) -> Mapping[str, list[tuple[list[str], Sought]]]:
    """Give the token runs to look for, by their first token; the first to claim a run keeps it."""
    found: dict[str, list[tuple[list[str], Sought]]] = {}
    seen: set[str] = set()
    for one in sought:
        for run in _runs(one, lexicon):
            for form in (run, *_plural(run, one)):
                if form and " ".join(form) not in seen:
                    seen.add(" ".join(form))
                    found.setdefault(form[0], []).append((form, one))
    return found


def _plural(run: list[str], one: Sought) -> Iterator[list[str]]:
    """Give `patels` of `patel`, `joneses` of `jones`."""
    if one.type in _NAMES and run and run[-1].isalpha():
        ending = "es" if run[-1].endswith(_HISSING) else "s"
        yield [*run[:-1], run[-1] + ending]


def _runs(one: Sought, lexicon: Lexicon) -> list[list[str]]:
    whole = one.key.split()
    if one.type == "ORG" and len(whole) > 1:
        return [whole, *_without_head(whole, lexicon)]
    if one.type != "PERSON":
        return [whole]
    parts = dict.fromkeys(part for word in whole for part in (word, *word.split("-")))
    apart = [
        [part]
        for part in parts
        if len(part) >= LEAST and part not in TITLES and lexicon.zipf(part) < COMMONEST
    ]
    return apart if one.key in TITLES else [whole, *apart]


def _without_head(whole: list[str], lexicon: Lexicon) -> list[list[str]]:
    """Give `mercy ridge` of `mercy ridge hospital`, where something of a name is left."""
    name = whole[:]
    while name and name[-1] in HEADS:
        name = name[:-1]
    strange = any(not lexicon.ordinary(word) for word in name)
    return [name] if name and name != whole and (strange or len(name) > 1) else []


@lru_cache(maxsize=8192)  # asked for after each decision, of passages that hardly ever change
def heard(said: tuple[str, ...]) -> tuple[HeardWord, ...]:
    """Give the words of a passage, ready to be compared; one with a slash or a dot is several."""
    found = []
    for place, word in enumerate(said):
        for token in _TOKEN.findall(word):
            bare = _POSSESSIVE.sub("", token.casefold())
            found.append(HeardWord(place, bare, token[:1].isupper()))
    return tuple(found)


def _may_be(run: Sequence[HeardWord], one: Sought, cased: bool, lexicon: Lexicon) -> bool:
    if len(run) > 1:
        return True
    word = run[0]
    if any(letter.isdigit() for letter in word.bare) or not lexicon.ordinary(word.bare):
        return True
    if one.type not in _NAMES:
        return lexicon.zipf(word.bare) < RARE
    if cased:
        return word.capital or lexicon.zipf(word.bare) < one.rare
    return lexicon.zipf(word.bare) < one.common
