"""What stands in braces and in the front matter, made into values; and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args

from facilitator.guide import ids
from facilitator.guide.blocks import Field, Problem
from facilitator.guide.model import Do

DOS: Mapping[str, Do] = {do: do for do in get_args(Do)}

FRONT = ("title", "study", "version", "duration", "source")
"""Keys of the front matter."""

OF_SECTION = ("minutes", "#")
"""Keys in the braces of a heading."""

OF_ITEM = ("do", "glance", "#")
"""Keys in the braces of a paragraph, a bullet or an action."""

LONGEST_MINUTES = 24 * 60

_EXAMPLES = {"minutes": "minutes=20", "do": "do=record", "glance": 'glance="two words"'}


@dataclass(frozen=True, slots=True)
class Said:
    """The values of some fields; None where one is not given or is a mistake."""

    id: str | None = None
    minutes: int | None = None
    do: Do | None = None
    glance: str | None = None
    title: str | None = None
    study: str | None = None
    version: str | None = None
    duration: int | None = None
    source: str | None = None


def read(fields: Iterable[Field], known: tuple[str, ...]) -> tuple[Said, tuple[Problem, ...]]:
    """Give the values of `fields`, of which only the `known` keys may stand there."""
    values: dict[str, str | int] = {}
    problems: list[Problem] = []
    for field in fields:
        if field.key not in known:
            problems.append(_unknown(field, known))
        elif field.key in values:
            problems.append(Problem(field.place, f"{field.key!r} stands twice.", "Keep one."))
        elif not field.value and known is not FRONT:
            problems.append(_empty(field))
        elif problem := _wrong(field):
            problems.append(problem)
        elif field.value:
            values[field.key] = _value(field)
    values = {"id" if key == "#" else key: value for key, value in values.items()}
    return Said(**values), tuple(problems)  # type: ignore[arg-type]


def _value(field: Field) -> str | int:
    return int(field.value) if field.key in ("minutes", "duration") else field.value


def _wrong(field: Field) -> Problem | None:
    return next(iter((*_wrong_number(field), *_wrong_do(field), *_wrong_id(field))), None)


def _wrong_number(field: Field) -> Iterator[Problem]:
    if field.key in ("minutes", "duration") and not _is_minutes(field.value):
        text = f"{field.key} {field.value!r} is no whole number of minutes."
        form = "minutes=20" if field.key == "minutes" else "duration: 90"
        yield Problem(field.value_place, text, form)


def _is_minutes(text: str) -> bool:
    return (
        text.isascii() and text.isdecimal() and len(text) < 5 and 0 < int(text) <= LONGEST_MINUTES
    )


def _wrong_do(field: Field) -> Iterator[Problem]:
    if field.key == "do" and field.value not in DOS:
        text = f"The program does nothing called {field.value!r}."
        yield Problem(field.value_place, text, f"do={_nearest(field.value, tuple(DOS))}")


def _wrong_id(field: Field) -> Iterator[Problem]:
    if field.key == "#" and not ids.valid(field.value):
        text = (
            f"The id {field.value!r} holds something else than letters, digits, dot, - and _, "
            f"or is longer than {ids.LONGEST}."
        )
        yield Problem(field.place, text, f"#{ids.nearest_valid(field.value)}")


def _empty(field: Field) -> Problem:
    return Problem(field.place, f"{field.key!r} has no value.", _EXAMPLES[field.key])


def _unknown(field: Field, known: tuple[str, ...]) -> Problem:
    if known is FRONT:
        text = f"{field.key!r} is not known in front matter."
        return Problem(field.place, text, f"{_nearest(field.key, known)}: …")
    if field.key in DOS:
        text = f"{field.key!r} is something that the program does: it needs its key."
        return Problem(field.place, text, f"do={field.key}")
    if not field.value and field.key not in (*OF_SECTION, *OF_ITEM):
        text = f"{field.key!r} is neither an id nor a key: an id has #, a key has = and a value."
        return Problem(field.place, text, f"#{ids.nearest_valid(field.key)}")
    if field.key == "id":
        return Problem(field.place, "An id is written with #.", f"#{field.value}")
    if field.key == "minutes":
        text = "'minutes' belongs to a heading: a section has a budget, an item has none."
        return Problem(field.place, text, "Move it to the end of the section's heading.")
    if field.key in OF_ITEM:
        text = f"{field.key!r} belongs to a paragraph, a bullet or an action."
        return Problem(field.place, text, "Move it there.")
    text = f"{field.key!r} is not known here."
    return Problem(field.place, text, _EXAMPLES.get(_nearest(field.key, known), "#opening"))


def _nearest(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return close[0] if close else known[0]
