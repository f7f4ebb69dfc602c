"""Who speaks, in a text that someone else typed: what is a label and what is speech.

A label stands before a colon (or a time), is short, and has a form that is known, or comes back
elsewhere and looks like a name. "What she said: it's the kettle" is speech.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

MOST_CHARACTERS = 40
MOST_WORDS = 5

_ROLES = (
    r"speaker|participant|respondent|interviewee|interviewer|moderator|facilitator|researcher"
    r"|note[- ]?taker|assistant(?: moderator)?|observer|male|female|man|woman|men|women|unknown"
    r"|unidentified|(?:un(?:known|identified)|male|female|multiple|several|all|other|new)"
    r"(?: (?:male|female))? (?:speakers?|participants?|respondents?|voices?)|group|all|everyone"
    r"|guest|host|person|patient|student|subject|voice|crosstalk|interpreter|translator|question"
    r"|answer|mod|fac|int|resp|part|spk"
)
_KNOWN = re.compile(
    rf"(?:(?:{_ROLES})[ _-]?(?:#? ?\d{{1,3}}|[a-z])?"  # Speaker 2, SPEAKER_00, MODERATOR, Guest
    r"|(?:[a-z]{1,3}\d{1,3})"  # P3, R1, IV2, FG4
    r"|[pqamfirbsn]|iv|nt|fac|mod|unk)",  # Q, A, M, I
    re.IGNORECASE,
)
_FIRST_IS_ROLE = re.compile(rf"(?:{_ROLES})\b", re.IGNORECASE)
_TITLES = re.compile(r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr)\.")
_SENTENCE = re.compile(r"[.?!;…]")
_PARTICLE_LIST = (
    "af al and bin da das de del della den der di do dos du el la le of ten ter und van von y zu"
)
_OPENER_LIST = """
    so yes no yeah well and but or note look listen nothing something everything anyway okay ok
    right then now here there this that these those it i we you he she they what who why how when
    where because also first second third finally example remember meaning said says say saying
    asked thought like was is are were be had has have time date title page subject re location
    today
"""
_PARTICLES = frozenset(_PARTICLE_LIST.split())
_OPENERS = frozenset(_OPENER_LIST.split())
"""Words that begin or end a phrase of speech before a colon, or a line of a title block."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What stands where a label could stand."""

    text: str = field(repr=False)
    sure: bool = False
    """Its form in the file shows it: bold, or a tab after the colon."""


def is_short(text: str) -> bool:
    """Say whether `text` could be a label at all."""
    plain = _TITLES.sub("", text)
    return (
        0 < len(text) <= MOST_CHARACTERS
        and len(text.split()) <= MOST_WORDS
        and any(character.isalpha() for character in text)
        and not _SENTENCE.search(plain)
    )


def is_known(text: str) -> bool:
    """Say whether it is a form that services and tools write: `P3`, `Speaker 2`, `MODERATOR`."""
    return _KNOWN.fullmatch(text.strip("[]()<> ")) is not None


def is_name_like(text: str) -> bool:
    """Say whether every word of it is written as a name is, and none as speech begins."""
    words = [word.strip("()[],'’\"") for word in text.split()]
    if not words or words[0].casefold() in _OPENERS or words[-1].casefold() in _OPENERS:
        return False
    return all(not word or not word[0].islower() or word in _PARTICLES for word in words)


def labels(candidates: Sequence[Candidate], paragraphs: int, share: float = 0.9) -> frozenset[str]:
    """Give those of `candidates` that are labels.

    `candidates` holds one for each of the `paragraphs` that has one. A name that comes once counts
    only where at least `share` of all paragraphs have a label: there, none is mere speech.
    """
    short = [candidate for candidate in candidates if is_short(candidate.text)]
    counts = Counter(candidate.text.casefold() for candidate in short)
    likely = [one for one in short if _is_likely(one)]
    every_one_has = paragraphs > 1 and len(likely) >= share * paragraphs
    return frozenset(
        one.text
        for one in likely
        if one.sure or is_known(one.text) or counts[one.text.casefold()] > 1 or every_one_has
    )


def single_names(candidates: Sequence[Candidate], found: frozenset[str]) -> tuple[int, ...]:
    """Give the places in `candidates` of names that come once and were taken for speech."""
    return tuple(
        place
        for place, one in enumerate(candidates)
        if one.text not in found and is_short(one.text) and is_name_like(one.text)
    )


def _is_likely(candidate: Candidate) -> bool:
    text = candidate.text
    if is_known(text) or is_name_like(text):
        return True
    words = text.split()
    if words[0].casefold() in _OPENERS or words[-1].casefold() in _OPENERS:
        return False
    return candidate.sure or text.islower() or _FIRST_IS_ROLE.match(text) is not None
