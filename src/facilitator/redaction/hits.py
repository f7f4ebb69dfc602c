"""What a hit is: something of what was redacted that still shows, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, assert_never

from facilitator.redaction.originals import Originals
from facilitator.redaction.passages import Text

Rule: TypeAlias = Literal["same", "alike", "spelled", "initials", "digits", "number"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that still shows."""

    hit: str
    """`<first word>-<last word>:<rule>`: names, so that it never comes to mean other words."""
    where: str
    """Segment number, the note's record name, a file, or what else bears words."""
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
class Shown:
    """What a rule found in a text."""

    start: int
    end: int
    like: str = field(repr=False)
    score: int
    rule: Rule


def hit_of(text: Text, found: Shown, sought: Originals) -> Hit:
    """Name what was found in `text` after the words that it touches."""
    touched = [
        name
        for name, (first, last) in zip(text.words, text.offsets(), strict=True)
        if first < found.end and found.start < last
    ]
    return Hit(
        hit=f"{touched[0]}-{touched[-1]}:{found.rule}",
        where=text.name,
        start=found.start,
        end=found.end,
        text=text.text[found.start : found.end],
        like=found.like,
        score=found.score,
        rule=found.rule,
        type=sought.types.get(found.like, ""),
    )


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
