"""What is left in the redacted text that is worth a second look, though nothing of it was redacted.

Words that the language does not know, capitals in mid-sentence, and replacements that stand once:
each was let be by a list or a rule, or belongs to another that was spelled otherwise. A hint holds
nothing up; what identifies someone is made a flag.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.ports import Lexicon
from facilitator.redaction.bare import Bare, bare_words
from facilitator.redaction.entities import TITLES
from facilitator.redaction.passages import texts_of
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.showing import PLACEHOLDER, without_placeholders

Why: TypeAlias = Literal["unknown", "capital", "once"]

_LEAST = 2
_MARK = re.compile(r"\[[a-z ]*\]")
"""A mark of the transcript, or wording in lower case."""
_BRACKETS = str.maketrans("[]", "—.")
"""Other wording is looked through, too; a capital at its beginning says nothing."""


@dataclass(frozen=True, slots=True)
class Left:
    """A word that is left, or a replacement that stands once."""

    text: str = field(repr=False)
    why: Why
    times: int
    where: str
    """The first passage that it stands in."""


def left_over(redaction: Redaction, lexicon: Lexicon) -> tuple[Left, ...]:
    """Give what is left in a session, the rarest first; what a person kept is decided."""
    kept = {w for f in redaction.flags if f.decision == "keep" and f.by for w in _bare(f.text)}
    found: dict[tuple[str, Why], list[tuple[str, str]]] = {}
    for text in texts_of(redaction.transcript, redaction.notes):
        marked = _MARK.sub(lambda mark: " " * len(mark.group()), without_placeholders(text.text))
        plain = marked.translate(_BRACKETS)
        for word in bare_words(plain):
            why = _why(word, kept, lexicon)
            if why is not None:
                place = (plain[word.start : word.end], text.name)
                found.setdefault((word.bare, why), []).append(place)
    words = [
        Left(places[0][0], why, len(places), places[0][1]) for (_, why), places in found.items()
    ]
    return tuple(sorted([*words, *_once(redaction)], key=lambda left: (left.times, left.why)))


def _bare(text: str) -> Iterator[str]:
    return (word.bare for word in bare_words(text))


def _why(word: Bare, kept: Iterable[str], lexicon: Lexicon) -> Why | None:
    if len(word.bare) < _LEAST or word.bare in kept or not word.bare[0].isalpha():
        return None
    if not any(lexicon.ordinary(piece) for piece in word.pieces):
        return "unknown"
    plain = word.pieces[1:2] == ("i",) or word.bare in TITLES
    return "capital" if word.capital and not word.begins and not plain else None


def _once(redaction: Redaction) -> Iterator[Left]:
    """Give numbered replacements that stand once: the same one may have a second number."""
    stand: Counter[str] = Counter()
    first: dict[str, str] = {}
    for text in texts_of(redaction.transcript, redaction.notes):
        for match in PLACEHOLDER.finditer(text.text):
            stand[match.group()] += 1
            first.setdefault(match.group(), text.name)
    return (Left(one, "once", 1, first[one]) for one, times in stand.items() if times == 1)
