"""Days and months, written or spoken; a year or a weekday alone is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
)
_ORDINAL_WORD = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twentieth|thirtieth"
)
_CARDINAL_WORD = (
    r"(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty"
)
_YEAR = (
    r"(?:,?\s+(?:of\s+)?(?:(?:19|20)\d\d|'\d\d|(?:nineteen|twenty)[ -]\w+(?:[ -](?:one|two|three"
    r"|four|five|six|seven|eight|nine))?|two thousand(?: and)?(?: \w+)?))?"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL_WORD})"
_HOLIDAY = (
    r"(?:christmas(?: (?:eve|day|morning))?|boxing day|new year'?s(?: (?:eve|day))?|thanksgiving"
    r"|halloween|easter(?: (?:sunday|monday))?|valentine'?s(?: day)?|mother'?s day|father'?s day"
    r"|memorial day|labou?r day|independence day|republic day|canada day|australia day|anzac day"
    r"|diwali|eid|good friday)"
)
_BEFORE_MONTH = (
    r"(?:in|last|this past|since|until|till|til|by|next|early|late|mid|back in|around|during"
    r"|end of|beginning of|start of|middle of)"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_PATTERNS = (
    (
        _pattern(
            r"(?:\b(?:dob|date of birth|born)[:\s]+)?(?<![\d/.-])(?:\d{1,2}[/.-]\d{1,2}[/.-]"
            r"(?:19|20)?\d\d|(?:19|20)\d\d[/-]\d{1,2}[/-]\d{1,2})(?![\d/-])"
        ),
        85,
        "a date in figures",
    ),
    (
        _pattern(rf"(?:\bthe )?\b(?:{_DAY}|{_CARDINAL_WORD})(?: of)? {_MONTH}(?!\w){_YEAR}"),
        85,
        "a day and a month",
    ),
    (
        _pattern(
            rf"\b{_MONTH} (?:the )?(?:{_DAY}|{_CARDINAL_WORD})\b(?! (?:of|years?|people|times)\b)"
            rf"{_YEAR}"
        ),
        85,
        "a month and a day",
    ),
    (_pattern(r"(?<=\bon )(?:0?\d|1[0-2])/[0-3]?\d(?![\d/])"), 60, "a date in figures"),
    (
        _pattern(rf"\b{_HOLIDAY},?(?: of)? (?:(?:19|20)\d\d|twenty \w+)\b"),
        70,
        "a holiday of a year",
    ),
    (_pattern(rf"(?<=\bon ){_HOLIDAY}\b|\bboxing day\b{_YEAR}"), 55, "a holiday as a date"),
)
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_FEAST = (
    rf"(?:{_HOLIDAY}|bank holiday|mardi gras(?: day)?"
    r"|ramadan|ramzan|onam|pongal|holi|passover|hanukkah|pancake day"
    r"|whitsun|pentecost|lent|ash wednesday|st\.? patrick'?s(?: day)?|stephen'?s day"
    r"|st\.? stephen'?s(?: day)?|bonfire night|guy fawkes(?: night)?|remembrance (?:day|sunday)"
    r"|veterans day|columbus day|mlk day|presidents'? day|victoria day|family day|waitangi day"
    r"|matariki|matilda day|melbourne cup(?: day)?|juneteenth|st\.? george'?s day|burns night"
    r"|hogmanay|navratri|durga puja|ganesh chaturthi|vishu|bakrid|muharram|lunar new year"
    r"|chinese new year|groundhog day|super bowl sunday)"
)
_LATER_ORDINAL = (
    r"(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    r"|(?:[4-9]|[12]\d|3[01])(?:st|nd|rd|th))"
)
_ENDS = (
    r"(?=[.,;?!]|$| (?:of|he|she|i|we|they|and|but|so|it|my|when|was|is|to|that|because|in|for|uh"
    r"|um|no|sorry|then|at|with|her|his|our|you)\b)"
)
_MORE = (
    (
        _pattern(
            r"(?:\bthe )?\b(?:first|second|third|fourth|last|long|bank holiday) (?:week|weekend"
            rf"|half|{_WEEKDAY}) (?:of|in) {_MONTH}(?!\w){_YEAR}"
        ),
        65,
        "a week of a month",
    ),
    (
        _pattern(
            rf"\b(?:the )?(?:{_WEEKDAY}|day|night|week|weekend|morning)s? (?:before|after|of)"
            rf" {_FEAST}(?!\w){_YEAR}"
        ),
        65,
        "a day told by a holiday",
    ),
    (_pattern(rf"\b{_FEAST} {_WEEKDAY}\b|\b(?:good friday|easter (?:sunday|monday))\b"), 60,
     "a holiday as a date"),
    (_pattern(rf"(?<=\bon ){_FEAST}\b|(?<=\bsince ){_FEAST}\b"), 55, "a holiday as a date"),
    (_pattern(rf"\b(?:the )?{_DAY} of (?:the|this|last|next|that) month\b"), 65,
     "a day of the month"),
    (
        _pattern(
            r"\b(?:on|since|till|til|until|by|from|before|after|around|was) ((?:the )?"
            rf"{_LATER_ORDINAL}){_ENDS}"
        ),
        50,
        "a day of the month",
    ),
)  # fmt: skip
_SURE_MONTH = r"(?:january|february|april|june|july|september|october|november|december)"
"""Months that are nothing else."""
_PART_OF_MONTH = _pattern(
    r"\b(?:the )?(?:(?:very|back|tail|far|fag|arse) )?(?:end|start|beginning|middle|turn|half|week)"
    rf" of {_MONTH}(?!\w){_YEAR}|\b(?:mid|late|early)[- ]{_SURE_MONTH}(?!\w){_YEAR}"
)
"""The back end of January; may and march only where `of` stands before them."""
_MONTH_ITSELF = _pattern(rf"(?<!every )(?<!each )(?<![\w'-]){_SURE_MONTH}(?![\w-]|'s)")
_MONTH_ALONE = _pattern(rf"\b{_BEFORE_MONTH} (?:of )?({_MONTH}{_YEAR})(?!\w)")
_DAY_ALONE = _pattern(
    rf"\bon (the (?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL_WORD}))(?=[.,;?!]|$| (?:of|he|she|i|we|they"
    r"|and|but|so|it|my|when)\b)"
)
_VERBS = frozenset({"may", "march", "mar", "sep", "dec", "jan", "jun", "sept"})


_SIGN = _pattern(rf"\b(?:{_MONTH}|{_FEAST}|month|weekend)(?!\w)|(?:th|first|second|third)\b")
"""Something without which, and without a digit, nothing here can be a date."""


class DateDetector(Detector):
    """Dates."""

    types = ("DATE",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give whole dates, then months and days that stand alone."""
        text = reading.text
        if not (reading.digits or _SIGN.search(text)):
            return
        for pattern, score, reason in _PATTERNS:
            for match in pattern.finditer(text):
                if not _is_a_verb(match.group()):
                    yield Found(match.start(), match.end(), "DATE", score, reason)
        for pattern, score, reason in _MORE:
            for match in pattern.finditer(text):
                part = pattern.groups
                yield Found(match.start(part), match.end(part), "DATE", score, reason)
        for match in _MONTH_ALONE.finditer(text):
            yield Found(match.start(1), match.end(1), "DATE", 55, "a month")
        for match in _PART_OF_MONTH.finditer(text):
            yield Found(match.start(), match.end(), "DATE", 55, "a part of a month")
        for match in _MONTH_ITSELF.finditer(text):
            yield Found(match.start(), match.end(), "DATE", 45, "a month")
        for match in _DAY_ALONE.finditer(text):
            yield Found(match.start(1), match.end(1), "DATE", 45, "a day of the month")


def _is_a_verb(said: str) -> bool:
    """Say whether a month here may be a verb: `one may`, `march two by two`, `may one`."""
    words = re.findall(r"[a-z]+", said.lower())
    month = next((w for w in words if w in _VERBS), None)
    ordinal = re.search(r"\d|th\b|first|second|third|of", said.lower())
    return month is not None and not ordinal
