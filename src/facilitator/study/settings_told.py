"""Say what is wrong with a setting: the key, the line, and what to write instead."""

from __future__ import annotations

import dataclasses
import difflib
import re
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from facilitator.errors import BadInput
from facilitator.study.settings import Settings

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?")
_PART = r"""(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)"""
_KEY = re.compile(rf"\s*((?:{_PART}\s*\.\s*)*{_PART})\s*=")
_MISSING = re.compile(r"Object missing required field `(\w+)`(?: - at `\$\.([\w.-]+)`)?")
_PLAIN = {
    int: "Write a whole number.",
    float: "Write a number.",
    bool: "Write true or false.",
    str: 'Write text in quotes: "…".',
}


def line_of(text: str, path: tuple[str, ...]) -> int:
    """Give the line on which the key at `path` stands, else its table's, else 1."""
    table: tuple[str, ...] = ()
    best, line_of_best = 0, 1
    for number, line in enumerate(text.split("\n"), 1):
        header, key = _TABLE.fullmatch(line), _KEY.match(line)
        if header is not None:
            here = table = _parts(header[1])
        elif key is not None:
            here = (*table, *_parts(key[1]))
        else:
            continue
        if len(here) > best and path[: len(here)] == here:
            best, line_of_best = len(here), number
    return line_of_best


def unknown_key(path: tuple[str, ...], known: list[str], text: str, file: str) -> BadInput:
    """Refuse a key that no table knows, with the nearest that `known` holds."""
    near = difflib.get_close_matches(path[-1], known, n=1, cutoff=0.5)
    todo = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}."
    return BadInput(f"{file}, line {line_of(text, path)}: {'.'.join(path)} is no setting.", todo)


def wrong_value(message: str, found: dict[str, Any], text: str, file: str) -> BadInput:
    """Refuse the first value in `found` of the wrong kind, or what is missing.

    `message` is msgspec's, of which only what it says of a missing key is used.
    """
    wrong = _first_wrong(found, Settings, ())
    if wrong is None:
        missing = _MISSING.fullmatch(message)
        full = ".".join(part for part in (missing[2], missing[1]) if part) if missing else message
        return BadInput(f"{file}: {full} is missing.", f"Add a line that sets {full}.")
    path, kind = wrong
    return BadInput(
        f"{file}, line {line_of(text, path)}: {'.'.join(path)} cannot have this value.",
        wanted(kind),
    )


def _first_wrong(
    value: Any, kind: Any, path: tuple[str, ...]
) -> tuple[tuple[str, ...], Any] | None:
    """Give the place and the type of the first value that does not fit its type."""
    kind = without_none(kind)
    if isinstance(value, dict) and dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        inside = ((key, part, hints[key]) for key, part in value.items())
    elif isinstance(value, dict) and get_origin(kind) is dict:
        inside = ((key, part, get_args(kind)[1]) for key, part in value.items())
    else:
        return None if _fits(value, kind) else (path, kind)
    found = (_first_wrong(part, inner, (*path, key)) for key, part, inner in inside)
    return next((one for one in found if one is not None), None)


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def without_none(kind: Any) -> Any:
    """Give the type of a setting where it is set."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(one for one in get_args(kind) if one is not type(None))
    return kind


def wanted(kind: Any) -> str:
    """Say what to write for a setting of this type."""
    if get_origin(kind) is Literal:
        return f"Write {' or '.join(_choices(kind))}."
    if get_origin(kind) is tuple and get_origin(get_args(kind)[0]) is Literal:
        return f"Write a list of any of {', '.join(_choices(get_args(kind)[0]))}."
    if get_origin(kind) is tuple:
        return 'Write a list of texts: ["…", "…"].'
    return _PLAIN.get(kind, "Write it as a table, with a line for each of its settings.")


def _choices(kind: Any) -> list[str]:
    return [f'"{one}"' if isinstance(one, str) else str(one) for one in get_args(kind)]


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))
