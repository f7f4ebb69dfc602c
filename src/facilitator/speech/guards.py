"""What a decoder gets wrong in known ways: it skips, it loops, it invents.

All three are seen from words and gate alone; what is kept and what is not both stay as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facilitator.ports import HeardWord, Stretch
from facilitator.transcript.coverage import coverage
from facilitator.units import SECOND, Us

SKIPPED: Us = 3 * SECOND
"""More speech than that without words, and the piece is decoded again."""
NEAR: Us = 500_000
"""Word times are right within half a second; what is farther from any speech was not said."""

_REPEATS = ((1, 6), (2, 4), (3, 4), (4, 3), (5, 3), (6, 3), (7, 3), (8, 3))
"""(words, times): that many times in a row is a loop; "no, no, no, no" is not."""

INVENTED = (
    "thank you for watching",
    "thanks for watching",
    "thank you so much for watching",
    "please subscribe",
    "subscribe to my channel",
    "please like and subscribe",
    "subtitles by the amara org community",
)
"""What Whisper writes where nothing is said: it learned from subtitled films."""


_STUTTER = re.compile(r"([a-z]{1,4})\1{4,}")
_LONGEST = 16
"""A longer word that repeats itself within is no word: the decoder stuck ("tototototo…")."""


def skipped(words: Sequence[HeardWord], speech: Sequence[Stretch]) -> Us:
    """Give how much speech has no words, in stretches of a second and more."""
    return sum(stretch.length for stretch in coverage(speech, words).uncovered)


def looped(words: Sequence[HeardWord]) -> bool:
    """Say whether the same few words, or letters in a word, come again and again."""
    texts = _plain(words)
    return any(map(_stuck, texts)) or any(
        _repeats(texts, at, length, times)
        for length, times in _REPEATS
        for at in range(len(texts) - length * times + 1)
    )


def _stuck(text: str) -> bool:
    return len(text) > _LONGEST and _STUTTER.search(text) is not None


def _repeats(texts: Sequence[str], at: int, length: int, times: int) -> bool:
    first = texts[at : at + length]
    return all(
        texts[at + turn * length : at + (turn + 1) * length] == first for turn in range(1, times)
    )


def said(words: Sequence[HeardWord], speech: Sequence[Stretch]) -> tuple[HeardWord, ...]:
    """Give the words that can have been said: near speech, no stutter, no phrase of a subtitle."""
    invented = _invented(words)
    return tuple(
        word
        for place, word in enumerate(words)
        if place not in invented
        and any(
            stretch.start - NEAR <= word.end and word.start <= stretch.end + NEAR
            for stretch in speech
        )
    )


def _invented(words: Sequence[HeardWord]) -> frozenset[int]:
    texts = _plain(words)
    places = {place for place, text in enumerate(texts) if _stuck(text)}
    for phrase in INVENTED:
        parts = phrase.split()
        for at in range(len(texts) - len(parts) + 1):
            if texts[at : at + len(parts)] == parts:
                places.update(range(at, at + len(parts)))
    return frozenset(places)


def fuller(one: Sequence[HeardWord], other: Sequence[HeardWord], speech: Sequence[Stretch]) -> bool:
    """Say whether `other` is the better of two readings of the same sound.

    One that does not loop is better; else it must leave at least a second less without words.
    """
    if looped(one) != looped(other):
        return looped(one)
    return skipped(other, speech) + SECOND <= skipped(one, speech)


def _plain(words: Sequence[HeardWord]) -> list[str]:
    return ["".join(c for c in word.text.lower() if c.isalnum()) for word in words]
