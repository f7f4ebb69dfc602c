"""A cursor that goes through the whole text by words, to choose some that no flag covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.redaction.passages import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """Where the cursor stands, and which words are chosen."""

    place: int
    """Place of the passage among the texts."""
    word: int = 0
    """Counted within the passage."""
    anchor: int | None = None
    """The word at which choosing began; None while only the cursor's word is chosen."""

    @property
    def first(self) -> int:
        """Give the first chosen word."""
        return self.word if self.anchor is None else min(self.word, self.anchor)

    @property
    def last(self) -> int:
        """Give the last chosen word, inclusive."""
        return self.word if self.anchor is None else max(self.word, self.anchor)

    def within(self, texts: Sequence[Text]) -> Reading:
        """Give the same where there are such words; else the nearest."""
        place = min(max(self.place, 0), len(texts) - 1)
        last = len(texts[place].words) - 1
        anchor = None if self.anchor is None or place != self.place else min(self.anchor, last)
        return Reading(place, min(max(self.word, 0), last), anchor)

    def by_words(self, texts: Sequence[Text], by: int) -> Reading:
        """Go by words, on into the next passage; what is chosen stays within its own."""
        word = self.word + by
        if 0 <= word < len(texts[self.place].words) or self.anchor is not None:
            return replace(self, word=word).within(texts)
        place = self.place + (1 if by > 0 else -1)
        if not 0 <= place < len(texts):
            return self
        return Reading(place, 0 if by > 0 else len(texts[place].words) - 1)

    def by_passages(self, texts: Sequence[Text], by: int) -> Reading:
        """Go by passages, to their first word; nothing is chosen then."""
        return Reading(self.place + by).within(texts)

    def begun(self) -> Reading:
        """Begin to choose at the cursor; a second time, begin anew."""
        return replace(self, anchor=None if self.anchor is not None else self.word)


def found(texts: Sequence[Text], words: str, after: Reading) -> Reading | None:
    """Give where `words` stand next after the cursor, in any case; from the top after the end.

    They may begin and end within a word, as `ochoa` in `Ochoa's`.
    """
    sought = re.compile(re.escape(" ".join(words.split())), re.IGNORECASE)
    order = [*range(after.place, len(texts)), *range(after.place + 1)]
    for turn, place in enumerate(order):
        at = sought.search(texts[place].text, _end_of(texts[place], after.last) if turn == 0 else 0)
        if at is not None and at.group():
            return _over(texts[place], place, *at.span())
    return None


def _end_of(text: Text, word: int) -> int:
    return text.offsets()[word][1]


def _over(text: Text, place: int, start: int, end: int) -> Reading:
    touched = [n for n, (first, last) in enumerate(text.offsets()) if first < end and start < last]
    anchor = touched[0] if len(touched) > 1 else None
    return Reading(place, touched[-1] if touched else 0, anchor)
