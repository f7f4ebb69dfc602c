"""One byte form for equal values, so that equal things have equal hashes.

Sorted ASCII keys, no blanks, UTF-8, no floats: RFC 8785 (JSON Canonicalization Scheme) for the
values that we use – strings, whole numbers within 2^53, true, false, null, lists, objects.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

LARGEST_INTEGER = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""


def canonical(value: Any) -> bytes:
    """Give `value` in its one canonical form.

    Raises TypeError for a float, a key that is not ASCII or any other type, and ValueError for a
    number beyond 2^53 or an unpaired surrogate: each is an error of ours, not of a person.
    """
    _check(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def fingerprint(value: Any) -> str:
    """Give the SHA-256 of the canonical form of `value`, as 64 hex digits."""
    return sha256(canonical(value)).hexdigest()


def _check(value: Any) -> None:
    match value:
        case None | bool():
            return
        case str():
            value.encode("utf-8")  # an unpaired surrogate cannot be written
        case int():
            if abs(value) > LARGEST_INTEGER:
                raise ValueError("a whole number beyond 2^53 cannot be written")
        case list() | tuple():
            for part in value:
                _check(part)
        case dict():
            for key, part in value.items():
                if not isinstance(key, str) or not key.isascii():
                    raise TypeError("a key must be ASCII text")
                _check(part)
        case _:
            raise TypeError(f"a {type(value).__name__} cannot be written")
