"""The braces of a guide: `{#id key=value key="two words"}`, and `{{ participants }}`.

Ours and not a plugin's: mdit-py-plugins' attributes refuse a dot in an id, let a repeated key win,
and take a brace that is not closed for text without a word (tried).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from facilitator.guide.blocks import Field, Place, Problem

_FIELD = re.compile(
    r"""\s*(?:
        (?P<hash>\#)(?P<id>[^\s{}]*)
      | (?P<key>[^\s=\#"“”„{}]+)(?P<equals>\s*=\s*)?
        (?(equals)(?:["“”„](?P<quoted>[^"“”„]*)(?P<closed>["“”„])?|(?P<bare>[^\s"“”„{}]*)))
      | (?P<stray>\S)
    )""",
    re.VERBOSE,
)
_LOOKS_LIKE_FIELDS = re.compile(r"\{\s*(?:#|[\w-]+\s*=)")
_QUOTES = '"“”„'
_PARTICIPANTS = "{{ participants }}"

At = Callable[[int], Place]
"""Gives the place in the file of an offset in the text."""


@dataclass(frozen=True, slots=True)
class Braces:
    """A `{…}` and what stands in it."""

    start: int
    end: int
    """Offsets in the text, end exclusive, braces included."""
    fields: tuple[Field, ...]


def read_braces(text: str, at: At) -> tuple[tuple[Braces, ...], tuple[Problem, ...]]:
    """Give all braces of a heading, a paragraph or a bullet, and what is wrong in them."""
    found: list[Braces] = []
    problems: list[Problem] = []
    place = 0
    while (place := _next_brace(text, place)) < len(text):
        if text.startswith("{{", place):
            place = _name(text, place, at, problems)
        elif text[place] == "}":
            problems.append(Problem(at(place), "A } stands here without its {.", r"\}"))
            place += 1
        else:
            place = _one(text, place, at, found, problems)
    return tuple(found), tuple(problems)


def _next_brace(text: str, place: int) -> int:
    """Find the next brace; a backslash makes the sign after it an ordinary one."""
    while place < len(text) and text[place] not in "{}":
        place += 2 if text[place] == "\\" and text[place + 1 : place + 2] not in ("", "\n") else 1
    return place


def _name(text: str, start: int, at: At, problems: list[Problem]) -> int:
    line_end = _line_end(text, start)
    end = text.find("}}", start, line_end)
    if end < 0:
        problems.append(Problem(at(start), "The double brace is not closed.", _PARTICIPANTS))
        return line_end
    name = text[start + 2 : end].strip()
    if name != "participants":
        problems.append(
            Problem(at(start), f"There is nothing called {name!r} to fill in.", _PARTICIPANTS)
        )
    return end + 2


def _one(text: str, start: int, at: At, found: list[Braces], problems: list[Problem]) -> int:
    line_end = _line_end(text, start)
    end = _closing(text, start, line_end)
    if end is not None:
        fields = tuple(_fields(text[start + 1 : end], start + 1, at, problems))
        found.append(Braces(start, end + 1, fields))
        return end + 1
    rest = text[start:line_end].rstrip()
    if not _LOOKS_LIKE_FIELDS.match(rest):
        problems.append(Problem(at(start), "The brace is not closed.", r"\{"))
        return start + 1
    problems.append(Problem(at(start), "The brace is not closed.", rest + "}"))
    fields = tuple(_fields(rest[1:], start + 1, at, problems))
    found.append(Braces(start, start + len(rest), fields))
    return line_end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _closing(text: str, start: int, line_end: int) -> int | None:
    """Find the closing brace on the same line, first outside quotation marks, then anywhere."""
    quoted = False
    for place in range(start + 1, line_end):
        if text[place] in _QUOTES:
            quoted = not quoted
        elif text[place] == "}" and not quoted:
            return place
    anywhere = text.find("}", start, line_end)
    return anywhere if anywhere >= 0 else None


def _fields(inner: str, offset: int, at: At, problems: list[Problem]) -> Iterator[Field]:
    seen: set[str] = set()
    for match in _FIELD.finditer(inner):
        field = _field(match, offset, at)
        if isinstance(field, Problem):
            problems.append(field)
        elif field.key in seen:
            problems.append(
                Problem(field.place, f"{field.key!r} stands twice in these braces.", "Keep one.")
            )
        else:
            seen.add(field.key)
            yield field


def _field(match: re.Match[str], offset: int, at: At) -> Field | Problem:
    if match["hash"]:
        place = at(offset + match.start("hash"))
        if match["id"]:
            return Field("#", match["id"], place, at(offset + match.start("id")))
        return Problem(place, "The # has no id after it.", "#opening")
    if match["stray"]:
        place = at(offset + match.start("stray"))
        return Problem(place, f"{match['stray']!r} cannot stand in braces.", "key=value")
    place = at(offset + match.start("key"))
    group = "bare" if match["quoted"] is None else "quoted"
    if match["quoted"] is not None and match["closed"] is None:
        instead = f'{match["key"]}="{match["quoted"].strip()}"'
        at_quote = at(offset + match.start("quoted") - 1)
        return Problem(at_quote, "The quotation mark is not closed.", instead)
    start = match.start(group) if match[group] else match.start("key")
    return Field(match["key"], (match[group] or "").strip(), place, at(offset + start))
