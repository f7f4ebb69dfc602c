"""What stands in place of what was redacted: typed, numbered once for the whole study.

`[Name 3]` is the same person in every session, because the study's journal holds which number an
original was given. Square brackets are reserved for it; a title and a possessive stay as said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.redaction.entities import TITLES, key
from facilitator.redaction.flags import TYPES
from facilitator.session.events import Record
from facilitator.session.events.whole_study import ReplacementGiven
from facilitator.session.state import standing

HEAD_NOUNS = (
    "hospital",
    "clinic",
    "school",
    "college",
    "university",
    "academy",
    "church",
    "mosque",
    "temple",
    "synagogue",
    "library",
    "hotel",
    "pharmacy",
    "surgery",
    "practice",
    "institute",
    "company",
    "station",
    "shelter",
    "hospice",
)
"""The head noun of an institution's name is its label."""
_SAME_HEAD = {"infirmary": "hospital", "medical center": "hospital", "medical centre": "hospital"}
_POSSESSIVE = re.compile(r"['’]s?$")
_NUMBERED = re.compile(r"\[([A-Z][\w-]*) (\d+)\]")
_KEPT_TITLES = TITLES - {"the", "my", "our", "st"}


@dataclass(frozen=True, slots=True)
class Given:
    """A number that an original was given."""

    label: str
    number: int
    key: str = field(repr=False)

    @property
    def text(self) -> str:
        """Give what stands in the text: `[Name 3]`."""
        return f"[{self.label} {self.number}]"


def label_of(text: str, kind: str) -> str:
    """Give the label for an original: an organisation's by its head noun."""
    if kind != "ORG":
        return TYPES[kind].label
    said = f" {text.casefold()} "
    heads = [noun for noun in HEAD_NOUNS if re.search(rf"\b{noun}\b", said)]
    heads += [head for words, head in _SAME_HEAD.items() if words in said]
    return heads[0].capitalize() if heads else TYPES[kind].label


class Numbers:
    """Which number each original of the study has, and which one comes next.

    What was taken back gives way to what stands, and is known still: redacted again, an original
    has the number that it had.
    """

    def __init__(self, study_records: Sequence[Record[Any]]) -> None:
        """Read the study's journal."""
        self._given: dict[tuple[str, str], Given] = {}
        self._next: dict[str, int] = {}
        for record in (*standing(study_records), *study_records):
            event = record.event
            if isinstance(event, ReplacementGiven):
                one = Given(event.label, event.number, key(event.original, event.type))
                self._given.setdefault((event.type, one.key), one)
                self._count(one)

    def of(self, original: str, kind: str) -> Given | None:
        """Give the number of an original, or None."""
        return self._given.get((kind, key(original, kind)))

    def given(self, original: tuple[str, str]) -> Given | None:
        """Give the number of an original by type and key, or None."""
        return self._given.get(original)

    def is_shared(
        self, original: tuple[str, str], *, beyond: Collection[tuple[str, str]] = ()
    ) -> bool:
        """Say whether an original has one number with others than those of `beyond`."""
        own = self._given.get(original)
        return own is not None and any(
            (other.label, other.number) == (own.label, own.number)
            for one, other in self._given.items()
            if one != original and one not in beyond
        )

    def give(self, original: tuple[str, str], text: str, same_as: Given | None = None) -> Given:
        """Give an original a number: that of `same_as`, else the next of its label."""
        label = label_of(text, original[0]) if same_as is None else same_as.label
        number = self._next.get(label, 0) + 1 if same_as is None else same_as.number
        given = Given(label, number, original[1])
        self._given[original] = given
        self._count(given)
        return given

    def _count(self, given: Given) -> None:
        self._next[given.label] = max(self._next.get(given.label, 0), given.number)


def shown(original: str, kind: str, replacement: str) -> str:
    """Give what stands in the text for one mention: title and possessive as they were said."""
    title, rest = _title(original) if kind == "PERSON" else ("", original)
    possessive = _POSSESSIVE.search(rest)
    return f"{title}{replacement}{possessive.group() if possessive else ''}"


def in_brackets(wording: str) -> str:
    """Give a reviewer's own wording as a replacement: one pair of square brackets around it."""
    bare = " ".join(wording.replace("[", " ").replace("]", " ").split())
    return f"[{bare}]"


def says_something(wording: str) -> bool:
    """Say whether a letter or a figure stands in it: signs that nobody sees say nothing."""
    return any(sign.isalnum() for sign in wording)


def _title(original: str) -> tuple[str, str]:
    """Split a mention into its titles and the rest, which is never empty."""
    words, taken = original.split(" "), 0
    while taken < len(words) - 1 and words[taken].casefold().strip(".,") in _KEPT_TITLES:
        taken += 1
    kept = " ".join(words[:taken])
    return (f"{kept} " if kept else ""), " ".join(words[taken:])


def given_in(replacement: str | None) -> tuple[str, int] | None:
    """Give label and number of a numbered replacement; None for any other wording."""
    found = _NUMBERED.fullmatch(replacement or "")
    return None if found is None else (found[1], int(found[2]))


def originals(study_records: Sequence[Record[Any]]) -> Mapping[str, str]:
    """Give every original of the study with its type, but those whose redaction was taken back.

    A number that was taken back is never given to another original: `Numbers` knows it still.
    """
    found: dict[str, str] = {}
    for record in standing(study_records):
        if isinstance(record.event, ReplacementGiven):
            found.setdefault(record.event.original, record.event.type)
    return found
