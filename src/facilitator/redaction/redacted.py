"""One session's redaction, whole: flags with their decisions, and the text that comes of them.

`redact` is a pure function of what recognisers propose and what people decided: the same records
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from facilitator.ports import Candidate, Lexicon, Likeness
from facilitator.redaction.apply import (
    Swap,
    Swapped,
    redacted_notes,
    redacted_transcript,
    swapped,
)
from facilitator.redaction.decisions import Decided, Places, decisions
from facilitator.redaction.entities import gathered, key
from facilitator.redaction.flags import LIKELY_FROM, TYPES, Flag
from facilitator.redaction.live_marks import marked_flags, settled
from facilitator.redaction.passages import Text, texts_of
from facilitator.redaction.proposals import (
    Proposal,
    by_passage,
    doubtful_words,
    flag_of,
    joined,
    proposals,
)
from facilitator.redaction.replacements import Given, Numbers, given_in, originals, shown
from facilitator.redaction.spread import Sought, spread
from facilitator.session.events import Record
from facilitator.session.events.whole_study import ReplacementGiven
from facilitator.session.state import Mark, Note
from facilitator.transcript.fingerprint import DecidedFlag, transcript_hash
from facilitator.transcript.model import Transcript

_NAMES = frozenset({"PERSON", "LOCATION", "ORG"})


@dataclass(frozen=True, slots=True)
class Material:
    """All that a session's redaction is made of."""

    transcript: Transcript
    notes: tuple[Note, ...] = ()
    """Notes, board texts and skip reasons: `passages.notes_of(records)`."""
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    """What the recognisers propose for `passages(texts_of(transcript, notes))`."""
    people: tuple[str, ...] = field(default=(), repr=False)
    """Names by which an imported transcript labels its speakers."""
    marks: tuple[Mark, ...] = ()
    """Moments marked in the room; those that identify someone become flags."""
    records: tuple[Record[Any], ...] = field(default=(), repr=False)
    """The session's journal, merged."""
    study_records: tuple[Record[Any], ...] = field(default=(), repr=False)
    """The study's journal: which original has which number."""

    def with_records(
        self, records: Sequence[Record[Any]], study_records: Sequence[Record[Any]] = ()
    ) -> Material:
        """Give the same with more records."""
        return replace(
            self,
            records=(*self.records, *records),
            study_records=(*self.study_records, *study_records),
        )


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
        known = Numbers(self.material.study_records)
        stand = {
            (kind, key(text, kind)) for text, kind in originals(self.material.study_records).items()
        }
        by_span = {(d.passage, d.first, d.last, d.clause): d for d in self.decisions}
        found: dict[tuple[str, str], ReplacementGiven] = {}
        for flag in self.flags:
            if flag.decision != "redact" or flag.by is None:
                continue
            if (flag.type, key(flag.text, flag.type)) not in stand:
                worded = by_span[flag.passage, flag.first, flag.last, flag.clause].replacement
                number = None if worded else given_in(flag.replacement)
                if number is None:
                    new = numbered(flag, self.flags, known, None)
                    number = new.label, new.number
                event = ReplacementGiven(*number, flag.type, flag.text)
                found.setdefault((flag.type, key(flag.text, flag.type)), event)
        return tuple(found.values())

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
    def _by_span(self) -> Mapping[tuple[str, int, int, bool], Flag]:
        """Give flags by their words, as decisions are matched: one may be named by another type."""
        return {(f.passage, f.first, f.last, f.clause): f for f in self.flags if f.by is not None}


def redact(material: Material, lexicon: Lexicon, likeness: Likeness) -> Redaction:
    """Give the redaction of a session as it stands."""
    texts = texts_of(material.transcript, material.notes)
    places = Places(texts)
    decided = decisions(material.records, places)
    found = _proposed(material, texts, decided)
    for name, more in _again(material, texts, found, decided, lexicon).items():
        found[name] = joined(found[name], more)
    doubtful = doubtful_words(material.transcript)
    flags = [
        flag_of(text, p, doubtful=not doubtful.isdisjoint(text.words[p.first : p.last + 1]))
        for text in texts
        for p in sorted(found[text.name], key=lambda p: (p.first, -p.last))
    ]
    marks = marked_flags(material.transcript, material.marks, texts)
    marked = {flag.name: flag for parts in marks for flag in parts}
    flags = _judged([*flags, *marked.values()], decided)
    flags = settled(flags, marks)
    flags = _with_entities(flags, material, likeness)
    flags = _with_replacements(flags, decided, material)
    order = {text.name: n for n, text in enumerate(texts)}
    flags.sort(key=lambda f: (order[f.passage], f.first, -f.last, f.type))
    return Redaction(material, texts, tuple(flags), decided, _swapped(texts, flags))


def _proposed(
    material: Material, texts: Sequence[Text], decided: Iterable[Decided]
) -> dict[str, list[Proposal]]:
    """Give the proposals of each passage, and what people redacted beyond them."""
    by_name = by_passage(material.candidates)
    found = {text.name: list(proposals(text, by_name.get(text.name, ()))) for text in texts}
    for one in decided:
        known = {(p.first, p.last, TYPES[p.type].clause) for p in found[one.passage]}
        if one.decision == "redact" and (one.first, one.last, one.clause) not in known:
            reason = "marked by a person" if one.missed else "decided by a person"
            kind = one.flag.rpartition(":")[2]
            found[one.passage].append(
                Proposal(one.first, one.last, kind, 99, reason, missed=one.missed)
            )
    return found


def _again(
    material: Material,
    texts: Sequence[Text],
    found: Mapping[str, Sequence[Proposal]],
    decided: Iterable[Decided],
    lexicon: Lexicon,
) -> Mapping[str, list[Proposal]]:
    """Search the session for what is redacted here, in the study, or surely a name."""
    redacted = [
        _sought(one.text, one.type, 95, "the same was redacted elsewhere in this session")
        for one in decided
        if one.decision == "redact"
    ]
    in_study = [
        _sought(text, kind, 90, "the same was redacted in this study")
        for text, kind in originals(material.study_records).items()
    ]
    by_name = {text.name: text for text in texts}
    likely = [
        _sought(_words(by_name[name], p), p.type, 70, "found as a name elsewhere in this session")
        for name, some in found.items()
        for p in some
        if p.score >= LIKELY_FROM and p.type in _NAMES
    ]
    people = [
        _sought(name, "PERSON", 70, "labels a speaker of this transcript")
        for name in material.people
    ]
    return spread(texts, [*redacted, *in_study, *people, *likely], lexicon)


def _sought(text: str, kind: str, score: int, reason: str) -> Sought:
    plain = kind if kind == "PERSON" else "OTHER"
    return Sought(key(text, plain), kind, score, reason)


def _words(text: Text, found: Proposal) -> str:
    start, end = text.trimmed(found.first, found.last)
    return text.text[start:end]


def _judged(flags: Sequence[Flag], decided: Sequence[Decided]) -> list[Flag]:
    """Put decisions on flags; what lies within redacted words is decided with them."""
    by_span = {(d.passage, d.first, d.last, d.clause): d for d in decided}
    judged = []
    for flag in flags:
        one = by_span.get((flag.passage, flag.first, flag.last, flag.clause))
        if one is not None:
            flag = replace(flag, type=one.type, decision=one.decision, by=one.by)
        judged.append(flag)
    outer = [f for f in judged if f.decision == "redact" and not f.clause]
    return [
        replace(f, decision="redact") if f.open and any(o.covers(f) for o in outer) else f
        for f in judged
    ]


def _with_entities(flags: Sequence[Flag], material: Material, likeness: Likeness) -> list[Flag]:
    mentions = [(key(flag.text, flag.type), flag.type) for flag in flags]
    known = [(key(text, kind), kind) for text, kind in originals(material.study_records).items()]
    entity = gathered([*known, *mentions], likeness)
    return [
        replace(flag, entity=entity[one]) for flag, (one, _) in zip(flags, mentions, strict=True)
    ]


def _with_replacements(
    flags: Sequence[Flag], decided: Sequence[Decided], material: Material
) -> list[Flag]:
    """Give each redacted flag its wording; one that the study has not numbered is numbered here."""
    numbers = Numbers(material.study_records)
    by_span = {(d.passage, d.first, d.last, d.clause): d for d in decided}
    done = []
    for flag in flags:
        one = by_span.get((flag.passage, flag.first, flag.last, flag.clause))
        if flag.decision == "redact" and one is not None:
            wording = one.replacement or numbered(flag, flags, numbers, one.same_as).text
            flag = replace(flag, replacement=wording)
        done.append(flag)
    return done


def becomes(redaction: Redaction, flag: Flag) -> str:
    """Give what would stand there if `flag` were redacted now."""
    if flag.replacement is not None:
        return flag.replacement
    numbers = Numbers((*redaction.material.study_records, *_as_records(redaction.to_number)))
    return numbered(flag, redaction.flags, numbers, None).text


def _as_records(events: Iterable[ReplacementGiven]) -> tuple[Record[Any], ...]:
    return tuple(Record("study.0.0", 0, "", event) for event in events)


def numbered(flag: Flag, flags: Sequence[Flag], numbers: Numbers, same_as: str | None) -> Given:
    """Give the number of a flag's original: its own, its entity's, else the next."""
    own = numbers.of(flag.text, flag.type)
    if own is not None:
        return own
    alike = [key(f.text, f.type) for f in flags if f.entity == flag.entity and f.type == flag.type]
    same = numbers.of(same_as, flag.type) if same_as else None
    same = same or numbers.entity([flag.entity, *alike], flag.type)
    return numbers.give(flag.text, flag.type, same)


def _swapped(texts: Sequence[Text], flags: Iterable[Flag]) -> Mapping[str, Swapped]:
    swaps: dict[str, list[Swap]] = {}
    for flag in flags:
        if flag.decision == "redact" and flag.replacement is not None:
            wording = shown(flag.text, flag.type, flag.replacement)
            swaps.setdefault(flag.passage, []).append(
                Swap(flag.passage, flag.first, flag.last, flag.start, flag.end, wording)
            )
    return {text.name: swapped(text, swaps[text.name]) for text in texts if text.name in swaps}
