"""What a guide's file holds before it has a meaning: headings, paragraphs, bullets, and places.

`formats.guide_markdown` makes these values out of Markdown; `guide.parse` makes a guide of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

BlockKind: TypeAlias = Literal["heading", "paragraph", "bullet"]


MOST_PROBLEMS = 500
"""Mistakes that are collected; who has made that many has given us something else than a guide."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in the file, counted as an editor counts: from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake in a guide, where it stands and what to write instead."""

    place: Place
    text: str
    """What is wrong, as a sentence."""
    write_instead: str
    """What to write, as it would stand in the file, or a sentence saying how."""


@dataclass(frozen=True, slots=True)
class Field:
    """A `key: value` of the front matter, or a `key=value` in braces; `#id` has the key `#`."""

    key: str
    value: str
    place: Place
    """Where the key begins."""
    value_place: Place


@dataclass(frozen=True, slots=True)
class Part:
    """Words to say, or, from between square brackets, something to do."""

    kind: Literal["speech", "action"]
    text: str
    bold: tuple[tuple[int, int], ...]
    """Code points in `text`, end exclusive."""
    place: Place
    fields: tuple[Field, ...] = ()
    """Of the braces right after the closing bracket."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a bullet."""

    kind: BlockKind
    parts: tuple[Part, ...]
    place: Place
    fields: tuple[Field, ...] = ()
    """Of the braces at its end."""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole file as it was read."""

    front: tuple[Field, ...]
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    """What was wrong with the writing itself, in line order."""
