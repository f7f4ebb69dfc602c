"""What still shows after redaction: originals, their parts, misspellings, spelled forms, digits.

Looked for in the redacted text and notes, and by `handoff` in every file of a pack. Originals are
those of the whole study: a name found in FG5 counts in FG2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias, assert_never

from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.originals import LEAST_DIGITS, Originals, forms_of
from facilitator.redaction.passages import Text, texts_of
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import originals
from facilitator.redaction.spoken import ONES, REPEATS, TEENS, TENS, digits
from facilitator.session.events import Record
from facilitator.session.events.desk import ResidualAccepted
from facilitator.session.state import standing

Rule: TypeAlias = Literal["same", "alike", "spelled", "initials", "digits", "number"]

ALIKE = 80
"""Edit ratio from which a word that is no ordinary one is like an original."""
ALIKE_ORDINARY = 91
"""The same for an ordinary word, of six letters and more."""
MANY_DIGITS = 6
"""Digits in a row that are a finding by themselves."""
DROWNED = 600
"""Zipf, in hundredths, from which a lower-case word among capitals is no name."""
_PLACEHOLDER = re.compile(r"\[[A-Z][\w-]* \d+\]")
"""A numbered replacement; a reviewer's own wording is looked through as any other words."""
_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.\s?){2,4}(?!\w)")
_NUMBER_WORDS = frozenset((*ONES, *TEENS, *TENS, *REPEATS))


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that still shows."""

    hit: str
    """`<first word>-<last word>:<rule>`: names, so that it never comes to mean other words."""
    where: str
    """Segment number, the note's record name, or a file."""
    start: int
    """Code points in the redacted text."""
    end: int
    text: str = field(repr=False)
    like: str = field(repr=False)
    """The original that it shows; `` for digits that show none."""
    score: int
    """0…100: how like it is."""
    rule: Rule
    type: str = ""
    """Of the original; `` for digits that show none."""
    accepted: str | None = field(default=None, repr=False)
    """Why it may stay; None while it is open."""


@dataclass(frozen=True, slots=True)
class _Said:
    start: int
    end: int
    bare: str
    capital: bool


def residual(redaction: Redaction, lexicon: Lexicon, likeness: Likeness) -> tuple[Hit, ...]:
    """Give what still shows in a session's redacted transcript and notes, accepted or not.

    Words that a person decided to keep are decided and not listed.
    """
    texts = texts_of(redaction.transcript, redaction.notes)
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


def accepted(records: Sequence[Record[Any]]) -> Mapping[tuple[str, str], str]:
    """Give the hits that may stay, (hit, its words) -> the reason: for no other words."""
    return {
        (record.event.hit, record.event.text): record.event.reason
        for record in standing(records)
        if isinstance(record.event, ResidualAccepted)
    }


def shows(
    texts: Iterable[Text], sought: Originals, lexicon: Lexicon, likeness: Likeness
) -> Iterator[Hit]:
    """Give what of `sought` shows in some texts; numbered replacements are passed over."""
    alike: dict[str, tuple[str, int] | None] = {}
    for text in texts:
        whole = _PLACEHOLDER.sub(lambda match: "\x00" * len(match.group()), text.text)
        said = _said(whole)
        yield from _once(
            [
                *_same(text, whole, said, sought, lexicon),
                *_alike(text, whole, said, sought, lexicon, likeness, alike),
                *_spelled(text, whole, said, sought),
                *_initials(text, whole, sought),
                *_digits(text, whole, said, sought),
            ]
        )


def _said(whole: str) -> list[_Said]:
    return [
        _Said(
            match.start(),
            match.end(),
            _POSSESSIVE.sub("", match.group().casefold()),
            match.group()[0].isupper(),
        )
        for match in _TOKEN.finditer(whole)
    ]


def _same(
    text: Text, whole: str, said: Sequence[_Said], sought: Originals, lexicon: Lexicon
) -> Iterator[Hit]:
    cased = any(word.capital and len(word.bare) > 1 for word in said)
    for n, word in enumerate(said):
        for tokens, original in sought.wholes.items():
            if word.bare == tokens[0]:
                run = said[n : n + len(tokens)]
                if tuple(w.bare for w in run) == tokens:
                    yield _hit(
                        text, whole, run[0].start, run[-1].end, original, 100, "same", sought
                    )
        if word.bare in sought.parts:
            drowned = cased and not word.capital and lexicon.zipf(word.bare) >= DROWNED
            if not drowned:
                original = sought.parts[word.bare]
                yield _hit(text, whole, word.start, word.end, original, 100, "same", sought)


def _alike(
    text: Text,
    whole: str,
    said: Sequence[_Said],
    sought: Originals,
    lexicon: Lexicon,
    likeness: Likeness,
    known: dict[str, tuple[str, int] | None],
) -> Iterator[Hit]:
    for word in said:
        if word.bare not in known:
            known[word.bare] = _nearest(word.bare, sought, lexicon, likeness)
        near = known[word.bare]
        if near is not None:
            yield _hit(text, whole, word.start, word.end, near[0], near[1], "alike", sought)


def _nearest(
    word: str, sought: Originals, lexicon: Lexicon, likeness: Likeness
) -> tuple[str, int] | None:
    """Give the original that a word is a misspelling of, and how like it is."""
    if len(word) < 4 or word in sought.parts or not word[0].isalpha():
        return None
    ordinary = lexicon.ordinary(word)
    best: tuple[str, int] | None = None
    for part, original in sought.parts.items():
        ratio = likeness.ratio(word, part)
        if ordinary:
            near = ratio >= ALIKE_ORDINARY and len(word) > 5 and part in sought.names
        else:
            near = len(part) > 3 and (ratio >= ALIKE or likeness.same_sound(word, part))
        if near and (best is None or ratio > best[1]):
            best = (original, ratio)
    return best


def _spelled(text: Text, whole: str, said: Sequence[_Said], sought: Originals) -> Iterator[Hit]:
    run: list[_Said] = []
    for word in [*said, _Said(0, 0, "", capital=False)]:
        parts = word.bare.split("-")
        if word.bare and all(len(part) == 1 and part.isalpha() for part in parts):
            run.append(word)
            continue
        letters = "".join(w.bare.replace("-", "") for w in run)
        original = next((o for part, o in sought.parts.items() if part in letters), None)
        if original is not None:
            yield _hit(text, whole, run[0].start, run[-1].end, original, 100, "spelled", sought)
        run = []


def _initials(text: Text, whole: str, sought: Originals) -> Iterator[Hit]:
    for match in _INITIALS.finditer(whole):
        letters = re.sub(r"[^a-z]", "", match.group().casefold())
        if letters in sought.initials:
            start, end = match.span()
            yield _hit(text, whole, start, end, sought.initials[letters], 80, "initials", sought)


def _digits(text: Text, whole: str, said: Sequence[_Said], sought: Originals) -> Iterator[Hit]:
    """Give digits of a redacted number in any grouping, and long runs that are left."""
    for run in _number_runs(said):
        found = digits(whole[run[0].start : run[-1].end])
        original = next((o for number, o in sought.numbers.items() if _within(number, found)), None)
        if original is not None:
            yield _hit(text, whole, run[0].start, run[-1].end, original, 100, "digits", sought)
        elif len(found) >= MANY_DIGITS and len(run) > 2:
            yield _hit(text, whole, run[0].start, run[-1].end, "", 50, "number", sought)


def _within(number: str, found: str) -> bool:
    return number in found or (len(found) >= LEAST_DIGITS + 2 and found in number)


def _number_runs(said: Sequence[_Said]) -> Iterator[list[_Said]]:
    """Give runs of digits said or written, with at most two other words in between."""
    run: list[_Said] = []
    between = 0
    for word in said:
        if word.bare in _NUMBER_WORDS or any(c.isdecimal() for c in word.bare):
            run.append(word)
            between = 0
        elif run:
            between += 1
            if between > 2:
                yield run
                run, between = [], 0
    if run:
        yield run


def _hit(
    text: Text,
    whole: str,
    start: int,
    end: int,
    like: str,
    score: int,
    rule: Rule,
    sought: Originals,
) -> Hit:
    touched = [
        name
        for name, (first, last) in zip(text.words, text.offsets(), strict=True)
        if first < end and start < last
    ]
    name = f"{touched[0]}-{touched[-1]}:{rule}"
    kind = sought.types.get(like, "")
    return Hit(name, text.name, start, end, whole[start:end], like, score, rule, kind)


def means(hit: Hit) -> str:
    """Say in a few words what a hit shows."""
    match hit.rule:
        case "same":
            return f"of “{hit.like}”"
        case "alike":
            return f"like “{hit.like}”, {hit.score} %"
        case "spelled":
            return f"spells “{hit.like}”"
        case "initials":
            return f"initials of “{hit.like}”"
        case "digits":
            return f"digits of “{hit.like}”"
        case "number":
            return "many digits in a row"
        case _:
            assert_never(hit.rule)


def _once(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Give the surest hit of each stretch, in the order of the text."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.score, h.start - h.end, h.start)):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    yield from sorted(kept, key=lambda h: h.start)


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where a person kept words, in the redacted text of one passage."""

    spans: tuple[tuple[int, int], ...]

    def covers(self, start: int, end: int) -> bool:
        """Say whether a stretch lies within kept words."""
        return any(first <= start and end <= last for first, last in self.spans)


_NOTHING = _Kept(())


def _kept(redaction: Redaction) -> Mapping[str, _Kept]:
    """Give where kept flags stand in the redacted texts."""
    found: dict[str, list[tuple[int, int]]] = {}
    for flag in redaction.flags:
        if flag.decision == "keep" and flag.by is not None:
            place = _moved(redaction, flag.passage, flag.first, flag.last)
            if place is not None:
                found.setdefault(flag.passage, []).append(place)
    return {name: _Kept(tuple(spans)) for name, spans in found.items()}


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
