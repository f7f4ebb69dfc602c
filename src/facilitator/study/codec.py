"""An event as the members of a journal line, and back.

Facts go to `d`, words that someone said or typed to `w`, the record it is about to `of`. In a study
without encryption both are plain objects; with an envelope each will be a closed message of its own
(only the seam is here, in `_closed` and `_opened`).
"""

from __future__ import annotations

import base64
import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import msgspec

from facilitator.canonical import canonical
from facilitator.errors import FacilitatorError
from facilitator.ports import Envelope, KeyName
from facilitator.session.events import EVENTS, Event
from facilitator.session.events.made import (
    event_name,
    event_version,
    fact_fields,
    is_in_clear,
    word_fields,
)


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """A record of a type or version that this program does not know: kept, skipped by folds."""

    e: str
    """Its type as it stands on disk."""
    v: int
    """Its version."""


Found: TypeAlias = Event | UnknownEvent
"""What a record read back can hold."""


def clean(text: str) -> str:
    """Give `text` with unpaired surrogates replaced by U+FFFD, so that it can be written."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def members_of(event: Event, envelope: Envelope | None = None) -> dict[str, Any]:
    """Give the members `e`, `v`, `d`, and `of` and `w` where the type has them."""
    cls = type(event)
    values = _cleaned(msgspec.to_builtins(event))
    facts = {name: values[name] for name in fact_fields(cls)}
    members = {
        "e": event_name(cls),
        "v": event_version(cls),
        "d": facts if is_in_clear(cls) else _closed(facts, "record", envelope),
    }
    if "of" in values:
        members["of"] = values["of"]
    if word_fields(cls):
        words = {name: values[name] for name in word_fields(cls)}
        members["w"] = _closed(words, "words", envelope)
    return members


def event_of(members: dict[str, Any], envelope: Envelope | None = None) -> Found:
    """Give the event of a line; one that this program cannot read as its type is unknown."""
    e, v = members.get("e"), members.get("v")
    if not isinstance(e, str) or not isinstance(v, int):
        return UnknownEvent(str(e), 0)
    cls = EVENTS.get((e, v))
    if cls is None:
        return UnknownEvent(e, v)
    try:
        values = _opened(members.get("d", {}), "record", envelope)
        values |= _opened(members.get("w", {}), "words", envelope)
        values |= {"of": members["of"]} if "of" in members else {}
        if values.keys() - _names(cls):
            return UnknownEvent(e, v)  # a fact that we would drop: written by a newer program
        event: Event = msgspec.convert(values, cls)
    except (msgspec.ValidationError, TypeError, ValueError, FacilitatorError):
        return UnknownEvent(e, v)
    return event


def _closed(part: dict[str, Any], key: KeyName, envelope: Envelope | None) -> dict[str, Any] | str:
    if envelope is None:
        return part
    return base64.b64encode(envelope.seal(canonical(part), key)).decode("ascii")


def _opened(part: Any, key: KeyName, envelope: Envelope | None) -> dict[str, Any]:
    if envelope is not None and isinstance(part, str):
        part = msgspec.json.decode(envelope.open(base64.b64decode(part), key))
    return dict(part)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(part) for part in value]
    return value


@cache
def _names(cls: type[Event]) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(cls))
