"""A small lexicon and a plain likeness, for tests of the subject: real ports, few words."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

_TEXT = (
    "a about after again all am an and are ask asked at bad be bill but by call came can day "
    "did do does down ever every for from give go good grace had has have he her here him his "
    "hospital how i if in is it just knows later like man mark may me mercy met most my name "
    "never new no not of on one or our out ran said saw say says see she sister so some "
    "street talk tell that the their then there they this to told two up us was we well went "
    "were what when where who will with word work yes you your"
)
_WORDS = frozenset(_TEXT.split())
_COMMON = frozenset({"will", "may", "the", "is", "mark"})


class PlainWords:
    """A lexicon of a hundred words (`ports.Lexicon`)."""

    def ordinary(self, word: str) -> bool:
        """Say whether it is among them."""
        return word.casefold() in _WORDS

    def zipf(self, word: str) -> int:
        """Give 620 for the commonest, 450 for the others, 100 for what it does not know."""
        if word.casefold() in _COMMON:
            return 620
        return 450 if self.ordinary(word) else 100


class Letters:
    """Likeness by letters (`ports.Likeness`)."""

    def ratio(self, one: str, other: str) -> int:
        """Give 0…100."""
        return round(100 * SequenceMatcher(None, one.casefold(), other.casefold()).ratio())

    def nearest(self, word: str, among: Sequence[str], least: int) -> str | None:
        """Give the most alike."""
        best = max(among, key=lambda one: self.ratio(word, one), default=None)
        return best if best is not None and self.ratio(word, best) >= least else None

    def sound(self, word: str) -> str:
        """Give a word's consonants."""
        return _consonants(word)

    def same_sound(self, one: str, other: str) -> bool:
        """Say whether both have the same consonants."""
        return _consonants(one) == _consonants(other) != ""


def _consonants(word: str) -> str:
    hard = word.casefold().replace("ph", "f").replace("ck", "k")
    kept = [letter for letter in hard if letter not in "aeiouyh"]
    return "".join(one for n, one in enumerate(kept) if n == 0 or one != kept[n - 1])
