"""Find a discussion guide, read it, and say what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path

from facilitator.errors import BadInput, Refused
from facilitator.formats.guide_markdown import read_page
from facilitator.formats.guide_source import LARGEST
from facilitator.formats.visible import visible
from facilitator.guide.blocks import Problem
from facilitator.guide.cards import Card, parse_cards
from facilitator.guide.model import Guide
from facilitator.guide.parse import parse
from facilitator.study.folder import Study
from facilitator.study.shipped import CARDS, shipped

SUFFIX = ".md"


@dataclass(frozen=True, slots=True)
class GuideFile:
    """A guide as it lies on disk, and what it says."""

    name: str
    """As `--guide` takes it: the file's name without `.md`."""
    data: bytes = field(repr=False)
    """The whole file: a session keeps it as its copy."""
    guide: Guide
    problems: tuple[Problem, ...]
    cards: tuple[Card, ...] = ()
    """Of a file of cards, by which no group is led."""

    @property
    def sha256(self) -> str:
        """Give the fingerprint of the file, 64 hex digits."""
        return sha256(self.data).hexdigest()


def look_at(file: Traversable) -> GuideFile:
    """Read a guide with all its mistakes. Raises BadInput where there is no file to read."""
    data = _bytes(file)
    name, page = file.name.removesuffix(SUFFIX), read_page(data)
    guide, problems = parse(page, name)
    if name != CARDS:
        return GuideFile(name, data, guide, problems)
    cards, problems = parse_cards(page, name)
    return GuideFile(name, data, guide, problems, cards)


def open_guide(file: Traversable) -> GuideFile:
    """Read a guide that a group can be led by. Raises BadInput, with every mistake as evidence."""
    found = look_at(file)
    if found.name == CARDS:
        what = f"{visible(file.name)} holds contingency cards, and no group is led by them."
        raise BadInput(what, "Name a guide; k shows the cards while you lead by it.")
    if found.problems:
        todo = "Mend the lines below; `facilitator guide check` shows them again."
        lines = tuple(lines_of(found.problems, visible(file.name)))
        raise BadInput(has_mistakes(found, file), todo, lines)
    return found


def has_mistakes(found: GuideFile, file: Traversable) -> str:
    """Give the sentence that says how many mistakes a guide has."""
    count = len(found.problems)
    return f"The guide {visible(str(file))} has {count} mistake{'s' * (count != 1)}."


def read_guide(path: Traversable) -> Guide:
    """Give the guide in a file. Raises BadInput, with every mistake as evidence."""
    return open_guide(path).guide


def cards_of(study: Study | None) -> tuple[Card, ...]:
    """Give the study's cards, else those that are shipped.

    Nobody is kept from recording by a card: a mistake costs its own card at most, a file that
    cannot be read all of them, and `guide check` says what is wrong.
    """
    try:
        return look_at(find_guide(CARDS, study)).cards
    except BadInput:
        return ()


def is_name(text: str) -> bool:
    """Say whether it names a guide, rather than a file."""
    return not (text.endswith(SUFFIX) or "/" in text or "\\" in text)


def find_guide(name: str, study: Study | None) -> Traversable:
    """Find a guide: a path, else a name in the study's `guides/`, else one that is shipped.

    Raises Refused, naming the nearest, where there is none of that name.
    """
    if not is_name(name):
        return Path(name)
    for folder in _folders(study):
        file = folder / f"{name}{SUFFIX}"
        if file.is_file():
            return file
    known = guide_names(study)
    near = get_close_matches(name, known, n=1) or known[:1]
    todo = f"Did you mean {near[0]}?" if near else "Put a guide into the study's guides/ folder."
    raise Refused(f"There is no guide called {visible(name)}.", todo)


def guide_names(study: Study | None) -> list[str]:
    """Give the names of all guides that `find_guide` knows, sorted."""
    found = {
        file.name.removesuffix(SUFFIX)
        for folder in _folders(study)
        if folder.is_dir()
        for file in folder.iterdir()
        if file.name.endswith(SUFFIX) and file.name != f"{CARDS}{SUFFIX}"
    }
    return sorted(found)


def lines_of(problems: tuple[Problem, ...], file: str) -> Iterator[str]:
    """Give each mistake as a line: `FILE:line:column what → write instead`."""
    for problem in problems:
        place = f"{file}:{problem.place.line}:{problem.place.column}"
        instead = problem.write_instead.replace("\n", " ⏎ ")
        yield f"{place} {visible(problem.text)} → {visible(instead)}"


def _folders(study: Study | None) -> Iterator[Traversable]:
    if study is not None:
        yield study.root / "guides"
    yield shipped("guides")


def _bytes(file: Traversable) -> bytes:
    """Read no more than a guide may hold and one byte, so that what is too large is seen."""
    shown = visible(str(file))
    if file.is_dir():
        raise BadInput(f"{shown} is a folder, not a guide.", "Name the guide's .md file.")
    if not file.is_file():
        raise BadInput(f"There is no file {shown}.", "Name the guide's .md file.")
    try:
        with file.open("rb") as opened:
            data: bytes = opened.read(LARGEST + 1)
    except OSError as failure:
        raise BadInput(
            f"{shown} cannot be read ({failure.strerror}).", "Make it readable, or name another."
        ) from failure
    return data
