"""How an event class is made, and how it is named.

An event is a frozen value in the past tense. A field that holds words that someone said or typed
(or a machine heard) is declared with `said()`: it goes to a record's `w`, is not printed by `repr`,
and goes with the *words* key; every other field is a fact and goes to `d`. A field named `of` holds
the record that the event is about and is a member of its own.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar, dataclass_transform

_SAID = "said"
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")

T = TypeVar("T")


def said(*, default: Any = dataclasses.MISSING, kw_only: bool = False) -> Any:
    """Declare a field that holds words: kept apart, never printed."""
    return field(repr=False, default=default, kw_only=kw_only, metadata={_SAID: True})


@dataclass_transform(frozen_default=True, field_specifiers=(field, said))
def event(cls: type[T]) -> type[T]:
    """Make a class an event: a frozen dataclass with slots."""
    made: Callable[[type[T]], type[T]] = dataclasses.dataclass(frozen=True, slots=True)
    return made(cls)


def event_name(cls: type[object]) -> str:
    """Give the name of an event type on disk: `NoteTaken` is `note.taken`."""
    return _CAPITAL.sub(".", cls.__name__).lower()


def event_version(cls: type[object]) -> int:
    """Give the version of an event type: 1 unless the class says otherwise."""
    return int(getattr(cls, "VERSION", 1))


def is_in_clear(cls: type[object]) -> bool:
    """Say whether the facts of an event type stay readable in every study."""
    return bool(getattr(cls, "IN_CLEAR", False))


def word_fields(cls: type[object]) -> tuple[str, ...]:
    """Give the names of the fields that hold words."""
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]  # every event is a dataclass
    return tuple(f.name for f in fields if f.metadata.get(_SAID))


def fact_fields(cls: type[object]) -> tuple[str, ...]:
    """Give the names of the fields that hold facts; `of` is neither."""
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]  # every event is a dataclass
    return tuple(f.name for f in fields if not f.metadata.get(_SAID) and f.name != "of")


def changed(event: T, **changes: Any) -> T:
    """Give the event with some fields replaced; mypy cannot see through a union of classes."""
    return dataclasses.replace(event, **changes)  # type: ignore[type-var]
