"""Ages of 90 and more: so few people are as old that the age itself identifies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading

_ONE = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEEN = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen)"
_HUNDRED = rf"(?:a|one) hundred(?: and|-and-)?(?: (?:{_ONE}|{_TEEN}))?"
_OLD = rf"(?:9\d|1[01]\d|ninety(?:[- ]{_ONE})?|{_HUNDRED})"
_YEARS = (
    r"(?:[- ](?:years?|yrs?)(?:[- ]olds?| of age| young)?(?:[- ](?:wo)?man|[- ]lady)?"
    r"|[- ](?:yo|y/o)\b| year old)"
)
_NOT_YEARS = (
    r"(?!\s*(?:%|percent|per cent|degrees?|dollars?|pounds?|rupees?|bucks|quid|minutes?|mins?"
    r"|hours?|days?|weeks?|months?|miles?|km|people|students|patients|kids|times|thousand|hundred"
    r"|pages?|or|to|over|beds?|seconds|calories|mg|-day|-minute|something|other|things?|of)\b)"
)
_WHO = (
    r"(?:i'm|i am|i|he|she|mum|mom|dad|mother|father|gran|grandma|grandpa|nan|nana|granny"
    r"|grandmother|grandfather|patient|lady|man|woman|uncle|aunt|auntie|granddad|grandad|they|who)"
)
_PATTERNS = (
    (re.compile(rf"\b{_OLD}{_YEARS}", re.IGNORECASE), 85, "an age of 90 or more"),
    (
        re.compile(
            rf"\b{_WHO}(?:'s| is| was|'d be| turned| turns| turning| would be| must be"
            rf"| must have been| lived to(?: be)?| will be|'ll be| is nearly| just turned| only"
            r"| be)"
            rf"(?: like| about| almost| nearly| only| over| going on| coming up| coming up to"
            rf"| pushing| now| just)?"
            rf" ({_OLD}(?: now)?)\b{_NOT_YEARS}",
            re.IGNORECASE,
        ),
        75,
        "an age of 90 or more",
    ),
    (
        re.compile(
            rf"\b(?:aged?|age of|turned|turning|pushing|till|until|past) ({_OLD})\b{_NOT_YEARS}",
            re.IGNORECASE,
        ),
        75,
        "an age of 90 or more",
    ),
    (
        re.compile(
            rf"(?<!\bit )(?<!\bthat )(?<!\btemperature )\b(?:was|is|she's|he's|who's) ({_OLD})\b"
            rf"{_NOT_YEARS}(?=[.,;?!]|$| (?:he|she|and|but|when|so|now|they|at|last|this|in)\b)",
            re.IGNORECASE,
        ),
        60,
        "an age of 90 or more",
    ),
    (
        re.compile(r"\b(?:in (?:his|her|their) (?:nineties|90s)|centenarians?)\b", re.IGNORECASE),
        75,
        "an age of 90 or more",
    ),
)


_SIGNS = ("ninet", "hundred", "centenarian")
"""Something without which, and without a digit, nothing here can be an age."""


class AgeDetector(Detector):
    """Ages of 90 and more."""

    types = ("AGE",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give ages with their unit."""
        if not (reading.digits or any(sign in reading.folded for sign in _SIGNS)):
            return
        for pattern, score, reason in _PATTERNS:
            for match in pattern.finditer(reading.text):
                part = 1 if pattern.groups else 0
                yield Found(match.start(part), match.end(part), "AGE", score, reason)
