"""Who or what a flag is about: `Dr. Patel`, `patel's` and `the Patels` are one.

An entity is known by its key: the words without case, title, possessive and punctuation, or the
bare digits of a number. (BNC's rule: "Mrs Turnpike / Maggie" are one person, not two strings.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from facilitator.ports import Likeness
from facilitator.redaction.spoken import digits

_TITLES = (
    "dr doctor mr mister mrs missus miss ms mx prof professor nurse sister brother father pastor "
    "reverend rev rabbi imam sir dame lord lady madam madame officer sergeant sgt captain capt "
    "constable detective inspector judge senator councillor councilor coach principal "
    "president uncle aunt auntie aunty grandma grandpa granny cousin st the my our "
    "señor señora monsieur herr frau fr"
)
TITLES = frozenset(_TITLES.split())
"""What stands before a name and stays when the name goes; none that is a first name too."""
_NUMBERS = frozenset({"PHONE", "ID", "AGE"})
_NAMES = frozenset({"PERSON", "LOCATION", "ORG"})
_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s?$")
_ALIKE = 88
"""Edit ratio from which two names of the same type are one person, misheard or misspelt."""
_LONG = 6
"""Letters from which a likeness says so: Maria and Mario, Carl and Karl are two people."""


def key(text: str, kind: str) -> str:
    """Give the key of a mention of type `kind`."""
    if kind in _NUMBERS:
        found = digits(text)
        if found:
            return found
    tokens = [_POSSESSIVE.sub("", token.casefold()) for token in _TOKEN.findall(text)]
    named = tokens[:]
    while kind == "PERSON" and len(named) > 1 and named[0] in TITLES:
        named = named[1:]
    return " ".join(named) or text.casefold().strip()


def gathered(
    mentions: Iterable[tuple[str, str]],
    likeness: Likeness,
    same: Iterable[tuple[str, str]] = (),
) -> Mapping[str, str]:
    """Give the entity of each key: `mentions` are (key, type), in order of importance.

    A key joins an earlier or longer one if it is a part of it and of no other, its plural, or a
    long name of the same type that is spelt nearly alike; and whatever people said is the `same`:
    pairs of keys, the second of which gives the entity.
    """
    types: dict[str, str] = {}
    for one, kind in mentions:
        types.setdefault(one, kind)
    whole = sorted(types, key=lambda one: -len(one.split()))
    holding: dict[str, list[str]] = {}
    for one in types:
        for word in one.split():
            holding.setdefault(word, []).append(one)
    entity: dict[str, str] = {}
    for one in whole:
        found = _part_of(one, types, entity, holding) or _plural_of(one, types) or None
        entity[one] = entity.get(found, found) if found else one
    long: dict[str, list[str]] = {kind: [] for kind in _NAMES}
    for one in types:
        earlier = long.get(types[one], [])
        if entity[one] == one and types[one] in _NAMES and len(one) >= _LONG:
            like = likeness.nearest(one, earlier, _ALIKE)
            entity[one] = entity[like] if like else one
        if len(one) >= _LONG:
            earlier.append(one)
    for one, other in same:
        if one in entity and other in entity and entity[one] != entity[other]:
            entity = {each: _moved(now, entity[one], entity[other]) for each, now in entity.items()}
    return entity


def _moved(entity: str, before: str, after: str) -> str:
    return after if entity == before else entity


def _part_of(
    one: str,
    types: Mapping[str, str],
    entity: Mapping[str, str],
    holding: Mapping[str, Sequence[str]],
) -> str | None:
    """Give the only longer name that holds all of its words."""
    if types[one] not in _NAMES:
        return None
    parts = set(one.split())
    holders = {
        entity.get(other, other)
        for other in holding[next(iter(parts))]
        if types[other] == types[one] and parts < set(other.split())
    }
    return holders.pop() if len(holders) == 1 else None


def _plural_of(one: str, types: Mapping[str, str]) -> str | None:
    if types[one] in _NAMES and one.endswith("s") and types.get(one[:-1]) in _NAMES:
        return one[:-1]
    return None
