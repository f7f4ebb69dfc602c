"""What people decided about flags: a fold over the session's records.

A decision names its words and keeps what they read; once they read otherwise, it counts no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.redaction.flags import TYPES, flag_name, words_of
from facilitator.redaction.passages import Text
from facilitator.session.events import Record
from facilitator.session.events import desk as act
from facilitator.session.events.desk import Decision
from facilitator.session.state import standing


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, with the words that it is about where they stand now."""

    flag: str
    """Name of the flag, as it was proposed."""
    passage: str
    first: int
    last: int
    type: str
    decision: Decision
    by: str
    text: str = field(repr=False)
    replacement: str | None = field(default=None, repr=False)
    same_as: str | None = field(default=None, repr=False)
    missed: bool = False

    @property
    def clause(self) -> bool:
        """Say whether it was decided about a whole clause."""
        return TYPES[self.flag.rpartition(":")[2]].clause


class Places:
    """Where each word stands."""

    def __init__(self, texts: Sequence[Text]) -> None:
        """Index the words of all passages by name."""
        self._texts = {text.name: text for text in texts}
        self._places = {word: (text.name, n) for text in texts for n, word in enumerate(text.words)}

    def text(self, passage: str) -> Text:
        """Give a passage by name."""
        return self._texts[passage]

    def span(self, first: str, last: str) -> tuple[Text, int, int] | None:
        """Give the passage and places of two words; None where they are not in order in one."""
        here, there = self._places.get(first), self._places.get(last)
        if here is None or there is None or here[0] != there[0] or here[1] > there[1]:
            return None
        return self._texts[here[0]], here[1], there[1]


def words_between(text: Text, first: int, last: int) -> str:
    """Give what a span reads, as decisions keep it: without the punctuation around it."""
    start, end = text.trimmed(first, last)
    return text.text[start:end]


def decisions(records: Sequence[Record[Any]], places: Places) -> tuple[Decided, ...]:
    """Give the decisions that stand and whose words still read the same, the latest a span.

    A decision survives whatever happens to other words. Once a word of its own reads otherwise, is
    gone, or is said by another speaker than the rest, it applies to nothing any more.
    """
    latest: dict[tuple[str, int, int, bool], Decided] = {}
    for record in standing(records):
        one = _of(record, places)
        if one is not None:
            span = (one.passage, one.first, one.last, one.clause)
            latest.pop(span, None)
            latest[span] = one
    return tuple(latest.values())


def lapsed(records: Sequence[Record[Any]], places: Places) -> tuple[str, ...]:
    """Give the flags, by name, whose decision stands and applies to nothing any more."""
    latest = {
        name: record for record in standing(records) if (name := _decides(record)) is not None
    }
    return tuple(name for name, record in latest.items() if _of(record, places) is None)


def _decides(record: Record[Any]) -> str | None:
    match record.event:
        case act.FlagDecided() as event:
            return event.flag
        case act.PassageMarked() as event:
            return flag_name(event.first, event.last, event.type)
        case _:
            return None


def _of(record: Record[Any], places: Places) -> Decided | None:
    event = record.event
    if isinstance(event, act.FlagDecided):
        flag = event.flag
        decision, same_as, missed = event.decision, event.same_as, False
    elif isinstance(event, act.PassageMarked):
        flag = flag_name(event.first, event.last, event.type)
        decision, same_as, missed = "redact", event.same_as, True
    else:
        return None
    span = places.span(*words_of(flag))
    if span is None or words_between(*span) != event.text:
        return None
    return Decided(
        flag=flag,
        passage=span[0].name,
        first=span[1],
        last=span[2],
        type=event.type,
        decision=decision,
        by=event.by,
        text=event.text,
        replacement=event.replacement,
        same_as=same_as,
        missed=missed,
    )
