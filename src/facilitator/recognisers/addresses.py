"""Where someone lives: houses, streets, flats, post codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading

_STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|drive|dr|court|ct|crescent|close|terrace|place|pl|way"
    r"|boulevard|blvd|parade|grove|gardens|mews|square|row|hill|walk|highway|turnpike|circle|trail"
    r"|parkway|alley|nagar|salai|marg|cross)"
)
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|oh)"
)
_CAP = r"[A-ZÀ-Þ][\w'’.-]*"
_FLAT = (
    r"(?:,?\s+(?:apartment|apt\.?|flat|unit|suite|number|#)\s?(?:\d+\w?|[A-Z]\b|"
    + _NUMBER_WORD
    + r"))?"
)
_UNIT = (
    r"(?:\b(?:apartment|apt\.?|flat|unit|suite|door)\s(?:number\s)?"
    r"(?:\d+\w?|[A-Za-z]\b|" + _NUMBER_WORD + r"))"
)
_TOWN = rf"(?:,\s+{_CAP}(?:\s{_CAP})?)?(?:,\s+[A-Z]{{2}})?(?:,?\s+\d{{5}}(?:-\d{{4}})?)?"
_NOT_A_NAME = r"(?!way\b|the\b|a\b|an\b|my\b|your\b|our\b|this\b|that\b|one\b|in\b|of\b|and\b|to\b)"

_PATTERNS = (
    (
        rf"\b\d{{1,5}}[A-Za-z]?,?\s+(?:{_CAP}\s+){{1,3}}(?i:{_STREET})\b\.?(?i:{_FLAT}){_TOWN}",
        95,
        "a house and a street",
    ),
    (
        rf"(?i)\b(?:\d{{1,5}}|{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD}){{0,3}})\s+"
        rf"{_NOT_A_NAME}(?:[a-z'-]+\s+){{1,2}}"
        r"(?:street|road|avenue|lane|drive|court|crescent|terrace|boulevard|parade|grove|turnpike)\b"
        rf"{_FLAT}",
        70,
        "a house and a street",
    ),
    (
        rf"\b(?:{_CAP}\s+){{1,3}}(?:Street|Road|Avenue|Lane|Drive|Court|Crescent|Terrace|Boulevard"
        r"|Parade|Grove|Gardens|Mews|Square|Row|Highway|Freeway|Parkway|Turnpike|Close)\b"
        rf"{_FLAT}",
        70,
        "a street",
    ),
    (
        rf"\b(?:{_CAP}\s+){{1,2}}(?:House|Flats|Towers?|Apartments|Mansions|Buildings?|Estate|Villas"
        r"|Hostel|Block)\b",
        65,
        "a named house",
    ),
    (rf"(?i){_UNIT}", 60, "a flat"),
    (r"(?i)\bp\.?\s?o\.? box \d+|\bpost office box \d+", 90, "a post box"),
    (r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", 85, "a post code"),
    (r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b", 85, "a post code"),
    (
        r"(?i)\b(?:zip(?: ?code)?|postcode|post code|pin ?code)(?: is| was)? \d{4,6}\b",
        85,
        "a post code",
    ),
    (
        r"(?i)(?<=\bon )"
        + _NOT_A_NAME
        + r"[a-z'-]+ (?:street|avenue|lane|road|boulevard|drive|crescent)\b",
        50,
        "a street",
    ),
)
_COMPILED = tuple((re.compile(p), score, reason) for p, score, reason in _PATTERNS)


class AddressDetector(Detector):
    """Addresses of houses."""

    types = ("ADDRESS",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give houses, streets, flats and post codes."""
        for pattern, score, reason in _COMPILED:
            for match in pattern.finditer(reading.text):
                yield Found(match.start(), match.end(), "ADDRESS", score, reason)
