"""What an ordinary word is: simplemma's dictionary and wordfreq's counts (`ports.Lexicon`)."""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma
from wordfreq import zipf_frequency

LANGUAGE = "en"
_PREFIXES = ("un", "re", "non", "pre", "over", "under", "anti", "mis", "co", "out", "semi", "super")
_SUFFIXES = ("s", "es", "ed", "ing", "er", "ers", "ly", "ish", "ness", "able", "less", "ful")
_CLINICAL = re.compile(
    r"[a-z]{3,}(?:itis|osis|aemia|emia|uria|pathy|ectomy|otomy|ostomy|plasty|scopy|graphy|algia"
    r"|plegia|phasia|phagia|pnea|pnoea|cardia|penia|cytes|trophy|genic|rrhea|rrhoea|megaly|ologist"
    r"|ology|tropic|therapy|statin|sartan|olol|cillin|mycin|oxacin|dipine|prazole|gliptin|gliflozin"
    r"|triptan|setron|azepam|parin|xaban|tinib|mab|phylline|thiazide|oxetine|triptyline|codone"
    r"|profen|solone|nidazole|conazole|cycline|afil|dronate)"
)
"""Diseases, operations and drugs, known by their endings."""
_LEAST_STEM = 4
_LONGEST_ENDING = 3
_COMMON = 5.5
"""Zipf from which a word is ordinary though the dictionary leaves it out (`her`)."""


class EnglishLexicon:
    """The ordinary words of English, British and American."""

    def ordinary(self, word: str) -> bool:
        """Say whether the dictionary knows `word`, one of its forms, or each part of it."""
        return _ordinary(word.casefold().replace("’", "'"))

    def zipf(self, word: str) -> int:
        """Give how frequent it is, in hundredths of a Zipf unit; below 300 is rare."""
        return _zipf(word)


@lru_cache(maxsize=20_000)
def _zipf(word: str) -> int:
    return round(zipf_frequency(word, LANGUAGE) * 100)


@lru_cache(maxsize=20_000)
def _ordinary(word: str) -> bool:
    if "-" in word:
        return all(_ordinary(part) for part in word.split("-") if part)
    common = zipf_frequency(word, LANGUAGE) >= _COMMON
    known = common or _known(word) or _contracted(word) or _derived(word)
    return known or bool(_CLINICAL.fullmatch(word))


def _known(word: str) -> bool:
    return bool(simplemma.is_known(word, LANGUAGE))


def _contracted(word: str) -> bool:
    """Say whether it is `didn't`, `she's`, `they're`: an ordinary word with something short."""
    stem, apostrophe, ending = word.rpartition("'")
    if len(ending) > _LONGEST_ENDING:
        return False  # `o'regan`
    return bool(apostrophe) and (not stem or _known(stem) or _known(word.replace("'", "")))


def _derived(word: str) -> bool:
    """Say whether it is made of an ordinary word: `unrotated`, `precharting`."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST_STEM:
            stem = word[len(prefix) :]
            if _known(stem) and zipf_frequency(stem, LANGUAGE) > 3:
                return True
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _LEAST_STEM:
            forms = (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem)
            if any(_known(form) and zipf_frequency(form, LANGUAGE) > 3.2 for form in forms):
                return True
    return False
