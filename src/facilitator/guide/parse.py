"""A guide made of what its file holds: sections, questions, probes, scripts and actions.

Every mistake is a value with its place, and all are collected, so that one look finds them all and
there is still an outline to show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.guide import fields, ids
from facilitator.guide.blocks import MOST_PROBLEMS, Block, Field, Page, Place, Problem
from facilitator.guide.check import Placed, problems_of_whole
from facilitator.guide.model import Guide, Item, ItemKind, Section
from facilitator.guide.pieces import Piece, pieces

_LETTER: dict[ItemKind, str] = {"script": "s", "question": "q", "action": "a"}

BEFORE_HEADING = "start"
"""Id of the section that holds what stands before the first heading, which is a mistake."""


def parse(page: Page, name: str = "") -> tuple[Guide, tuple[Problem, ...]]:
    """Give the guide on `page`, and every mistake in it in line order.

    `name` is the guide's title where the front matter gives none.
    """
    guide, placed, problems = laid_out(page, name)
    return guide, sorted_problems((*problems, *problems_of_whole(guide, placed, page)))


def laid_out(page: Page, name: str = "") -> tuple[Guide, tuple[Placed, ...], tuple[Problem, ...]]:
    """Give what `page` holds, where each id stands, and the mistakes in its parts."""
    front, wrong = fields.read(page.front, fields.FRONT)
    problems = [*page.problems, *wrong]
    sections: list[Section] = []
    placed: list[Placed] = []
    for number, (heading, blocks) in enumerate(_sections(page.blocks), 1):
        reader = _SectionReader(heading, number)
        for block in blocks:
            reader.read(block)
        sections.append(reader.section)
        placed.extend(reader.placed)
        problems.extend(reader.problems)
    guide = Guide(
        title=front.title or name,
        study=front.study,
        version=front.version,
        duration=front.duration,
        source=front.source,
        sections=tuple(sections),
    )
    return guide, tuple(placed), tuple(problems)


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give each mistake once, in line order, and not more than anybody reads."""
    return tuple(sorted(set(problems))[:MOST_PROBLEMS])


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Block | None, list[Block]]]:
    heading: Block | None = None
    held: list[Block] = []
    for block in blocks:
        if block.kind != "heading":
            held.append(block)
            continue
        if heading is not None or held:
            yield heading, held
        heading, held = block, []
    if heading is not None or held:
        yield heading, held


@dataclass(slots=True)
class _Question:
    """The question that bullets belong to."""

    id: str
    bullets: int = 0


class _SectionReader:
    """Makes the items of one section, block by block."""

    def __init__(self, heading: Block | None, number: int) -> None:
        self.problems: list[Problem] = []
        self.placed: list[Placed] = []
        self._items: list[Item] = []
        self._counts: Counter[str] = Counter()
        self._question: _Question | None = None
        self._strayed = False
        self._heading = heading
        self._title = "".join(part.text for part in heading.parts) if heading else ""
        self._said = self._fields(heading.fields if heading else (), fields.OF_SECTION)
        derived = ids.of_section(self._title, number) if heading else BEFORE_HEADING
        self._id = self._said.id or derived
        if heading is not None:
            self.placed.append(Placed(self._id, heading.place, None))

    @property
    def section(self) -> Section:
        return Section(
            id=self._id,
            numeral=ids.numeral(self._title),
            title=self._title,
            minutes=self._said.minutes,
            items=tuple(self._items),
        )

    def read(self, block: Block) -> None:
        if self._heading is None and not self._items:
            text = "This stands before the first heading, so it belongs to no section."
            self._wrong(block.place, text, "# Introduction")
        if block.kind == "bullet" and self._question is not None:
            self._bullet(block, self._question)
        else:
            self._paragraph(block)

    def _bullet(self, block: Block, question: _Question) -> None:
        for piece in self._pieces(block):
            question.bullets += 1
            kind: ItemKind = "action" if piece.kind == "action" else "probe"
            self._keep(piece, kind, f"{question.id}.p{question.bullets}", of=question.id)

    def _paragraph(self, block: Block) -> None:
        """Read a paragraph; a bullet without a question is a mistake and is read as one too."""
        stray = block.kind == "bullet"
        if stray and not self._strayed:
            text = "This bullet stands under no question, so it cannot be a probe."
            instead = "End the paragraph above with a question mark, or write this as a paragraph."
            self._wrong(block.place, text, instead)
        self._strayed = stray
        for piece in self._pieces(block):
            kind: ItemKind = "action"
            if piece.kind == "speech":
                kind = "question" if piece.asks else "script"
            letter = _LETTER[kind]
            self._counts[letter] += 1
            id = self._keep(piece, kind, f"{self._id}.{letter}{self._counts[letter]}")
            if kind != "action" and not stray:
                self._question = _Question(id) if kind == "question" else None

    def _pieces(self, block: Block) -> Iterator[Piece]:
        for piece in pieces(block):
            if piece.kind == "action" and piece.text.lower() in ("sic", "…", "..."):
                text = f"[{piece.text}] would be shown as something to do."
                instead = rf"\[{piece.text}] if it is to be read aloud; else leave it out."
                self._wrong(piece.place, text, instead)
            if any(sign.isalnum() for sign in piece.text):
                yield piece
            else:
                text = "There is no word to say here."
                self._wrong(piece.place, text, "Leave it out, or put it inside the brackets.")

    def _keep(self, piece: Piece, kind: ItemKind, derived: str, of: str | None = None) -> str:
        said = self._fields(piece.fields, fields.OF_ITEM)
        item = Item(
            id=said.id or derived,
            kind=kind,
            text=piece.text,
            section=self._id,
            bold=piece.bold,
            do=said.do,
            of=of,
            glance=said.glance,
        )
        self._items.append(item)
        self.placed.append(Placed(item.id, piece.place, item))
        return item.id

    def _fields(self, given: tuple[Field, ...], known: tuple[str, ...]) -> fields.Said:
        said, problems = fields.read(given, known)
        self.problems.extend(problems)
        return said

    def _wrong(self, place: Place, text: str, instead: str) -> None:
        self.problems.append(Problem(place, text, instead))
