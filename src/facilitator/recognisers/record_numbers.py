"""Numbers that are one person's: of a record, a badge, an account, a licence; written or spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facilitator.recognisers.cue import Cues
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.number_runs import runs, trimmed
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import listed

_KINDS = [
    "record",
    "chart",
    "patient",
    "student",
    "employee",
    "staff",
    "badge",
    "account",
    "member",
    "membership",
    "policy",
    "case",
    "file",
    "reference",
    "ref",
    "ticket",
    "order",
    "licence",
    "license",
    "registration",
    "register",
    "roll",
    "enrolment",
    "enrollment",
    "hospital",
    "medicare",
    "medicaid",
    "insurance",
    "tenancy",
    "passport",
    "confirmation",
    "serial",
    "claim",
    "study",
    "locker",
    "login",
    "user",
    "customer",
    "client",
    "candidate",
    "exam",
    "pin",
    "visa",
    "permit",
    "prescription",
    "nhs",
    "payroll",
    "ration",
    "driver's",
    "driving",
    "room",
    "bed",
    "index",
    "seat",
    "unit",
    "voter",
    "tax",
    "service",
]
_HEADS = ("number", "numbers", "no", "id", "code", "ref", "reference", "#")
_ALONE = (
    "mrn",
    "ssn",
    "nhs number",
    "social security",
    "social security number",
    "national insurance number",
    "national insurance",
    "ni number",
    "aadhaar",
    "aadhaar number",
    "oen",
    "crn",
    "c r n",
    "m r n",
    "sin number",
    "tax file number",
    "tfn",
    "my code",
    "the code",
    "code is",
    "code was",
    "activation code",
    "access code",
    "passcode",
    "password is",
    "password was",
    "pin is",
    "pin was",
    "plate",
    "license plate",
    "licence plate",
    "number plate",
    "rego",
    "vin",
    "iban",
    "sort code",
    "account",
    "badge",
    "id is",
    "id was",
    "i d is",
    "login id",
    "user id",
    "id number",
    "number was",
    "dl number",
)
_CUES = Cues([*_ALONE, *(f"{kind} {head}" for kind in _KINDS for head in _HEADS)])
_REACH = 7
"""Words between a cue and its number: `their national insurance number so i know it now`."""
_LEAST = 3
_MANY = 4
"""Digits that make a code together with letters, without any cue."""
_MIXED = re.compile(r"(?<![\w@.])(?=[\w/-]*\d)(?=[\w/-]*[A-Za-z])[A-Za-z\d]+(?:[-/][A-Za-z\d]+)*")
_PLAIN = re.compile(
    r"\d*(?:st|nd|rd|th|s|am|pm|mg|ml|kg|g|lb|lbs|cm|mm|km|k|m|x|d|g|hrs?|mins?|%|yo|yrs?|ish|p)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\d+[-/]\d+|\d+-(?:[A-Za-z]{3,}-?)+|(?:[A-Za-z]{2,}-)+\d{1,2}|[A-Za-z]-?\d{1,2}"
)
_LETTERED = re.compile(r"(?<![\w@.-])[A-Z]{2,4}[ -]\d{2,}(?:[-/ ]\d{2,})+(?![\w/]|,\d)")
_DIGITS = re.compile(r"(?<![\w$£€.,/-])\d{6,}(?!\w|[.,]\d)")


_SECRETS = Cues(
    ["password's", "password is", "password was", "password", "passcode is", "pass code is",
     "login's", "login is", "login was", "user name is", "passphrase is", "pin is", "reg is",
     "my reg", "plate says", "plate is", "plate's", "plate reads", "number plate is", "rego is",
     "licence plate is", "license plate is"]
)  # fmt: skip


class RecordNumberDetector(Detector):
    """Record numbers, badges, accounts, codes."""

    types = ("ID",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give what a cue announces, then what looks like a code by itself."""
        yield from _announced(reading)
        yield from _secrets(reading)
        yield from _codes(reading)


def _announced(reading: Reading) -> Iterator[Found]:
    for run in runs(reading, letters=True):
        first, last = trimmed(reading, run)
        if run.digits + run.letters < _LEAST or run.digits < 2:
            continue
        cue = _CUES.before(reading, first, _REACH)
        if cue is None:
            if run.digits >= _MANY and run.letters:
                start, end = reading.tokens[first].start, reading.tokens[last].end
                yield Found(start, end, "ID", 75, "letters and digits said one by one")
            continue
        beside = _names_it(reading, first)
        start = reading.tokens[cue if beside else first].start
        yield Found(start, reading.tokens[last].end, "ID", 85, "after a word for a number or code")


def _secrets(reading: Reading) -> Iterator[Found]:
    """Give `bluebell seven seven` after `password's`, `husker 88` after `his plate says`."""
    for place, token in enumerate(reading.tokens):
        if not token.joined or _SECRETS.ends_at(reading, place) is None:
            continue
        numbers = [run for run in runs(reading, letters=True) if place <= run.first <= place + 2]
        if numbers:
            end = reading.tokens[numbers[0].last].end
            yield Found(token.start, end, "ID", 70, "after a word for a number or code")


def _names_it(reading: Reading, place: int) -> bool:
    """Say whether the cue right before belongs to the number, as in `MRN 4471902`."""
    beside = _CUES.ends_at(reading, place) is not None
    return beside and reading.tokens[place - 1].lower not in ("is", "was")


def _codes(reading: Reading) -> Iterator[Found]:
    for match in _MIXED.finditer(reading.text):
        if _is_code(match.group()):
            yield _code(reading, match.start(), match.end(), "letters and digits, as in a code")
    for match in _LETTERED.finditer(reading.text):
        yield _code(reading, match.start(), match.end(), "letters and digits, as in a code")
    for match in _DIGITS.finditer(reading.text):
        yield _code(reading, match.start(), match.end(), "a long number")


def _is_code(said: str) -> bool:
    digits = sum(c.isdecimal() for c in said)
    plain = _PLAIN.fullmatch(said) or _RANGE.fullmatch(said)
    known = said.casefold() in listed("acronyms") or said.casefold().startswith("covid")
    return digits >= 2 and len(said) >= 4 and not plain and not known


def _code(reading: Reading, start: int, end: int, reason: str) -> Found:
    """Take the words of a cue right before it in, `MRN 4471902`, and what follows in groups."""
    place = reading.token_at(start)
    cue = None if place is None else _CUES.ends_at(reading, place)
    if cue is not None and place is not None and not _names_it(reading, place):
        return Found(start, end, "ID", 90, "after a word for a number or code")
    if cue is not None:
        return Found(reading.tokens[cue].start, end, "ID", 90, "after a word for a number or code")
    before = re.search(r"\b[A-Z]{1,4}[\s-]$", reading.text[:start])
    return Found(before.start() if before else start, end, "ID", 75, reason)
