"""Ids: what a section and an item are called in journals, key logs and transcripts."""

from __future__ import annotations

import re
from unicodedata import normalize

LONGEST = 32
"""Characters of an id."""

LONGEST_OF_SECTION = 20
"""Leaves room for `.q123.p99`."""

_VALID = re.compile(r"[A-Za-z0-9._-]{1,32}")
_NUMERAL = re.compile(r"([IVXLCDM]+|[A-Z]|\d+(?:\.\d+)*)[.)](?=\s|$)")


def numeral(title: str) -> str:
    """Give the number that a heading begins with (`II`, `2`, `2.1`, `B`), or nothing."""
    found = _NUMERAL.match(title)
    return found.group(1) if found else ""


def of_section(title: str, place: int) -> str:
    """Give a section's id: its numeral, else its first word; `section3` where that has no ASCII."""
    first = numeral(title)
    words = [first] if first else [letters(word).lower() for word in title.split()]
    return next((word for word in words if word), f"section{place}")[:LONGEST_OF_SECTION]


def letters(text: str) -> str:
    """Give the ASCII letters and digits of `text`, accents taken off: `Über` is `Uber`."""
    return "".join(sign for sign in normalize("NFKD", text) if sign.isascii() and sign.isalnum())


def valid(id: str) -> bool:
    """Say whether `id` can be one: it also names things on disk."""
    return _VALID.fullmatch(id) is not None and id not in (".", "..")


def nearest_valid(id: str) -> str:
    """Give what of `id` can stay."""
    plain = normalize("NFKD", id)
    kept = "".join(sign for sign in plain if _VALID.fullmatch(sign)).strip(".")
    return kept[:LONGEST] or "opening"
