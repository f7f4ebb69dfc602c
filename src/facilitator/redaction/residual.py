"""What still shows after redaction: originals, their parts, misspellings, spelled forms, digits.

Looked for in the redacted text and notes, and in what names them. Originals are those of the whole
study: a name found in FG5 counts in FG2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.entities import key
from facilitator.redaction.hits import Hit, Rule, means
from facilitator.redaction.originals import forms_of
from facilitator.redaction.passages import Text, texts_of
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import originals
from facilitator.redaction.showing import shows
from facilitator.session.events import Record
from facilitator.session.events.desk import ResidualAccepted
from facilitator.session.state import standing

__all__ = ["Hit", "Rule", "accepted", "means", "redacted_originals", "residual", "shows"]


def residual(
    redaction: Redaction,
    lexicon: Lexicon,
    likeness: Likeness,
    beside: Mapping[str, str] | None = None,
) -> tuple[Hit, ...]:
    """Give what still shows in a session's redacted transcript and notes, accepted or not.

    `beside` are other words that leave with them, by what they are: the study's title. Words that a
    person decided to keep are decided and not listed.
    """
    texts = (*texts_of(redaction.transcript, redaction.notes), *_beside(beside or {}))
    kept = _kept(redaction)
    reasons = accepted(redaction.material.records)
    sought = forms_of(redacted_originals(redaction).items(), lexicon)
    found = shows(texts, sought, lexicon, likeness)
    return tuple(
        replace(h, accepted=reasons.get((h.hit, h.text)))
        for h in found
        if not kept.get(h.where, _NOTHING).covers(h.start, h.end)
    )


def redacted_originals(redaction: Redaction) -> dict[str, str]:
    """Give what was redacted in a session and in the whole study, each with its type."""
    here = {f.text: f.type for f in redaction.flags if f.decision == "redact" and f.by}
    return here | dict(originals(redaction.material.study_records))


def _beside(words: Mapping[str, str]) -> Iterable[Text]:
    for name, text in words.items():
        said = tuple(text.split())
        named = tuple(f"{name.replace(' ', '-')}.{n}" for n in range(len(said)))
        if said:
            yield Text(name, True, named, said, None, None)


def accepted(records: Sequence[Record[Any]]) -> Mapping[tuple[str, str], str]:
    """Give the hits that may stay, (hit, its words) -> the reason: for no other words."""
    return {
        (record.event.hit, record.event.text): record.event.reason
        for record in standing(records)
        if isinstance(record.event, ResidualAccepted)
    }


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where a person kept words, in the redacted text of one passage."""

    spans: tuple[tuple[int, int], ...] = ()
    clauses: tuple[tuple[int, int], ...] = ()
    """Of these all was kept together, and nothing that lies in them by itself."""

    def covers(self, start: int, end: int) -> bool:
        """Say whether a person let this stretch stay."""
        within = any(first <= start and end <= last for first, last in self.spans)
        return within or any(_is_all(clause, start, end) for clause in self.clauses)


def _is_all(clause: tuple[int, int], start: int, end: int) -> bool:
    first, last = clause
    return start - first <= _MARGIN and last - end <= _MARGIN and first <= start and end <= last


_MARGIN = 2
"""Signs around a clause that belong to no word of it."""
_NOTHING = _Kept()


def _kept(redaction: Redaction) -> Mapping[str, _Kept]:
    """Give where kept flags stand in the redacted texts.

    What is redacted in other sessions alone needs a reason to stay here: it may have been kept
    before anybody knew.
    """
    found: dict[str, _Kept] = {}
    elsewhere = _elsewhere(redaction)
    for flag in redaction.flags:
        known = key(flag.text, flag.type) in elsewhere
        if flag.decision == "keep" and flag.by is not None and not known:
            place = _moved(redaction, flag.passage, flag.first, flag.last)
            if place is not None:
                found[flag.passage] = _with(found.get(flag.passage, _NOTHING), place, flag.clause)
    return found


def _elsewhere(redaction: Redaction) -> set[str]:
    """Give the keys of what is redacted in the study and nowhere in this session."""
    study = originals(redaction.material.study_records).items()
    here = {key(f.text, f.type) for f in redaction.flags if f.decision == "redact" and f.by}
    return {key(text, kind) for text, kind in study} - here


def _with(kept: _Kept, place: tuple[int, int], clause: bool) -> _Kept:
    if clause:
        return replace(kept, clauses=(*kept.clauses, place))
    return replace(kept, spans=(*kept.spans, place))


def _moved(redaction: Redaction, passage: str, first: int, last: int) -> tuple[int, int] | None:
    """Give where words stand in the redacted text; None where they were replaced."""
    done = redaction.swapped.get(passage)
    if done is None:
        text = next(t for t in redaction.texts if t.name == passage)
        offsets = text.offsets()
        return offsets[first][0], offsets[last][1]
    at, start = 0, None
    for n, said in done.said:
        if n == first:
            start = at
        at += len(said)
        if n == last and start is not None:
            return start, at
        at += 1
    return None
