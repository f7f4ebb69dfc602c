"""Words spelled out letter by letter: `S-M-I-T-H`, `that's m c k a y`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.recognisers.cue import Cues
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.number_runs import FILLERS, JOINTS
from facilitator.recognisers.reading import Reading, Token
from facilitator.recognisers.terms import listed, words

_CUES = Cues(["spelled", "spelt", "spelling", "spell it", "spelled it", "you spell it", "spells"])
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,3}(?!\w)")
_NO_INITIALS = words(
    "eg ie am pm us uk un eu dc la ny bc ad md rn do gp er ed or id tv dj mp ba ma bs ms rip ok "
    "nb ps usa fbi phd bsc msc nhs hiv iv va rm po"
)
_LEAST = 4
_PAIR = 2
_LEAST_AFTER_CUE = 3


class SpelledDetector(Detector):
    """Names spelled aloud."""

    types = ("PERSON",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give runs of single letters that are no acronym."""
        known = listed("acronyms")
        yield from _initials(reading, known)
        for first, last, letters in _runs(reading):
            announced = _CUES.before(reading, first, 4) is not None
            written = "-" in reading.tokens[first].text
            least = _LEAST_AFTER_CUE if announced or written else _LEAST
            if len(letters) >= least and (announced or letters not in known):
                start, end = reading.tokens[first].start, reading.tokens[last].end
                yield Found(start, end, "PERSON", 80, "spelled letter by letter")
            elif len(letters) == _PAIR and not reading.cased and _is_called(letters, known):
                start, end = reading.tokens[first].start, reading.tokens[last].end
                yield Found(start, end, "PERSON", 45, "two initials")


def _is_called(letters: str, known: frozenset[str]) -> bool:
    """Say whether two letters may be what someone is called, `t j`: no acronym, no `a` or `i`."""
    return letters not in known | _NO_INITIALS and not set(letters) & set("aiouy")


def _initials(reading: Reading, known: frozenset[str]) -> Iterable[Found]:
    """Give `P.J.`, which someone goes by."""
    for match in _INITIALS.finditer(reading.text):
        letters = match.group().replace(".", "").casefold()
        if letters not in _NO_INITIALS and (len(letters) < 3 or letters not in known):
            yield Found(match.start(), match.end(), "PERSON", 50, "initials")


def _runs(reading: Reading) -> Iterable[tuple[int, int, str]]:
    first, last, letters = 0, -1, ""
    for place, token in enumerate(reading.tokens):
        spelt = _letters(token)
        if spelt and (letters or len(spelt) > 1 or token.lower not in ("i", "a")):
            first, last = (first if letters else place), place
            letters += spelt
        elif letters and not (token.lower in FILLERS or token.lower in JOINTS):
            yield first, last, letters
            letters = ""
    if letters:
        yield first, last, letters


def _letters(token: Token) -> str:
    """Give the letters of `s` or `S-M-I-T-H`; `` for a word."""
    if len(token.lower) > 1 and token.lower[1] != "-":
        return ""
    parts = token.lower.split("-")
    return "".join(parts) if all(len(p) == 1 and p.isalpha() for p in parts) else ""
