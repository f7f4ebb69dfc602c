"""How like two words are: rapidfuzz by letters, jellyfish by sound (`ports.Likeness`)."""

from __future__ import annotations

from functools import lru_cache

from jellyfish import metaphone
from rapidfuzz import fuzz


class EnglishLikeness:
    """Likeness of English words."""

    def ratio(self, one: str, other: str) -> int:
        """Give 0…100 by edit distance, case ignored."""
        return round(fuzz.ratio(one.casefold(), other.casefold()))

    def sound(self, word: str) -> str:
        """Give how a word is spoken: the same for words spoken alike; blank where unknown."""
        return _sound(word.casefold())

    def same_sound(self, one: str, other: str) -> bool:
        """Say whether both would be spoken alike."""
        return _sound(one.casefold()) == _sound(other.casefold()) != ""


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    return str(metaphone(word))
