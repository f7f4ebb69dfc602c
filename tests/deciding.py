"""Make a session's redaction of marked text, every marked span redacted."""

from __future__ import annotations

from typing import Any

from marked import Marked, marked
from words_known import Letters, PlainWords

from facilitator.ports import Candidate
from facilitator.redaction.material import Material
from facilitator.redaction.redacted import Redaction, redact
from facilitator.session.events import Event, Record
from facilitator.session.events.desk import Decision, FlagDecided


def candidates(texts: Marked, score: int = 70) -> tuple[Candidate, ...]:
    """Propose every marked span."""
    return tuple(
        Candidate(str(s.segment), s.start, s.end, s.type, score, "marked in the test", "test")
        for s in texts.spans
    )


def material(text: str, **more: Any) -> Material:
    """Give the material of marked text, nothing decided."""
    read = marked(text)
    return Material(read.transcript, candidates=candidates(read), **more)


def derived(given: Material) -> Redaction:
    """Derive it with a small lexicon."""
    return redact(given, PlainWords(), Letters())


def records(*events: Event, writer: str = "review") -> tuple[Record[Any], ...]:
    """Give events as records."""
    return tuple(Record(f"{writer}.1.{n}", n, "", event) for n, event in enumerate(events, 1))


def decided(
    redaction: Redaction, decision: Decision = "redact", **more: Any
) -> tuple[Record[Any], ...]:
    """Give the records that decide every open flag."""
    return records(
        *(
            FlagDecided(f.name, decision, f.type, "AB", f.text, **more)
            for f in redaction.flags
            if f.open
        )
    )


def all_redacted(text: str, **more: Any) -> Redaction:
    """Give marked text with every flag redacted, those that propagation brings up, too."""
    given = material(text, **more)
    before = -1
    redaction = derived(given)
    while redaction.open and len(redaction.flags) != before:
        before = len(redaction.flags)
        given = given.with_records(decided(redaction))
        redaction = derived(given)
    return redaction
