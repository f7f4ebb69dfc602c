"""A codebook: codes in groupings, each with its definition and the rule of how much to code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_NAME = 200
"""Code points; Taguette takes no longer name."""

PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
"""Seven colours that colour-blind people can tell apart (Okabe and Ito, 2008)."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Code:
    """A code: what a coder marks."""

    name: str
    """Unique in the whole codebook, case ignored."""
    definition: str
    """What it stands for; `*…*` is the authors' own emphasis."""
    rule: str
    """How much of the text to code."""
    colour: str
    """`#RRGGBB`"""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Codes that belong together; nothing is coded with a grouping itself."""

    name: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All the codes of a study."""

    title: str
    source: str
    groupings: tuple[Grouping, ...]

    @property
    def codes(self) -> tuple[Code, ...]:
        """Give every code in order."""
        return tuple(code for grouping in self.groupings for code in grouping.codes)


@dataclass(frozen=True, slots=True)
class CodebookProblem:
    """A mistake in a codebook."""

    where: str
    """`Themes, code 3`, or `line 4, column 7` where the file could not be read."""
    text: str
    write_instead: str


def problems(codebook: Codebook) -> tuple[CodebookProblem, ...]:
    """Give everything that coders' programs would trip over, in the codebook's order."""
    if not codebook.codes:
        return (CodebookProblem("codebook", "There is no code in it.", "[[grouping.code]]"),)
    return (*_of_names(codebook), *_of_contents(codebook))


def _of_names(codebook: Codebook) -> Iterator[CodebookProblem]:
    """Two programs keep only one of two equal names, silently (formats.md, measured)."""
    seen: dict[str, str] = {}
    for where, name in _named(codebook):
        key = " ".join(name.split()).casefold()
        if not key:
            yield CodebookProblem(where, "It has no name.", 'name = "…"')
        elif key in seen:
            yield CodebookProblem(
                where,
                f"The name {name!r} is taken already ({seen[key]}); upper and lower case count "
                "as the same.",
                "Give it another name.",
            )
        elif len(name) > LONGEST_NAME:
            yield CodebookProblem(
                where, f"The name is longer than {LONGEST_NAME} characters.", "Shorten it."
            )
        elif not name.isprintable():
            yield CodebookProblem(
                where,
                "The name holds a line break or another sign that is not printed.",
                "Write it on one line.",
            )
        seen.setdefault(key, where)


def _of_contents(codebook: Codebook) -> Iterator[CodebookProblem]:
    for where, code in _placed(codebook):
        if not code.definition.strip():
            yield CodebookProblem(where, "It has no definition.", 'definition = "…"')
        if not _COLOUR.fullmatch(code.colour):
            yield CodebookProblem(
                where, f"{code.colour!r} is no colour.", f'colour = "{PALETTE[0]}"'
            )


def _named(codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Give every name; groupings count, since in a project they are codes that none applies."""
    for number, grouping in enumerate(codebook.groupings, 1):
        yield f"grouping {number}", grouping.name
        for place, code in enumerate(grouping.codes, 1):
            yield f"{grouping.name or f'grouping {number}'}, code {place}", code.name


def _placed(codebook: Codebook) -> Iterator[tuple[str, Code]]:
    for number, grouping in enumerate(codebook.groupings, 1):
        for place, code in enumerate(grouping.codes, 1):
            yield f"{grouping.name or f'grouping {number}'}, code {place}", code
