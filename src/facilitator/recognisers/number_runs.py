"""Runs of digits and letters, written or said aloud, with the "uh" and "sorry" inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.recognisers.reading import Reading, Token
from facilitator.recognisers.terms import words
from facilitator.redaction.spoken import ONES, REPEATS, TEENS, TENS

FILLERS = words(
    "uh um er erm uhm ah sorry no wait then and so like actually mean i it's is hang on hold think "
    "mm mhm mm-hm mm-hmm uh-huh yeah yep yes right okay ok hm hmm rather not that's let me see "
    "capital small letter"
)
"""What may stand inside a number said aloud, the listener's `mm-hm` among it."""
JOINTS = words("dash hyphen slash dot point plus underscore space hundred for stroke")
_NUMBER_WORDS = frozenset(ONES) | frozenset(TEENS) | frozenset(TENS) | frozenset(REPEATS)
NATO = words(
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike "
    "november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray x-ray yankee "
    "zulu"
)
"""Letters as they are said on the radio."""
_LONGEST = 4
_VOWELS = frozenset("aeiouy")
_NO_LETTERS = words(
    "mr mrs ms dr st mm hm hmm mhm shh nhs mrn ssn crn tv hr hrs gp pm mg ml kg km cm lb lbs th nd "
    "rd bp ct vs ft phd bbc pc pcs dvd cd cds tvs mph"
)
"""Short words without a vowel that are no letters of a code; `hx` and `cv` are."""
_NOT_ALONE = frozenset({"oh", "o", "a", "i"})
"""Digits or letters only beside others: `oh yeah`, `a bit`, `i think`."""
_MOST_FILLERS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Some tokens that follow one another as digits and letters."""

    first: int
    last: int
    digits: int
    """How many digits it stands for."""
    letters: int
    """How many single letters are in it."""
    said: int
    """How many of its tokens are digits said or written one by one."""


def runs(reading: Reading, *, letters: bool) -> tuple[Run, ...]:
    """Give the runs of a text; with `letters` single letters belong to them."""
    if letters not in reading.runs:
        reading.runs[letters] = tuple(_runs(reading, letters=letters))
    return reading.runs[letters]


def _runs(reading: Reading, *, letters: bool) -> Iterator[Run]:
    place, tokens = 0, reading.tokens
    while place < len(tokens):
        if _is_part(tokens[place], letters=letters):
            run = _run_from(reading, place, letters=letters)
            yield run
            place = run.last + 1
        else:
            place += 1


def _run_from(reading: Reading, first: int, *, letters: bool) -> Run:
    last, fillers = first, 0
    for place in range(first + 1, len(reading.tokens)):
        token = reading.tokens[place]
        if _is_part(token, letters=letters):
            last, fillers = place, 0
        elif token.lower in FILLERS or token.lower in JOINTS:
            fillers += token.lower not in JOINTS
            if fillers > _MOST_FILLERS:
                break
        else:
            break
    parts = [t for t in reading.tokens[first : last + 1] if _is_part(t, letters=letters)]
    return Run(
        first,
        last,
        digits=sum(_digits(t) for t in parts),
        letters=sum(_is_letter(t) and t.bare != "o" for t in parts),
        said=sum(t.lower in ONES or t.text[0].isdecimal() for t in parts),
    )


def _is_part(token: Token, *, letters: bool) -> bool:
    if token.lower in _NUMBER_WORDS or token.text.replace("-", "").isdecimal():
        return True
    return letters and _is_letter(token)


def _is_letter(token: Token) -> bool:
    """Say whether it is one letter, or stands for one: `q`, `tango`."""
    word = token.lower
    if word in NATO or (len(token.bare) == 1 and token.bare.isalpha()):
        return True
    grouped = 1 < len(word) < _LONGEST and word.isalpha() and not _VOWELS & set(word)
    return grouped and word not in _NO_LETTERS


def _digits(token: Token) -> int:
    if token.lower in TENS or token.lower in ONES:
        return 1
    if token.lower in TEENS:
        return 2
    if token.lower in REPEATS:
        return REPEATS[token.lower] - 1
    return sum(c.isdecimal() for c in token.text)


def trimmed(reading: Reading, run: Run) -> tuple[int, int]:
    """Give the run's first and last token without an `oh`, `a` or `i` that stands apart."""
    first, last = run.first, run.last
    while first < last and reading.tokens[first].lower in _NOT_ALONE:
        follower = reading.tokens[first + 1]
        if _is_part(follower, letters=True) and reading.tokens[first].lower in ("oh", "o"):
            break
        first += 1
    while last > first and reading.tokens[last].lower in ("a", "i"):
        last -= 1
    return first, last
