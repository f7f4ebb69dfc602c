"""Search again for what was found or decided once: the same name without case, or a part of it.

An ordinary word that is someone's name (`Grace`, `Hope`) is searched with a capital only, where the
passage is written with capitals; in lower-case text everywhere, unless it is among the commonest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facilitator.ports import Lexicon
from facilitator.redaction.passages import Text
from facilitator.redaction.proposals import Proposal
from facilitator.redaction.replacements import HEAD_NOUNS

COMMONEST = 560
"""Zipf, in hundredths: `will`, `may`, `mark` as words drown them as names."""
LEAST = 3
"""Letters that a part of a name must have to be searched alone."""
_NAMES = frozenset({"PERSON", "LOCATION", "ORG"})
_PARTS = frozenset({"PERSON"})
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
    parts: bool = True
    """Whether its parts are searched, too."""


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
            for tokens, one in patterns.get(word.bare, ()):
                run = words[n : n + len(tokens)]
                if [w.bare for w in run] == tokens and _may_be(run, one, cased, lexicon):
                    found.setdefault(text.name, []).append(
                        Proposal(run[0].place, run[-1].place, one.type, one.score, one.reason)
                    )
    return found


def _patterns(
    sought: Iterable[Sought], lexicon: Lexicon
) -> Mapping[str, list[tuple[list[str], Sought]]]:
    """Give the token runs to look for, by their first token; the first to claim a run keeps it."""
    found: dict[str, list[tuple[list[str], Sought]]] = {}
    seen: set[str] = set()
    for one in sought:
        for run in _runs(one, lexicon):
            if run and " ".join(run) not in seen:
                seen.add(" ".join(run))
                found.setdefault(run[0], []).append((run, one))
    return found


def _runs(one: Sought, lexicon: Lexicon) -> list[list[str]]:
    whole = one.key.split()
    if one.type == "ORG" and len(whole) > 1:
        return [whole, *_without_head(whole, lexicon)]
    if one.type not in _PARTS or not one.parts or len(whole) == 1:
        return [whole]
    parts = [[p] for p in whole if len(p) >= LEAST and lexicon.zipf(p) < COMMONEST]
    return [whole, *parts]


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
    if one.type not in _NAMES:
        return any(letter.isdigit() for letter in run[0].bare)
    word = run[0]
    if not lexicon.ordinary(word.bare):
        return True
    return word.capital if cased else lexicon.zipf(word.bare) < COMMONEST
