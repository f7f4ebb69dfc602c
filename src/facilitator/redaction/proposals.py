"""From what recognisers propose to flags: whole words, one flag where several overlap."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from facilitator.ports import Candidate
from facilitator.redaction.flags import TYPES, Flag, flag_name
from facilitator.redaction.passages import Text
from facilitator.transcript.model import Transcript

DOUBTFUL = ((3000, 10), (5000, 5))
"""Word probability in ten-thousandths, and the hundredths that a word below it adds to a score.

Under 0.5 fall 70 % of name words and 19 % of others; under 0.3 they are 44 and 9 %.
"""
KNOWN = 85
"""Score, in hundredths, from which a person said what something is: here, or in the study."""
_SURE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whole words of a passage that are proposed as one flag."""

    first: int
    last: int
    type: str
    score: int
    reason: str
    missed: bool = False

    @property
    def length(self) -> int:
        """Give how many words it has."""
        return self.last - self.first + 1

    def overlaps(self, other: Proposal) -> bool:
        """Say whether they share a word."""
        return self.first <= other.last and other.first <= self.last

    def is_surer_than(self, other: Proposal) -> bool:
        """Say whether it is about the same words, with a higher score."""
        same = (self.first, self.last) == (other.first, other.last)
        return same and self.score > other.score


def proposals(text: Text, candidates: Iterable[Candidate]) -> tuple[Proposal, ...]:
    """Give the proposals for one passage; clauses stay apart from what lies within them."""
    whole = [found for c in candidates if (found := _of_whole_words(text, c)) is not None]
    clauses = _joined([p for p in whole if TYPES[p.type].clause])
    others = _joined([p for p in whole if not TYPES[p.type].clause])
    return (*clauses, *others)


def _of_whole_words(text: Text, candidate: Candidate) -> Proposal | None:
    touched = [
        n
        for n, (start, end) in enumerate(text.offsets())
        if start < candidate.end and candidate.start < end
    ]
    if not touched or candidate.type not in TYPES:
        return None
    return Proposal(touched[0], touched[-1], candidate.type, candidate.score, candidate.reason)


def _joined(found: Sequence[Proposal]) -> list[Proposal]:
    """Join what overlaps; the most certain, then the longest, gives type and reason."""
    kept: list[Proposal] = []
    for one in sorted(found, key=lambda p: (p.first, -p.last)):
        if kept and kept[-1].overlaps(one):
            kept[-1] = _one_of(kept[-1], one)
        else:
            kept.append(one)
    return kept


def _one_of(one: Proposal, other: Proposal) -> Proposal:
    better = max(one, other, key=lambda p: (p.score, p.length))
    return replace(better, first=min(one.first, other.first), last=max(one.last, other.last))


def joined(
    found: Sequence[Proposal],
    more: Iterable[Proposal],
    decided: Collection[tuple[int, int]] = (),
) -> list[Proposal]:
    """Add what was searched again: where it is wider it takes the place of what lies in it.

    Of the same words the surer one counts. What is `decided`, (first, last), stays: the others are
    found by it, and a decision is never lost in a wider proposal. Clauses stay apart from what
    lies within them.
    """
    kept = list(found)
    for one in more:
        clause = TYPES[one.type].clause
        over = [p for p in kept if p.overlaps(one) and TYPES[p.type].clause == clause]
        if all(one.first <= p.first and p.last <= one.last and p.length < one.length for p in over):
            stay = [p for p in kept if p not in over or (p.first, p.last) in decided]
            kept = [*stay, one]
        elif one.is_surer_than(over[0]) and (one.first, one.last) not in decided:
            kept[kept.index(over[0])] = _surer(over[0], one)
    return kept


def _surer(before: Proposal, one: Proposal) -> Proposal:
    """Give the surer of two about the same words; what a person said of them gives the type."""
    return one if one.score >= KNOWN else replace(one, type=before.type)


def flag_of(text: Text, found: Proposal, doubtful: Mapping[str, int] = _SURE) -> Flag:
    """Make the flag of a proposal; `doubtful` words add to its score."""
    start, end = text.trimmed(found.first, found.last)
    words = text.words[found.first : found.last + 1]
    score = min(found.score + max(doubtful.get(word, 0) for word in words), 99)
    return Flag(
        name=flag_name(text.words[found.first], text.words[found.last], found.type),
        passage=text.name,
        note=text.note,
        first=found.first,
        last=found.last,
        start=start,
        end=end,
        text=text.text[start:end],
        type=found.type,
        reason=found.reason,
        score=score,
        at=text.at,
        missed=found.missed,
    )


def doubtful_words(transcript: Transcript) -> Mapping[str, int]:
    """Give the words that the engine was unsure of, by name, with what they add to a score."""
    found = {}
    for word in transcript.words:
        if word.probability is not None and word.probability < DOUBTFUL[-1][0]:
            found[word.name] = next(adds for below, adds in DOUBTFUL if word.probability < below)
    return found


def by_passage(candidates: Iterable[Candidate]) -> Mapping[str, list[Candidate]]:
    """Sort candidates by the passage that they lie in."""
    found: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(candidate.passage, []).append(candidate)
    return found
