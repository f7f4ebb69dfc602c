"""What a machine still hears of the redacted sound: originals that the redacted text does not say.

Words that stay in the text may be heard, and whether they may stay there is the residual check's
question: here counts what is heard and is not written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from facilitator.ports import HeardWord, Lexicon, Likeness
from facilitator.redaction.originals import Originals
from facilitator.redaction.passages import Text
from facilitator.redaction.residual import Hit, Rule, shows
from facilitator.transcript.model import Word
from facilitator.units import SECOND, Us

AROUND: Us = 2 * SECOND
"""A second hearing places a word so far from where the first one did at most."""
_AROUND_IT = "([{“‘\"'«–—-….,;:!?)]}”’»"


@dataclass(frozen=True, slots=True)
class StillHeard:
    """An original, or what is like one, in the redacted sound."""

    start: Us
    end: Us
    rule: Rule
    score: int
    """0…100: how like it is."""
    text: str = field(repr=False)
    """What the machine heard."""


def still_heard(
    pieces: Iterable[Sequence[HeardWord]],
    sought: Originals,
    stays: Sequence[Word],
    judges: tuple[Lexicon, Likeness],
) -> Iterator[StillHeard]:
    """Give what of `sought` was heard in `pieces`; `stays` are the words of the redacted text."""
    said = [(word.start, _bare(word.text)) for word in stays if word.start is not None]
    for number, words in enumerate(pieces):
        for hit in shows([_text(number, words)], sought, *judges):
            heard = _under(hit, words)
            start, end = heard[0].start, heard[-1].end
            near = {bare for at, bare in said if start - AROUND <= at <= end + AROUND}
            if not _all_stay(heard, near):
                yield StillHeard(start, end, hit.rule, hit.score, hit.text)


def _text(number: int, words: Sequence[HeardWord]) -> Text:
    names = tuple(f"again.{number}.{n}" for n in range(len(words)))
    said = tuple(word.text for word in words)
    return Text(str(number), False, names, said, None, words[0].start if words else None)


def _under(hit: Hit, words: Sequence[HeardWord]) -> list[HeardWord]:
    found, at = [], 0
    for word in words:
        if at < hit.end and hit.start < at + len(word.text):
            found.append(word)
        at += len(word.text) + 1
    return found


def _all_stay(heard: Iterable[HeardWord], near: Collection[str]) -> bool:
    return all(_bare(word.text) in near for word in heard)


def _bare(text: str) -> str:
    return text.strip(_AROUND_IT).casefold()
