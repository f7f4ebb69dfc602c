"""One session's redaction, whole: flags with their decisions, and the text that comes of them.

`redact` is a pure function of what recognisers propose and what people decided: the same records
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.apply import Swapped, redacted_notes, redacted_transcript
from facilitator.redaction.decisions import Decided, Places, decisions
from facilitator.redaction.entities import gathered, key
from facilitator.redaction.flags import Flag
from facilitator.redaction.live_marks import marked_flags, raised, settled
from facilitator.redaction.material import Material
from facilitator.redaction.numbering import (
    Span,
    as_records,
    by_span,
    numbered,
    original_of,
    renumbered,
    said_same,
    span_of,
    study_pairs,
    to_number,
)
from facilitator.redaction.passages import Text, texts_of
from facilitator.redaction.proposals import doubtful_words, flag_of
from facilitator.redaction.replacements import Numbers, originals
from facilitator.redaction.searched import searched
from facilitator.redaction.wording import General, swapped_texts, with_replacements
from facilitator.session.events.whole_study import ReplacementGiven
from facilitator.session.state import Note
from facilitator.transcript.fingerprint import DecidedFlag, transcript_hash
from facilitator.transcript.model import Transcript


@dataclass(frozen=True)
class Redaction:
    """What redaction has come to."""

    material: Material = field(repr=False)
    texts: tuple[Text, ...] = field(repr=False)
    flags: tuple[Flag, ...]
    """In the order of the text; a clause before what lies in it."""
    decisions: tuple[Decided, ...] = field(repr=False)
    """Every decision that holds, also where no recogniser proposes the words any more."""
    swapped: Mapping[str, Swapped] = field(repr=False)
    """The passages in which something is replaced."""

    @property
    def session(self) -> str:
        """Give the session's name."""
        return self.material.transcript.session

    @cached_property
    def open(self) -> int:
        """Give how many flags a person has still to decide."""
        return sum(flag.open for flag in self.flags)

    @property
    def decided(self) -> int:
        """Give how many flags are decided."""
        return len(self.flags) - self.open

    @cached_property
    def transcript(self) -> Transcript:
        """Give the redacted transcript; its words are the redacted ones."""
        return redacted_transcript(self.material.transcript, dict(self.swapped))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Give the redacted notes."""
        return redacted_notes(self.material.notes, dict(self.swapped))

    @cached_property
    def hash(self) -> str:
        """Give what a reviewer signs: SHA-256 of turns, decisions and notes.

        It follows decisions, not proposals: a new recogniser may open flags, which closes the
        gate, but voids nobody's signature by itself.
        """
        return transcript_hash(
            self.material.transcript,
            decided=[
                DecidedFlag(one.flag, one.decision, one.type, self._stands_for(one))
                for one in self.decisions
            ],
            notes=self.material.notes,
        )

    @cached_property
    def to_number(self) -> tuple[ReplacementGiven, ...]:
        """Give what the study's journal still has to hold: originals and their numbers."""
        return to_number(self.flags, self.decisions, self.material.study_records)

    @property
    def to_withdraw(self) -> tuple[str, ...]:
        """Give the study's records that `to_number` takes the place of: to be withdrawn first.

        An original that was said to be the same as another leaves its own number.
        """
        return renumbered(self.to_number, self.material.study_records)

    def flag(self, name: str) -> Flag | None:
        """Give the flag of that name."""
        return self._by_name.get(name)

    def alike(self, flag: Flag) -> tuple[Flag, ...]:
        """Give all mentions of a flag's entity."""
        return tuple(one for one in self.flags if one.entity == flag.entity)

    @cached_property
    def _by_name(self) -> Mapping[str, Flag]:
        return {flag.name: flag for flag in self.flags}

    def _stands_for(self, one: Decided) -> str | None:
        flag = self._by_span.get((one.passage, one.first, one.last, one.clause))
        return flag.replacement if flag is not None else None

    @cached_property
    def _by_span(self) -> Mapping[Span, Flag]:
        return {span_of(flag): flag for flag in self.flags if flag.by is not None}


def redact(material: Material, lexicon: Lexicon, likeness: Likeness) -> Redaction:
    """Give the redaction of a session as it stands."""
    texts = texts_of(material.transcript, material.notes, material.labels)
    decided = decisions(material.records, Places(texts))
    flags = _proposed(material, texts, decided, lexicon, likeness)
    marks = marked_flags(material.transcript, material.marks, texts)
    marked = {flag.name: flag for parts in marks for flag in parts}
    flags = _judged([*raised(flags, marks), *marked.values()], decided)
    flags = settled(flags, marks)
    flags = _with_entities(flags, decided, material, likeness)
    order = {text.name: n for n, text in enumerate(texts)}
    flags.sort(key=lambda f: (order[f.passage], f.first, -f.last, f.type))
    flags = with_replacements(flags, decided, material)
    wordings = {flag.name: flag.replacement for flag in flags if flag.replacement}
    done = swapped_texts(texts, flags, wordings)
    return Redaction(material, texts, tuple(flags), decided, done)


def becomes(
    redaction: Redaction, flag: Flag, *, kind: str | None = None, same_as: str | None = None
) -> str:
    """Give what would stand there if `flag` were redacted now.

    `kind` is another type, `same_as` the words of what it is said to be.
    """
    if flag.replacement is not None and kind in (None, flag.type) and same_as is None:
        return flag.replacement
    as_if = replace(flag, type=kind or flag.type)
    same = dict(said_same(redaction.decisions))
    if same_as is not None:
        other = (as_if.type, key(same_as, as_if.type))
        same[original_of(as_if)] = same.get(other, other)
    numbers = Numbers((*redaction.material.study_records, *as_records(redaction.to_number)))
    number = numbered(as_if, redaction.flags, numbers, same)
    return General(redaction.material).wording(as_if, number)


def _proposed(
    material: Material,
    texts: Sequence[Text],
    decided: Sequence[Decided],
    lexicon: Lexicon,
    likeness: Likeness,
) -> list[Flag]:
    found = searched(material, texts, decided, lexicon, likeness)
    doubtful = doubtful_words(material.transcript)
    return [
        flag_of(text, p, doubtful)
        for text in texts
        for p in sorted(found[text.name], key=lambda p: (p.first, -p.last))
    ]


def _judged(flags: Sequence[Flag], decided: Sequence[Decided]) -> list[Flag]:
    """Put decisions on flags; what lies within redacted words is decided with them."""
    spans = by_span(decided)
    judged = []
    for flag in flags:
        one = spans.get(span_of(flag))
        if one is not None:
            flag = replace(flag, type=one.type, decision=one.decision, by=one.by)
        judged.append(flag)
    outer = [f for f in judged if f.decision == "redact" and not f.clause]
    return [
        replace(f, decision="redact") if f.open and any(o.covers(f) for o in outer) else f
        for f in judged
    ]


def _with_entities(
    flags: Sequence[Flag], decided: Sequence[Decided], material: Material, likeness: Likeness
) -> list[Flag]:
    mentions = [(key(flag.text, flag.type), flag.type) for flag in flags]
    known = [(key(text, kind), kind) for text, kind in originals(material.study_records).items()]
    said = said_same(decided)
    pairs = [*study_pairs(material.study_records, said)]
    pairs += [(one[1], other[1]) for one, other in said.items()]
    entity = gathered([*known, *mentions], likeness, pairs)
    return [
        replace(flag, entity=entity[one]) for flag, (one, _) in zip(flags, mentions, strict=True)
    ]
