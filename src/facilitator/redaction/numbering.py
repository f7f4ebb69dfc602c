"""Which number a redacted original gets, and what the study's journal has still to hold of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitator.redaction.decisions import Decided
from facilitator.redaction.entities import key
from facilitator.redaction.flags import TYPES, Flag
from facilitator.redaction.replacements import Given, Numbers, given_in, originals
from facilitator.session.events import Record
from facilitator.session.events.whole_study import ReplacementGiven

Span = tuple[str, int, int, bool]
"""Passage, first and last word, and whether it is a whole clause: how decisions are matched."""


def by_span(decided: Iterable[Decided]) -> Mapping[Span, Decided]:
    """Give decisions by their words: a flag may have been decided under another type."""
    return {(one.passage, one.first, one.last, one.clause): one for one in decided}


def span_of(flag: Flag) -> Span:
    """Give the words of a flag, as decisions are matched: by the type that was proposed."""
    clause = TYPES[flag.name.rpartition(":")[2]].clause
    return flag.passage, flag.first, flag.last, clause


def numbered(flag: Flag, flags: Sequence[Flag], numbers: Numbers, same_as: str | None) -> Given:
    """Give the number of a flag's original: its own, its entity's, else the next."""
    own = numbers.of(flag.text, flag.type)
    if own is not None:
        return own
    alike = [key(f.text, f.type) for f in flags if f.entity == flag.entity and f.type == flag.type]
    same = numbers.of(same_as, flag.type) if same_as else None
    same = same or numbers.entity([flag.entity, *alike], flag.type)
    return numbers.give(flag.text, flag.type, same)


def with_replacements(
    flags: Sequence[Flag], decided: Iterable[Decided], study_records: Sequence[Record[Any]]
) -> list[Flag]:
    """Give each redacted flag its wording; one that the study has not numbered is numbered here."""
    numbers = Numbers(study_records)
    spans = by_span(decided)
    done = []
    for flag in flags:
        one = spans.get(span_of(flag))
        if flag.decision == "redact" and one is not None:
            wording = one.replacement or numbered(flag, flags, numbers, one.same_as).text
            flag = replace(flag, replacement=wording)
        done.append(flag)
    return done


def to_number(
    flags: Sequence[Flag], decided: Iterable[Decided], study_records: Sequence[Record[Any]]
) -> tuple[ReplacementGiven, ...]:
    """Give what the study's journal still has to hold: redacted originals and their numbers."""
    known = Numbers(study_records)
    stand = {(kind, key(text, kind)) for text, kind in originals(study_records).items()}
    spans = by_span(decided)
    found: dict[tuple[str, str], ReplacementGiven] = {}
    for flag in flags:
        if flag.decision != "redact" or flag.by is None:
            continue
        if (flag.type, key(flag.text, flag.type)) not in stand:
            worded = spans[span_of(flag)].replacement
            number = None if worded else given_in(flag.replacement)
            if number is None:
                new = numbered(flag, flags, known, None)
                number = new.label, new.number
            event = ReplacementGiven(*number, flag.type, flag.text)
            found.setdefault((flag.type, key(flag.text, flag.type)), event)
    return tuple(found.values())


def as_records(events: Iterable[ReplacementGiven]) -> tuple[Record[Any], ...]:
    """Give numbers that are not written yet as records of the study's journal."""
    return tuple(Record("study.0.0", 0, "", event) for event in events)
