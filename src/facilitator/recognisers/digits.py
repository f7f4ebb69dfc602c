"""The floor for digits: whatever is said digit by digit, and codes, unless known to be harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.lexicon import EnglishLexicon
from facilitator.recognisers.number_runs import JOINTS, Run, runs, trimmed
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import words
from facilitator.redaction.spoken import digits

_LEAST = 3
_LEAST_WITH_LETTERS = 4
_PHONE_FROM = 6
_RARE = 380
"""Zipf, in hundredths, under which a word before digits belongs to them: `kestrel oh one nine`."""
_zipf_of = EnglishLexicon().zipf
_KNOWN = words("111 999 911 000 112 988 311 101 411 811 118 121 247 365 123 321 360 404")
"""Numbers that everybody calls or says: of emergencies, `one to one`, `twenty-four seven`."""
_UNITS = words(
    "hundred thousand million billion percent per degrees dollars pounds euros rupees bucks quid "
    "cents pence minutes minute mins hours hour days day weeks months years year old times miles "
    "mile km kilometres kilometers metres meters feet foot inches mg mgs ml mls grams kilos lbs "
    "people patients kids students beds staff pages units tablets am pm o'clock and-a-half words "
    "calories acres hectares watts volts head cows sheep followers members steps lakh lakhs crore"
)
_CLOCK = words("at by around about till until past the before after from since")
_COUNTED = words("page pages nearly over almost under year version")
_WRITTEN = re.compile(
    r"(?<![\w$£€₹.,/:@#&-])(?P<letters>[A-Z]{2,4}[ -])?(?P<digits>\d{4,5}|\d{3}(?=[ -]\d))"
    r"(?P<more>[ -]\d{2,4})*(?![\w%°:]|[.,/-]\d)"
)
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_HOUR = re.compile(r"(?:[01]\d|2[0-3])(?:00|15|30|45)")


class DigitFloorDetector(Detector):
    """Digits that no other detector claims."""

    types = ("ID", "PHONE")

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give what is said digit by digit, then what is written so."""
        yield from _said(reading)
        yield from _written(reading)


def _said(reading: Reading) -> Iterator[Found]:
    for run in runs(reading, letters=True):
        first, last = trimmed(reading, run)
        start = reading.tokens[_with_prefix(reading, first)].start
        end = reading.tokens[last].end
        if _free_call(reading, first, last):
            yield Found(start, reading.tokens[last + 1].end, "PHONE", 50, "how a number begins")
        elif _is_code(reading, run, first, last):
            kind = "PHONE" if not run.letters and run.digits >= _PHONE_FROM else "ID"
            yield Found(start, end, kind, 50, "digits said one by one")


def _with_prefix(reading: Reading, first: int) -> int:
    """Give the first token with what was said before it: `op slash two`, `p as in papa four`."""
    lowers = reading.lowers
    if first > 2 and lowers[first - 2 : first] == ("as", "in") and len(lowers[first - 3]) == 1:
        return first - 3
    if first > 1 and lowers[first - 1] in JOINTS and lowers[first - 1] not in ("for", "hundred"):
        return first - 2
    before = lowers[first - 1] if first and reading.tokens[first].joined else ""
    return first - 1 if len(before) > _LEAST and _zipf_of(before) < _RARE else first


def _is_code(reading: Reading, run: Run, first: int, last: int) -> bool:
    if run.letters:
        loose = "and" in reading.lowers[first:last] and run.said < _LEAST
        enough = run.digits >= 2 and run.digits + run.letters >= _LEAST_WITH_LETTERS
        return enough and not loose and run.said + run.letters >= _LEAST_WITH_LETTERS
    said = digits(reading.text[reading.tokens[first].start : reading.tokens[last].end])
    alone = [t for t in reading.tokens[first : last + 1] if len(digits(t.text)) == 1]
    doubled = any(t.lower in ("double", "triple", "treble") for t in reading.tokens[first:last])
    if len(said) < _LEAST or (len(alone) < _LEAST and not doubled) or said in _KNOWN:
        return False
    steps = {int(b) - int(a) for a, b in pairwise(said)}
    if steps in ({1}, {-1}):
        return False
    follower = reading.tokens[last + 1].lower if last + 1 < len(reading.tokens) else ""
    clock = len(said) == _LEAST and "oh" in reading.lowers[first : last + 1]
    before = reading.tokens[first - 1].lower if first else ""
    return follower not in _UNITS and not (clock and before in _CLOCK)


def _free_call(reading: Reading, first: int, last: int) -> bool:
    """Say whether it is `oh eight hundred`, how a number begins that is said once more."""
    said = reading.lowers[first : last + 2]
    before = reading.lowers[first - 1] if first else ""
    then = reading.lowers[last + 2] if last + 2 < len(reading.lowers) else ""
    called = len(said) == _LEAST and said[0] in ("oh", "zero") and said[1] in ("eight", "three")
    return called and said[2] == "hundred" and before not in _CLOCK and then not in _UNITS


def _written(reading: Reading) -> Iterator[Found]:
    for match in _WRITTEN.finditer(reading.text):
        if match["letters"]:
            yield Found(match.start(), match.end(), "ID", 60, "letters and digits, as in a code")
        elif not _is_amount(reading.text, match):
            yield Found(match.start(), match.end(), "ID", 50, "four digits or more")


def _is_amount(text: str, match: re.Match[str]) -> bool:
    """Say whether digits are a year, an hour, a round number, or so and so many of something."""
    said = match["digits"]
    if not match["more"] and (_YEAR.fullmatch(said) or _HOUR.fullmatch(said)):
        return True
    follower = re.match(r"\s*([\w'’-]+)", text[match.end() :])
    before = re.search(r"([\w'’]+)\s*$", text[: match.start()])
    counted = follower is not None and follower[1].casefold() in _UNITS
    counts = before is not None and before[1].casefold() in _COUNTED
    return counted or counts or (said.endswith("00") and len(said) > _LEAST)
