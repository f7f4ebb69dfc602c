"""Search texts for what was redacted, in all its forms.

`shows` is asked for the redacted text before the gate, for every file of a pack before it leaves,
and for what a machine still hears of redacted sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.bare import Bare, bare_words
from facilitator.redaction.digits_left import digits_left
from facilitator.redaction.flags import TYPES
from facilitator.redaction.hits import Hit, Shown, hit_of
from facilitator.redaction.originals import LEAST_LETTERS, Originals
from facilitator.redaction.passages import Text
from facilitator.redaction.replacements import HEAD_NOUNS
from facilitator.redaction.spelled_out import initials, spelled

ALIKE = 80
"""Edit ratio from which a word that is no ordinary one is like an original."""
ALIKE_ORDINARY = 91
"""The same for an ordinary word, of six letters and more."""
ALIKE_SHORT = 85
"""The same where one of them has three letters."""
SOUNDS_ALIKE = 50
"""Edit ratio from which words of one sound are alike: `Shawn` and `Sean`, not `dot` and `didi`."""
SOUNDS_SHORT = 65
"""The same where one of them has three or four letters."""
DROWNED = 560
"""Zipf, in hundredths, from which a word without a telling capital is no name: `will`, `long`."""
CUT_IN_TWO = 95
"""How sure it is that two words are one name."""
COMMON = 500
"""Zipf, in hundredths, from which a word at the beginning of a sentence may be no name: `turn`."""
BY_ITS_CAPITAL = 90
"""How sure it is that a common word is of a name, where only its capital could tell."""
_LONG_WORD = 6
_WITHIN = 4
"""Letters from which a name shows within a longer word: `mochoa`."""
_LABELS = "|".join(
    sorted({*(kind.label for kind in TYPES.values()), *(n.capitalize() for n in HEAD_NOUNS)})
)
PLACEHOLDER = re.compile(rf"\[(?:{_LABELS})(?: \d+)?\]")
"""A replacement of a label that the program gives: other brackets are looked through."""


def without_placeholders(text: str) -> str:
    """Give a text of the same length in which numbered replacements bear no letter."""
    return PLACEHOLDER.sub(lambda match: "\x00" * len(match.group()), text)


def shows(
    texts: Iterable[Text], sought: Originals, lexicon: Lexicon, likeness: Likeness
) -> Iterator[Hit]:
    """Give what of `sought` shows in some texts; numbered replacements are passed over."""
    search = _Search(sought, lexicon, likeness)
    for text in texts:
        yield from (hit_of(text, found, sought) for found in _once(search.of(text.text)))


@dataclass
class _Search:
    """One search through several texts, in their order."""

    sought: Originals = field(repr=False)
    lexicon: Lexicon
    likeness: Likeness
    last: Bare | None = None
    """The last word of the passage before: a name may be cut where a segment ends."""
    nearest: dict[str, tuple[str, int] | None] = field(default_factory=dict, repr=False)
    """What each word that was seen is like."""

    def of(self, text: str) -> list[Shown]:
        """Give everything that shows in a text, one over the other."""
        whole = without_placeholders(text)
        words = bare_words(whole)
        before, self.last = self.last, words[-1] if words else None
        return [
            *self._wholes(words),
            *self._parts(words),
            *self._cut_in_two(pairwise(words)),
            *self._cut_over_two(before, words),
            *self._alike(words),
            *spelled(words, self.sought, self.likeness),
            *initials(whole, self.sought, self.lexicon),
            *digits_left(whole, words, self.sought),
        ]

    def _wholes(self, words: Sequence[Bare]) -> Iterator[Shown]:
        for n, word in enumerate(words):
            for tokens, original in self.sought.wholes.get(word.bare, ()):
                run = words[n : n + len(tokens)]
                if tuple(one.bare for one in run) == tokens:
                    yield Shown(run[0].start, run[-1].end, original, 100, "same")

    def _parts(self, words: Sequence[Bare]) -> Iterator[Shown]:
        for word in words:
            for piece in word.pieces:
                original = self.sought.parts.get(piece)
                common = word.begins and self.lexicon.zipf(piece) >= COMMON
                plain = original is None or common
                if original is None and word.capital and not word.begins:
                    original = self.sought.capitals.get(piece)
                if original is not None and not self._is_drowned(word, piece):
                    score = BY_ITS_CAPITAL if plain else 100
                    yield Shown(word.start, word.end, original, score, "same")

    def _is_drowned(self, word: Bare, piece: str) -> bool:
        """Say whether it is so common a word that only a capital in mid-sentence tells."""
        return (word.begins or not word.capital) and self.lexicon.zipf(piece) >= DROWNED

    def _cut_over_two(self, before: Bare | None, words: Sequence[Bare]) -> Iterator[Shown]:
        """Give the second half of a name whose first ends the passage before."""
        if before is not None and words:
            for shown in self._cut_in_two([(before, words[0])]):
                yield replace(shown, start=words[0].start)

    def _cut_in_two(self, pairs: Iterable[tuple[Bare, Bare]]) -> Iterator[Shown]:
        """Give names that were written as two words: `Och oa`."""
        for one, other in pairs:
            both = one.bare + other.bare
            original = self.sought.parts.get(both)
            plain = self.lexicon.ordinary(one.bare) and self.lexicon.ordinary(other.bare)
            if original is not None and (not plain or (one.capital and other.capital)):
                yield Shown(one.start, other.end, original, CUT_IN_TWO, "same")

    def _alike(self, words: Sequence[Bare]) -> Iterator[Shown]:
        for word in words:
            for piece in word.pieces:
                if piece not in self.nearest:
                    self.nearest[piece] = self._nearest(piece)
                near = self.nearest[piece]
                if near is not None:
                    yield Shown(word.start, word.end, *near, "alike")

    def _nearest(self, word: str) -> tuple[str, int] | None:
        """Give the original that a word is a misspelling of or holds, and how like it is."""
        if len(word) < LEAST_LETTERS or word in self.sought.parts or not word.isalpha():
            return None  # of `hadn't` and `ochoa-lee` the parts are looked at
        ordinary = self.lexicon.ordinary(word)
        best: tuple[str, int] | None = None
        for part, original in self.sought.parts.items():
            ratio = self._ordinary(word, part) if ordinary else self._strange(word, part)
            if ratio and (best is None or ratio > best[1]):
                best = original, ratio
        return best

    def _ordinary(self, word: str, part: str) -> int:
        if len(word) < _LONG_WORD or part not in self.sought.names:
            return 0
        ratio = self.likeness.ratio(word, part)
        return ratio if ratio >= ALIKE_ORDINARY else 0

    def _strange(self, word: str, part: str) -> int:
        """Give how like a part of an original a word is that the language does not know."""
        ratio = self.likeness.ratio(word, part)
        if len(part) >= _WITHIN and part in word and not self.lexicon.ordinary(part):
            return max(ratio, ALIKE)
        letters = min(len(part), len(word))
        if ratio >= (ALIKE_SHORT if letters <= LEAST_LETTERS else ALIKE):
            return ratio
        near = ratio >= (SOUNDS_SHORT if letters <= LEAST_LETTERS + 1 else SOUNDS_ALIKE)
        return ratio if near and self.likeness.same_sound(word, part) else 0


def _once(found: Iterable[Shown]) -> Iterator[Shown]:
    """Give the surest of what lies over one another, in the order of the text."""
    kept: list[Shown] = []
    for one in sorted(found, key=lambda f: (-f.score, f.start - f.end, f.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    yield from sorted(kept, key=lambda f: f.start)
