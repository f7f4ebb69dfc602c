"""How digits and letters are said aloud: `five five five, oh one three eight`, `S-M-I-T-H`."""

from __future__ import annotations

import re
from types import MappingProxyType

ONES = MappingProxyType(
    {
        "zero": "0",
        "oh": "0",
        "o": "0",
        "nought": "0",
        "nil": "0",
        "one": "1",
        "two": "2",
        "three": "3",
        "four": "4",
        "five": "5",
        "six": "6",
        "seven": "7",
        "eight": "8",
        "nine": "9",
    }
)
TEENS = MappingProxyType(
    {
        "ten": "10",
        "eleven": "11",
        "twelve": "12",
        "thirteen": "13",
        "fourteen": "14",
        "fifteen": "15",
        "sixteen": "16",
        "seventeen": "17",
        "eighteen": "18",
        "nineteen": "19",
    }
)
TENS = MappingProxyType(
    {
        "twenty": "2",
        "thirty": "3",
        "forty": "4",
        "fifty": "5",
        "sixty": "6",
        "seventy": "7",
        "eighty": "8",
        "ninety": "9",
    }
)
REPEATS = MappingProxyType({"double": 2, "triple": 3, "treble": 3})

WORD = re.compile(r"[^\W_]+")


def digits(text: str) -> str:
    """Give the digits of a text in order, written or spoken; words that are none are left out."""
    said = [word.casefold() for word in WORD.findall(text)]
    found, place = [], 0
    while place < len(said):
        read, taken = _read(said[place : place + 2])
        found.append(read)
        place += taken
    return "".join(found)


def _read(said: list[str]) -> tuple[str, int]:
    """Give the digits of the first of two words, or of both, and how many were taken."""
    first, then = said[0], said[1] if len(said) > 1 else ""
    one = ONES.get(then, then if len(then) == 1 and then.isdecimal() else "")
    if first in REPEATS and one:
        return one * REPEATS[first], 2
    if first in TENS:
        return (TENS[first] + one, 2) if one and one != "0" else (TENS[first] + "0", 1)
    if first in ONES or first in TEENS:
        return ONES.get(first, "") or TEENS[first], 1
    return re.sub(r"\D", "", first), 1
