"""Words that announce something: a cue stands a few words before what it announces."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import Phrases


class Cues:
    """Phrases after which something is to be expected."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the cues, in lower case."""
        self._phrases = Phrases(phrases)

    def before(self, reading: Reading, place: int, reach: int) -> int | None:
        """Give the first token of the nearest cue that ends within `reach` tokens before."""
        found = self._phrases.all(reading)
        if not found:
            return None
        for first in range(place - 1, max(place - reach - 6, -1), -1):
            length = found.get(first, 0)
            if length and place - reach <= first + length <= place:
                return first
        return None

    def ends_at(self, reading: Reading, place: int) -> int | None:
        """Give the first token of a cue that ends right before `place`."""
        return self.before(reading, place, 0)

    def at(self, reading: Reading, place: int) -> int:
        """Give how many tokens the cue that begins at `place` has; 0 where none does."""
        return self._phrases.at(reading, place)
