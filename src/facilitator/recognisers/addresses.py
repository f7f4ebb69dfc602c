"""Where someone lives: houses, streets, flats, post codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import words

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
_NOT_A_NAME = (
    r"(?!minutes?\b|hours?\b|days?\b|weeks?\b|years?\b|people\b|miles?\b|times\b|way\b|the\b"
    r"|a\b|an\b|my\b|your\b|our\b|this\b|that\b|one\b|in\b|of\b|and\b|to\b)"
)

_PATTERNS = (
    (
        rf"\b\d{{1,5}}[A-Za-z]?,?\s+(?:{_CAP}\s+){{1,3}}(?i:{_STREET})\b\.?(?i:{_FLAT}){_TOWN}",
        95,
        "a house and a street",
    ),
    (
        rf"(?i)\b(?:\d{{1,5}}|{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD}){{0,3}})\s+"
        rf"{_NOT_A_NAME}(?:[a-z'-]+\s+){{1,2}}"
        r"(?:street|road|avenue|lane|drive|court|crescent|terrace|boulevard|parade|grove|turnpike"
        r"|close|gardens|rise|mews|row|walk|square|view|croft|drove|wynd|circuit|loop|trail)\b"
        rf"{_FLAT}",
        70,
        "a house and a street",
    ),
    (
        rf"\b(?:{_CAP}\s+){{1,3}}(?:Street|Road|Avenue|Lane|Drive|Court|Crescent|Terrace|Boulevard"
        r"|Parade|Grove|Gardens|Mews|Square|Row|Highway|Freeway|Parkway|Turnpike|Close|Crescent)\b"
        r"(?: (?:North|South|East|West|[NSEW]{1,2})\b)?"
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
    (r"\b[A-Z]\d[\dW]\s?[A-Z\d]{4}\b", 80, "a post code"),
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
_NUMBER = rf"(?:\d{{1,5}}[a-z]?|{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD}){{0,3}})"
_ROAD = (
    r"(?:street|road|avenue|lane|drive|close|crescent|terrace|boulevard|grove|gardens|court|square"
    r"|mews|parade|hill|row|way|walk|place|green|view|rise|park|cottages|villas)"
)
_SIDE = r"(?:north|south|east|west|northeast|northwest|southeast|southwest)"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
)
_PLAIN_ROAD = (
    r"(?!(?:the|a|an|my|your|our|this|that|one|same|next|other|main|side|back|dirt|gravel|long|wrong"
    r"|right|high|busy|quiet|whole|every|any|some|two|each|bike|bus|cycle|fast|slow|middle|memory"
    r"|hard|open|old|new|private|public|country|city|county|front|toll|ring|cross|down|up|of|to|in"
    r"|and|on|or|that's|no|half|his|her|their|another|first|local|narrow|steep|ski|grid|car|food|tennis"
    r"|basketball|squash|high|supreme|crown|federal|family|small|either)\b)"
)
_MORE = (
    (
        rf"(?i)\bnumber {_NUMBER},? (?:the )?(?:[a-z'’-]+ ){{0,2}}{_ROAD}\b",
        75,
        "a house and a street",
    ),
    (rf"(?i)\b{_NUMBER},? the {_ROAD}\b", 70, "a house and a street"),
    (
        rf"(?i)\b{_NUMBER} {_SIDE} (?!of\b|to\b|and\b|side\b)[a-z'-]+(?: {_ROAD}\b)?",
        65,
        "a house and a street",
    ),
    (
        r"(?i)(?:\b[a-z'-]+ (?:villa|nilayam|bhavan|house|residency|enclave|apartments|illam),? )?"
        rf"\b{_ORDINAL} (?:cross|main)(?: road)?\b",
        65,
        "a street by its number",
    ),
    (
        r"(?i)\b(?!the\b|a\b|my\b)[a-z'-]+ (?:veedu|illam|nivas|niwas|bhavan|bhawan|nilayam|sadan"
        r"|tharavad|tharavadu)\b",
        65,
        "a named house",
    ),
    (r"(?i)(?<=\bhouse name is )[a-z'-]+(?: [a-z'-]+)?", 70, "a named house"),
    (r"(?i)(?<=\bhouse name was )[a-z'-]+(?: [a-z'-]+)?", 70, "a named house"),
    (r"(?i)(?<=\bhouse is called )[a-z'-]+(?: [a-z'-]+)?", 70, "a named house"),
    (rf"(?i)\b(?:po |p o )?box (?:number )?{_NUMBER}\b", 70, "a post box"),
    (r"(?i)\br\.?r\.? ?#?\d+(?:,? (?:site|box|comp) \d+)*", 80, "a rural route"),
    (
        rf"(?i)\b(?:lot|plot|quarters|block|house|bungalow|door|villa|site|caravan|plot)"
        rf" (?:number |no\.? )?(?:[a-z] )?{_NUMBER}\b"
        r"(?!\s*(?:people|of|times|years|days|percent|more))",
        55,
        "a house by its number",
    ),
    (
        rf"(?i)\b(?:NE|NW|SE|SW|{_SIDE})[ -]\d+(?:[ ,-]+\d+)+(?:,? ?(?:W\d|west of the \w+))?",
        80,
        "a piece of land",
    ),
    (
        r"(?i)\b(?:highway|hwy|county road|range road|township road|rural route|state road|route"
        rf"|interstate) (?:{_NUMBER}|[A-Z]{{1,2}}-?\d+)\b",
        50,
        "a numbered road",
    ),
    (
        r"(?i)(?:(?<=\bin )|(?<=\bdown )|(?<=\bup )|(?<=\bat )|(?<=\boff )|(?<=\balong )"
        rf"|(?<=\bnear )|(?<=\bof )|(?<=\bfrom )){_PLAIN_ROAD}[a-z'-]+ "
        rf"(?:street|road|avenue|lane|crescent|terrace|boulevard)\b(?: {_SIDE}\b)?",
        50,
        "a street",
    ),
    (
        rf"(?i)(?<=\bon ){_PLAIN_ROAD}[a-z'-]+ {_PLAIN_ROAD}[a-z'-]+ "
        r"(?:street|road|avenue|lane|crescent|terrace|boulevard)\b",
        50,
        "a street",
    ),
    (
        rf"(?i)\broom {_NUMBER},? (?:block|tower|wing|building) (?:[a-z]|{_NUMBER})\b"
        rf"(?-i:, (?:{_CAP} ){{1,3}}(?i:{_ROAD})\b)?",
        65,
        "a room of a house",
    ),
)
_COMPILED = tuple((re.compile(p), score, reason) for p, score, reason in (*_PATTERNS, *_MORE))


_SIGNS = words(
    "street st road rd avenue ave lane drive dr court ct crescent close terrace place pl way "
    "boulevard blvd parade grove gardens mews square row hill walk highway turnpike circle trail "
    "parkway alley nagar salai marg cross main house flats tower towers apartments mansions "
    "building buildings estate villas hostel block apartment apt flat unit suite door box lot plot "
    "room quarters bungalow villa site caravan number green view rise park cottages north south "
    "east west northeast northwest southeast southwest veedu illam nivas niwas bhavan bhawan "
    "nilayam "
    "sadan tharavad tharavadu residency enclave hwy county range township route interstate freeway "
    "state rr"
)
"""Words without which, and without a digit, nothing here can be an address."""


class AddressDetector(Detector):
    """Addresses of houses."""

    types = ("ADDRESS",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give houses, streets, flats and post codes."""
        if not (reading.digits or _SIGNS.intersection(reading.lowers)):
            return
        for pattern, score, reason in _COMPILED:
            for match in pattern.finditer(reading.text):
                yield Found(match.start(), match.end(), "ADDRESS", score, reason)
