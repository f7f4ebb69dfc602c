"""Find what somebody remembers having said: the segments that share most of its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from facilitator.transcript.model import Segment, Transcript

MOST = 10
"""So many are shown: who remembers little has to remember more."""
LEAST_SHARE = 0.5
"""Of the remembered words."""
_NOWHERE = 4
_WORD = re.compile(r"\w[\w'’]*")


@dataclass(frozen=True, slots=True)
class Likely:
    """A segment that may be what is remembered."""

    segment: Segment
    percent: int
    """How much of the remembered words stands there."""


def likely(transcript: Transcript, remembered: str) -> tuple[Likely, ...]:
    """Give the segments in which at least half of the words stand, the likeliest first.

    A word counts the more, the fewer segments it stands in; one that stands nowhere counts
    little, for people remember what they meant rather than their words.
    """
    said = [(segment, set(_words(segment.text))) for segment in transcript.segments]
    among = Counter(word for _, words in said for word in words)
    sought = {word: 1 / (among[word] or _NOWHERE) for word in _words(remembered)}
    whole = sum(sought.values())
    if not whole:
        return ()
    shares = [
        (segment, sum(sought[w] for w in words & set(sought)) / whole) for segment, words in said
    ]
    found = [
        Likely(segment, round(100 * share)) for segment, share in shares if share >= LEAST_SHARE
    ]
    return tuple(sorted(found, key=lambda one: (-one.percent, one.segment.number))[:MOST])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))
