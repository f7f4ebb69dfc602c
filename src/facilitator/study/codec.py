"""An event as the members of a journal line, and back.

Facts go to `d`, words that someone said or typed to `w`, the record it is about to `of`. In a study
without encryption both are plain objects; with an envelope each is a closed message of its own. In
it stand whose record it is and what of it lies in the clear (type, version, time and the record it
is about), so that neither can be changed without a key; and it is padded, for the length would tell
`agree` from `decline`.
"""

from __future__ import annotations

import base64
import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import msgspec

from facilitator.canonical import canonical
from facilitator.errors import Damaged, FacilitatorError, Unavailable
from facilitator.ports import Envelope, KeyName
from facilitator.session.events import EVENTS, Event
from facilitator.session.events.made import (
    event_name,
    event_version,
    fact_fields,
    is_in_clear,
    word_fields,
)
from facilitator.units import Us

PADDED_BYTES = 256
"""A closed part's plaintext is filled with blanks to a multiple of this."""
PLACE, BOUND = "id", "as"
"""Members of a closed part beside its facts or words: whose it is, and `[e, v, at, of]` of it."""


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """A record of a type or version that this program does not know: kept, skipped by folds."""

    e: str
    """Its type as it stands on disk."""
    v: int
    """Its version."""


@dataclass(frozen=True, slots=True)
class ClosedEvent:
    """A record that cannot be opened here: its type and its time are all that is known of it."""

    e: str
    """Its type as it stands on disk."""
    v: int
    """Its version."""
    of: str | None = None
    """The record it is about."""
    spoilt: bool = False
    """True where the key is at hand: it was changed, or moved here from another place."""


Found: TypeAlias = Event | UnknownEvent | ClosedEvent
"""What a record read back can hold."""


def clean(text: str) -> str:
    """Give `text` with unpaired surrogates replaced by U+FFFD, so that it can be written."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def members_of(
    event: Event, id: str = "", envelope: Envelope | None = None, *, at: Us = 0
) -> dict[str, Any]:
    """Give the members `e`, `v`, `d`, and `of` and `w` where the type has them.

    `id` is the record's own, `<session>/facilitator.1.42`, and `at` its time on its line; they are
    needed where `envelope` is.
    """
    cls = type(event)
    values = _cleaned(msgspec.to_builtins(event))
    members: dict[str, Any] = {"e": event_name(cls), "v": event_version(cls)}
    if "of" in values:
        members["of"] = values["of"]
    beside = {PLACE: id, BOUND: _bound(members, at)}
    facts = {name: values[name] for name in fact_fields(cls)}
    members["d"] = facts if is_in_clear(cls) else _closed(facts, beside, "record", envelope)
    if word_fields(cls):
        words = {name: values[name] for name in word_fields(cls)}
        members["w"] = _closed(words, beside, "words", envelope)
    return members


def event_of(
    members: dict[str, Any],
    id: str = "",
    envelope: Envelope | None = None,
    *,
    closed: bool = False,
) -> Found:
    """Give the event of a line; one that this program cannot read as its type is unknown.

    `id` is `<session>/facilitator.1.42`; where its file's header is lost the session may be empty.
    `closed` says that its file's records are closed: a part that is readable, or is not there, was
    then put in by someone who holds no key.
    """
    e, v = members.get("e"), members.get("v")
    if not isinstance(e, str) or not isinstance(v, int):
        return UnknownEvent(str(e), 0)
    cls = EVENTS.get((e, v))
    if cls is None:
        return UnknownEvent(e, v)
    if closed and not _is_closed(members, cls):
        return ClosedEvent(e, v, members.get("of"), spoilt=True)
    try:
        values = _opened("d", members, id, "record", envelope)
        values |= _opened("w", members, id, "words", envelope)
    except Unavailable:
        return ClosedEvent(e, v, members.get("of"))
    except (FacilitatorError, ValueError, TypeError):
        return ClosedEvent(e, v, members.get("of"), spoilt=True)
    values |= {"of": members["of"]} if "of" in members else {}
    if values.keys() - _names(cls):
        return UnknownEvent(e, v)  # a fact that we would drop: written by a newer program
    try:
        event: Event = msgspec.convert(values, cls)
    except (msgspec.ValidationError, TypeError, ValueError):
        return UnknownEvent(e, v)
    return event


def _is_closed(members: dict[str, Any], cls: type[Event]) -> bool:
    facts = is_in_clear(cls) or isinstance(members.get("d"), str)
    return facts and (not word_fields(cls) or isinstance(members.get("w"), str))


def _bound(members: dict[str, Any], at: object) -> list[object]:
    """Give what of a record lies in the clear and decides what it does."""
    return [members["e"], members["v"], at, members.get("of")]


def _closed(
    part: dict[str, Any], beside: dict[str, Any], key: KeyName, envelope: Envelope | None
) -> dict[str, Any] | str:
    if envelope is None:
        return part
    plain = canonical(part | beside)
    padded = plain + b" " * (-len(plain) % PADDED_BYTES)
    return base64.b64encode(envelope.seal(padded, key)).decode("ascii")


def _opened(
    part: str, members: dict[str, Any], id: str, key: KeyName, envelope: Envelope | None
) -> dict[str, Any]:
    written = members.get(part, {})
    if not isinstance(written, str):
        return dict(written)
    if envelope is None:
        raise Unavailable("This record is closed.", "facilitator unlock asks for the study's key.")
    found = msgspec.json.decode(envelope.open(base64.b64decode(written, validate=True), key))
    if not isinstance(found, dict) or not str(found.pop(PLACE, "")).endswith(id):
        raise Damaged(f"{id} holds what was written for another place.", "")
    if found.pop(BOUND, None) != _bound(members, members.get("at", 0)):
        raise Damaged(f"{id} holds what was written for another type, time or record.", "")
    return found


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
