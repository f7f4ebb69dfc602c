"""Which number a redacted original gets, and what the study's journal has still to hold of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from facilitator.redaction.decisions import Decided
from facilitator.redaction.entities import key
from facilitator.redaction.flags import TYPES, Flag
from facilitator.redaction.replacements import Given, Numbers
from facilitator.session.events import Record
from facilitator.session.events.whole_study import ReplacementGiven
from facilitator.session.state import standing

Span = tuple[str, int, int, bool]
"""Passage, first and last word, and whether it is a whole clause: how decisions are matched."""
Original = tuple[str, str]
"""Type and key of what was redacted: all of its mentions have one number."""


def by_span(decided: Iterable[Decided]) -> Mapping[Span, Decided]:
    """Give decisions by their words: a flag may have been decided under another type."""
    return {(one.passage, one.first, one.last, one.clause): one for one in decided}


def span_of(flag: Flag) -> Span:
    """Give the words of a flag, as decisions are matched: by the type that was proposed."""
    clause = TYPES[flag.name.rpartition(":")[2]].clause
    return flag.passage, flag.first, flag.last, clause


def original_of(flag: Flag) -> Original:
    """Give what a flag is a mention of."""
    return flag.type, key(flag.text, flag.type)


def said_same(decided: Iterable[Decided]) -> Mapping[Original, Original]:
    """Give who a reviewer said is who: `Maggie` is `Margaret Turnpike`; chains to their end."""
    said = {
        (one.type, key(one.text, one.type)): (one.type, key(one.same_as, one.type))
        for one in decided
        if one.decision == "redact" and one.same_as
    }
    ends = {one: _end_of(one, said) for one in said}
    return {one: end for one, end in ends.items() if one != end}


def _end_of(one: Original, said: Mapping[Original, Original]) -> Original:
    """Give what a chain ends with; of those who are each other, always the same one."""
    chain = [one]
    while (after := said.get(chain[-1])) is not None:
        if after in chain:
            return min(chain[chain.index(after) :])
        chain.append(after)
    return chain[-1]


def given(study_records: Sequence[Record[Any]]) -> Mapping[Original, Record[ReplacementGiven]]:
    """Give the record that numbers each original of the study, where it stands."""
    found: dict[Original, Record[ReplacementGiven]] = {}
    for record in standing(study_records):
        event = record.event
        if isinstance(event, ReplacementGiven):
            found.setdefault((event.type, key(event.original, event.type)), record)
    return found


def study_pairs(
    study_records: Sequence[Record[Any]], same: Mapping[Original, Original]
) -> Iterator[tuple[str, str]]:
    """Give keys that have one number in the study: each with the first that had it.

    Not of those of whom a reviewer said here who they are: they may be somebody else's here.
    """
    first: dict[tuple[str, int], str] = {}
    for one, record in given(study_records).items():
        number = record.event.label, record.event.number
        if one not in same and first.setdefault(number, one[1]) != one[1]:
            yield one[1], first[number]


def numbered(
    flag: Flag, flags: Sequence[Flag], numbers: Numbers, same: Mapping[Original, Original]
) -> Given:
    """Give the number of a flag's original, or of what it is said to be.

    Its own, that of others of its entity, else the next.
    """
    one = original_of(flag)
    meant = same.get(one, one)
    own = numbers.given(meant)
    if own is not None:
        return own
    text = flag.text if meant == one else meant[1]
    return numbers.give(meant, text, _theirs(flag, meant, flags, numbers, same))


def _theirs(
    flag: Flag,
    meant: Original,
    flags: Sequence[Flag],
    numbers: Numbers,
    same: Mapping[Original, Original],
) -> Given | None:
    """Give a number that others of a flag's entity have; not where it is somebody else's, too."""
    named = [one for one, end in same.items() if end == meant]
    alike = [(meant[0], flag.entity)]
    alike += [original_of(f) for f in flags if f.entity == flag.entity and f.type == meant[0]]
    others = [one for one in alike if one not in same]
    others += [one for one in named if not numbers.is_shared(one, beyond=(meant, *named))]
    return next((found for one in others if (found := numbers.given(one)) is not None), None)


def to_number(
    flags: Sequence[Flag], decided: Sequence[Decided], study_records: Sequence[Record[Any]]
) -> tuple[ReplacementGiven, ...]:
    """Give what the study's journal still has to hold: redacted originals and their numbers."""
    numbers, same, stand = Numbers(study_records), said_same(decided), given(study_records)
    found: dict[Original, ReplacementGiven] = {}
    for flag in flags:
        if flag.decision != "redact" or flag.by is None:
            continue
        now, before = numbered(flag, flags, numbers, same), stand.get(original_of(flag))
        new = ReplacementGiven(now.label, now.number, flag.type, flag.text)
        if before is None or _is_news(new, before, study_records):
            found.setdefault(original_of(flag), new)
    return tuple(found.values())


def _is_news(
    new: ReplacementGiven,
    stands: Record[ReplacementGiven],
    study_records: Sequence[Record[Any]],
) -> bool:
    """Say whether an original's number is another than what stands, and nobody said so since.

    Two groups may each have a Maggie: what is said in one of them last gives the study's number,
    and in the other she stays whom they said.
    """
    number, original = (new.label, new.number), (new.type, key(new.original, new.type))
    for record in study_records:
        event = record.event
        if record.name == stands.name:
            break
        if isinstance(event, ReplacementGiven) and (event.label, event.number) == number:
            earlier = event.type, key(event.original, event.type)
            if earlier == original:
                return False
    return number != (stands.event.label, stands.event.number)


def renumbered(
    new: Iterable[ReplacementGiven], study_records: Sequence[Record[Any]]
) -> tuple[str, ...]:
    """Give the records of numbers that `new` ones take the place of, to be withdrawn with them."""
    stand = given(study_records)
    originals = ((event.type, key(event.original, event.type)) for event in new)
    return tuple(stand[one].name for one in originals if one in stand)


def as_records(events: Iterable[ReplacementGiven]) -> tuple[Record[Any], ...]:
    """Give numbers that are not written yet as records of the study's journal."""
    return tuple(Record(f"study.0.{n}", 0, "", event) for n, event in enumerate(events))
