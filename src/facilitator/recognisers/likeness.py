"""How like two words are: rapidfuzz by letters, jellyfish by sound (`ports.Likeness`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jellyfish import metaphone
from rapidfuzz import fuzz, process


class EnglishLikeness:
    """Likeness of English words."""

    def ratio(self, one: str, other: str) -> int:
        """Give 0…100 by edit distance, case ignored."""
        return round(fuzz.ratio(one.casefold(), other.casefold()))

    def nearest(self, word: str, among: Sequence[str], least: int) -> str | None:
        """Give what of `among`, all in lower case, is spelt most like `word`, from `least` on."""
        found = process.extractOne(word.casefold(), among, scorer=fuzz.ratio, score_cutoff=least)
        return None if found is None else str(found[0])

    def sound(self, word: str) -> str:
        """Give how a word is spoken: the same for words spoken alike; blank where unknown."""
        return _sound(word.casefold())

    def same_sound(self, one: str, other: str) -> bool:
        """Say whether both would be spoken alike."""
        return _sound(one.casefold()) == _sound(other.casefold()) != ""


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    return str(metaphone(word))
