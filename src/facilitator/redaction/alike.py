"""Words that are nearly a name, or sound like it: misspelt, or misheard in another way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.passages import Text
from facilitator.redaction.proposals import Proposal
from facilitator.redaction.spread import RARE, Sought, heard

NEARLY = 80
"""Edit ratio from which a word that is no ordinary one is like a name."""
LEAST = 4
"""Letters that a word and a name must have to be compared."""
_LESS = 15
"""Hundredths that a likeness is less certain than the same words."""
_ORDINARY = 45
"""Score, in hundredths, of an ordinary word that sounds like a name: one to check."""


def alike(
    texts: Sequence[Text], sought: Iterable[Sought], lexicon: Lexicon, likeness: Likeness
) -> Mapping[str, list[Proposal]]:
    """Give the single words that are like a part of what is sought, by passage.

    An ordinary word only by its sound and where it is rare: most names are misheard as one.
    """
    parts = _parts(sought, lexicon)
    known: dict[str, Sought | None] = {}
    found: dict[str, list[Proposal]] = {}
    for text in texts if parts else ():
        for word in heard(text.said):
            if word.bare not in known:
                known[word.bare] = _nearest(word.bare, parts, lexicon, likeness)
            near = known[word.bare]
            if near is not None:
                proposal = Proposal(word.place, word.place, near.type, near.score, near.reason)
                found.setdefault(text.name, []).append(proposal)
    return found


def _parts(sought: Iterable[Sought], lexicon: Lexicon) -> Mapping[str, Sought]:
    """Give the words of names that tell of them by themselves."""
    parts: dict[str, Sought] = {}
    for one in sought:
        for part in one.key.replace("-", " ").split() if one.like else ():
            telling = one.type == "PERSON" or not lexicon.ordinary(part)
            if len(part) >= LEAST and part.isalpha() and telling:
                parts.setdefault(part, one)
    return parts


def _nearest(
    word: str, parts: Mapping[str, Sought], lexicon: Lexicon, likeness: Likeness
) -> Sought | None:
    """Give what a word is like, with the score and the reason of the likeness."""
    if len(word) < LEAST or word in parts or not word.isalpha():
        return None
    ordinary = lexicon.ordinary(word)
    if ordinary and lexicon.zipf(word) >= RARE:
        return None
    best, nearest = 0, None
    for part, one in parts.items():
        ratio = 0 if ordinary else likeness.ratio(word, part)
        if ratio > max(best, NEARLY - 1):
            reason = f"spelt nearly like {one.like}"
            best, nearest = ratio, replace(one, score=one.score - _LESS, reason=reason)
        elif nearest is None and likeness.same_sound(word, part):
            score = _ORDINARY if ordinary else one.score - _LESS
            nearest = replace(one, score=score, reason=f"sounds like {one.like}")
    return nearest
