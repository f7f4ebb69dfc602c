"""Telephone numbers, written, or said digit by digit with an "uh" or "sorry" in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facilitator.recognisers.cue import Cues
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.number_runs import runs, trimmed
from facilitator.recognisers.reading import Reading

_WRITTEN = re.compile(r"(?<![\w$£€.,/#-])\+?\(?\d[\d\s().–-]{5,}\d(?![\w/]|,\d)")
_DATE = re.compile(r"(?:\d{1,2}[.-]\d{1,2}[.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{4}\s?[–-]\s?\d{4})")
_LONG = 7
"""Digits that make a phone number without any cue."""
_ONE_BY_ONE = 6
"""The same where each is said alone: part of one, with its area code."""
_SHORT = 4
"""Digits after a cue."""
_CUES = Cues(
    [
        "call",
        "call me",
        "call me at",
        "call me on",
        "phone",
        "phone number",
        "telephone",
        "cell",
        "cell number",
        "mobile",
        "mobile number",
        "number is",
        "number's",
        "my number",
        "his number",
        "her number",
        "their number",
        "direct line",
        "text me",
        "text me at",
        "ring me",
        "ring me on",
        "pager",
        "fax",
        "reach me",
        "reach me at",
        "reach me on",
        "hotline",
        "helpline",
        "callback",
        "whatsapp",
    ]
)
_EXTENSION = Cues(["extension", "ext"])


class PhoneDetector(Detector):
    """Phone numbers."""

    types = ("PHONE",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give written numbers, then spoken ones."""
        yield from _written(reading.text)
        yield from _spoken(reading)


def _written(text: str) -> Iterator[Found]:
    for match in _WRITTEN.finditer(text):
        digits = sum(c.isdecimal() for c in match.group())
        if _LONG <= digits <= 15 and not _DATE.fullmatch(match.group().strip()):
            yield Found(match.start(), match.end(), "PHONE", 90, "digits as in a phone number")


def _spoken(reading: Reading) -> Iterator[Found]:
    for run in runs(reading, letters=False):
        first, last = trimmed(reading, run)
        if first and reading.tokens[first - 1].lower == "plus":
            first -= 1
        start, end = reading.tokens[first].start, reading.tokens[last].end
        one_by_one = run.said >= _ONE_BY_ONE and run.digits >= _ONE_BY_ONE
        if one_by_one or (run.digits >= _LONG and run.said >= _LONG - 3):
            yield Found(start, end, "PHONE", 90, "digits said one by one, as in a phone number")
        elif _EXTENSION.before(reading, first, 1) is not None and run.digits > 1:
            cue = _EXTENSION.before(reading, first, 1)
            start = reading.tokens[first if cue is None else cue].start
            yield Found(start, end, "PHONE", 85, "digits after “extension”")
        elif run.digits >= _SHORT and run.said >= 3 and _CUES.before(reading, first, 5) is not None:
            yield Found(start, end, "PHONE", 75, "digits after a word for a phone number")
