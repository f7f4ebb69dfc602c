"""Words that a correction brought in: a name misheard as common words shows here first.

The lists of harmless words do not count for them, only the study's own and its guide: what a
person types in place of what was misheard (`Parkinson`) is often somebody's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facilitator.ports import Lexicon
from facilitator.redaction.material import Material
from facilitator.redaction.passages import Text
from facilitator.redaction.proposals import Proposal
from facilitator.redaction.spread import RARE, HeardWord, heard

_SCORE = 55
"""Hundredths: one to check."""
_SENTENCE_ENDS = (".", "?", "!", "…", ":", '"', "”")
_UNKNOWN = "typed in by a correction; not an ordinary word"
_CAPITAL = "typed in by a correction, with a capital"


def typed_in(
    material: Material, texts: Sequence[Text], lexicon: Lexicon
) -> Mapping[str, list[Proposal]]:
    """Give the unknown and the capitalised words among those that were typed in, by passage."""
    first_text = f"{material.transcript.run}."
    found: dict[str, list[Proposal]] = {}
    for text in texts:
        if not text.note and not all(name.startswith(first_text) for name in text.words):
            found[text.name] = list(_in_passage(text, first_text, material.harmless, lexicon))
    return found


def _in_passage(
    text: Text, first_text: str, harmless: frozenset[str], lexicon: Lexicon
) -> Iterator[Proposal]:
    for word in heard(text.said):
        typed = not text.words[word.place].startswith(first_text)
        if typed and len(word.bare) > 1 and word.bare not in harmless:
            reason = _why(text, word, lexicon)
            if reason:
                yield Proposal(word.place, word.place, "PERSON", _SCORE, reason)


def _why(text: Text, word: HeardWord, lexicon: Lexicon) -> str | None:
    if word.bare[0].isdigit() or word.bare.startswith(("i'", "i’")):
        return None
    if not lexicon.ordinary(word.bare):
        return _UNKNOWN
    before = text.said[word.place - 1] if word.place else "."
    opens = before.endswith(_SENTENCE_ENDS)
    named = word.capital and (not opens or lexicon.zipf(word.bare) < RARE)
    return _CAPITAL if named else None
