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
SOUNDS = 60
"""The same for a word of the same sound: `phillippa` of Filipa, not `fella` of Foley."""
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
    names = _Names(sought, lexicon, likeness)
    known: dict[str, Sought | None] = {}
    found: dict[str, list[Proposal]] = {}
    for text in texts if names.parts else ():
        for word in heard(text.said):
            if word.bare not in known:
                known[word.bare] = names.nearest(word.bare)
            near = known[word.bare]
            if near is not None:
                proposal = Proposal(word.place, word.place, near.type, near.score, near.reason)
                found.setdefault(text.name, []).append(proposal)
    return found


class _Names:
    """The words of names that tell of them by themselves, by their letters and their sounds."""

    def __init__(self, sought: Iterable[Sought], lexicon: Lexicon, likeness: Likeness) -> None:
        self._lexicon, self._likeness = lexicon, likeness
        self.parts: dict[str, Sought] = {}
        self._sounds: dict[str, list[str]] = {}
        for one in sought:
            for part in one.key.replace("-", " ").split() if one.like else ():
                telling = one.type == "PERSON" or not lexicon.ordinary(part)
                if len(part) >= LEAST and part.isalpha() and telling and part not in self.parts:
                    self.parts[part] = one
                    self._sounds.setdefault(likeness.sound(part), []).append(part)
        self._spelt = tuple(self.parts)

    def nearest(self, word: str) -> Sought | None:
        """Give what a word is like, with the score and the reason of the likeness."""
        if len(word) < LEAST or word in self.parts or not word.isalpha():
            return None
        ordinary = self._lexicon.ordinary(word)
        if ordinary and self._lexicon.zipf(word) >= RARE:
            return None
        spelt = None if ordinary else self._likeness.nearest(word, self._spelt, NEARLY)
        if spelt is not None:
            one = self.parts[spelt]
            return replace(one, score=one.score - _LESS, reason=f"spelt nearly like {one.like}")
        same_sound = self._sounds.get(self._likeness.sound(word), ())
        spoken = self._likeness.nearest(word, same_sound, SOUNDS)
        if spoken is None:
            return None
        one = self.parts[spoken]
        score = _ORDINARY if ordinary else one.score - _LESS
        return replace(one, score=score, reason=f"sounds like {one.like}")
