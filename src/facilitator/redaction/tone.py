"""Where a tone stands for the sound: the redacted sound says no more than the redacted text.

So it is taken out over what was redacted, over what a rule or the group leaves out, and wherever
someone speaks and no word of the transcript stands for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from facilitator.ports import HeardWord, Stretch
from facilitator.redaction.redacted import Redaction
from facilitator.transcript.coverage import covered_by, joined, without
from facilitator.transcript.doubt import UNSURE, UNSURE_BELOW
from facilitator.transcript.model import Segment, Transcript, Word
from facilitator.units import Us

BEFORE: Us = 150_000
"""How long before a redacted word the tone begins, also within a neighbour: a decoder finds where a
word begins up to 0.13 s late (decision 0061)."""
AFTER: Us = 200_000
"""How long after it the tone ends, or at the edge of a neighbour that surely stays …"""
LEAST_AFTER: Us = 80_000
"""… but no sooner than this: ends are found to 0.03 s."""
JOINED_UNDER: Us = 300_000
"""What lies between two tones for less than this is no word: it goes with them."""
UNSAID_FROM: Us = 300_000
"""Nobody says a name in less, so shorter speech without words stays as it is."""
LEAST_A_LETTER: Us = 40_000
"""A word that was given less time than this was typed where another's time was."""


@dataclass(frozen=True, slots=True)
class Tones:
    """Where the tone stands, and what keeps the sound from being written at all."""

    stretches: tuple[Stretch, ...]
    """In order, apart from one another; times of the session."""
    timeless: tuple[int, ...] = ()
    """Segments in which something goes whose place in the sound nobody knows."""
    doubtful: tuple[int, ...] = ()
    """Segments with unsure words that nobody has checked: a name may be in them."""

    @property
    def length(self) -> Us:
        """Give how much of the sound is taken out."""
        return sum(stretch.length for stretch in self.stretches)


def tones(redaction: Redaction, speech: Sequence[Stretch], checked: Collection[int]) -> Tones:
    """Give what of a session's sound a tone stands for.

    `speech` is where someone was heard to speak, `checked` the segments that a person has compared
    with the sound.
    """
    transcript = redaction.material.transcript
    gone = redacted_words(redaction)
    left_out = [segment for segment in transcript.segments if segment.cut or segment.withdrew]
    taken = [
        *(tone for _, tone in _over_words(transcript, gone) if tone is not None),
        *(tone for segment in left_out if (tone := _over(segment)) is not None),
        *_unsaid(transcript, speech),
    ]
    timeless = {number for number, tone in _over_words(transcript, gone) if tone is None}
    timeless |= {segment.number for segment in left_out if segment.start is None}
    doubtful = (
        segment.number
        for segment in transcript.segments
        if UNSURE in segment.doubts and segment.number not in checked
    )
    return Tones(_closed_up(taken), tuple(sorted(timeless)), tuple(doubtful))


def redacted_words(redaction: Redaction) -> frozenset[str]:
    """Give the names of the transcript's words that were redacted."""
    words = {text.name: text.words for text in redaction.texts}
    return frozenset(
        name
        for flag in redaction.flags
        if flag.decision == "redact" and not flag.note
        for name in words[flag.passage][flag.first : flag.last + 1]
    )


def _over_words(
    transcript: Transcript, gone: Collection[str]
) -> Iterator[tuple[int, Stretch | None]]:
    """Give (segment, tone) of each run of redacted words; None where one of them has no time."""
    before: Word | None = None
    every = [(segment.number, word) for segment in transcript.segments for word in segment.words]
    runs = [
        (place[0], [word for _, word in run])
        for place, run in groupby(every, key=lambda one: (one[0], one[1].name in gone))
    ]
    for n, (number, run) in enumerate(runs):
        if run[0].name in gone:
            after = runs[n + 1][1][0] if n + 1 < len(runs) else None
            yield number, _widened(run, before, after)
        before = run[-1]


def _widened(run: Sequence[Word], before: Word | None, after: Word | None) -> Stretch | None:
    times = [(w.start, w.end) for w in run if w.start is not None and w.end is not None]
    if len(times) < len(run):
        return None
    start, end = min(start for start, _ in times), max(end for _, end in times)
    letters = sum(letter.isalnum() for word in run for letter in word.text)
    cramped = end - start < letters * LEAST_A_LETTER
    return Stretch(_from(start, before, cramped=cramped), _until(end, after, cramped=cramped))


def _from(start: Us, before: Word | None, *, cramped: bool) -> Us:
    """Give where it begins: over the whole of a neighbour that it reaches, if that is not safe."""
    begin = start - BEFORE
    if before is None or before.start is None or before.end is None or before.end <= begin:
        return begin
    return min(begin, before.start) if cramped or not _is_safe(before) else begin


def _until(end: Us, after: Word | None, *, cramped: bool) -> Us:
    """Give where it ends: at the edge of a neighbour that is safe, behind one that is not."""
    until = end + AFTER
    if after is None or after.start is None or after.end is None or after.start >= until:
        return until
    if cramped or not _is_safe(after):
        return max(until, after.end)
    return max(after.start, end + LEAST_AFTER)


def _is_safe(word: Word) -> bool:
    """Say whether the engine was sure of a word: a part of a name would not have been."""
    return word.probability is not None and word.probability >= UNSURE_BELOW


def _over(segment: Segment) -> Stretch | None:
    if segment.start is None or segment.end is None:
        return None
    return Stretch(segment.start - BEFORE, segment.end + AFTER)


def _unsaid(transcript: Transcript, speech: Sequence[Stretch]) -> Iterator[Stretch]:
    words = [
        HeardWord(word.start, word.end, word.probability or 0, word.text)
        for word in transcript.words
        if word.start is not None and word.end is not None
    ]
    left = without(speech, [part for word in words for part in covered_by(word, speech)])
    return (stretch for stretch in left if stretch.length >= UNSAID_FROM)


def _closed_up(taken: Iterable[Stretch]) -> tuple[Stretch, ...]:
    made: list[Stretch] = []
    for stretch in joined(taken):
        if made and stretch.start - made[-1].end < JOINED_UNDER:
            made[-1] = replace(made[-1], end=stretch.end)
        else:
            made.append(stretch)
    return tuple(made)
