"""A guide's Markdown, as headings, paragraphs and bullets with their places.

`MarkdownIt("zero")` with five rules: the `commonmark` set would take `[Begin recording.]: now` for
a link reference and a line above `---` for a heading. One core rule of ours takes the braces out
before the words are read, and leaves blanks in their place, so that every offset stays true.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from facilitator.formats.guide_braces import At, Braces, read_braces
from facilitator.formats.guide_front import read_front
from facilitator.formats.guide_parts import Splitter, signs, words
from facilitator.formats.guide_source import Source, read_source
from facilitator.guide.blocks import (
    MOST_PROBLEMS,
    Block,
    BlockKind,
    Field,
    Page,
    Part,
    Place,
    Problem,
)

LONGEST = 5_000
"""Characters in one paragraph; more is no text to be read aloud."""

MOST_ITEMS = 2_000
"""Things to say and to do, and headings, in one guide."""

FRONT_MATTER = "---\ntitle: …\nduration: 90\n---"


def read_page(data: bytes) -> Page:
    """Read the bytes of a guide's file; every mistake is a value, none is raised."""
    source, problems = read_source(data)
    tokens = _parser().parse(source.text, {"source": source})
    front, wrong = _front(tokens, source)
    reader = _Blocks(source)
    reader.read(tokens)
    habits = islice(source.habits(_front_lines(tokens, source)), MOST_PROBLEMS)
    found = sorted({*problems, *wrong, *reader.problems, *habits})
    return Page(front, tuple(reader.blocks), tuple(found[:MOST_PROBLEMS]))


def _front_lines(tokens: list[Token], source: Source) -> int:
    if tokens and tokens[0].type == "front_matter":
        return (tokens[0].map or [0, 0])[1]
    return int(source.lines[0].rstrip() == "---")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["heading", "list", "emphasis", "escape", "newline"])
    parser.use(front_matter_plugin)
    parser.disable("text_join")  # an escaped bracket must stay apart from a bracket
    parser.core.ruler.after("block", "guide_braces", _take_braces)
    return parser


@dataclass(frozen=True, slots=True)
class _Taken:
    """What our rule leaves on the token that holds a block's words."""

    braces: tuple[Braces, ...]
    problems: tuple[Problem, ...]
    at: At


def _take_braces(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            at = state.env["source"].places(token.content, (token.map or [0])[0])
            too_long = len(token.content) > LONGEST
            token.content = token.content[:LONGEST]
            braces, problems = read_braces(token.content, at)
            if too_long:
                text = f"A paragraph has at most {LONGEST} characters."
                problems = (*problems, Problem(at(0), text, "Split it."))
            token.meta["taken"] = _Taken(braces, problems, at)
            for found in braces:
                blanks = " " * (found.end - found.start)
                token.content = token.content[: found.start] + blanks + token.content[found.end :]


def _front(tokens: list[Token], source: Source) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    if tokens and tokens[0].type == "front_matter":
        return read_front(tokens[0].content, first_line=2)
    if source.lines[0].rstrip() == "---":
        text = "The front matter that begins here is not closed by a second line of ---."
        return (), (Problem(Place(1, 1), text, FRONT_MATTER),)
    return (), ()


class _Blocks:
    """Walks over the tokens and keeps where in lists it is."""

    def __init__(self, source: Source) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self._source = source
        self._lists: list[str] = []
        self._items: list[tuple[Token, list[Block]]] = []
        """The open list items, each with what it has held so far."""
        self._heading = False
        self._parts = 0

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            self._step(token)
            if len(self.problems) > MOST_PROBLEMS:
                return
            if self._parts > MOST_ITEMS:
                self._wrong(token, f"A guide has at most {MOST_ITEMS} items.", "Split it.")
                return

    def _step(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token.type)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._open_item(token)
            case "list_item_close":
                self._close_item()
            case "heading_open" | "heading_close":
                self._heading = token.type == "heading_open"
            case "inline":
                self._add(token)

    def _open_item(self, token: Token) -> None:
        """Name what a printed guide's numbers and indents would turn into."""
        self._items.append((token, []))
        if self._lists[-1] == "ordered_list_open":
            mark = f"{token.info}{token.markup}"
            instead = f"Leave {mark} out, or write {token.info}\\{token.markup} to read it aloud."
            self._wrong(token, "A numbered line has no meaning in a guide.", instead)
        elif len(self._lists) > 1:
            self._wrong(token, "A bullet cannot stand under a bullet.", "- A probe?")

    def _add(self, token: Token) -> None:
        taken: _Taken = token.meta["taken"]
        at = taken.at
        found, unpaired = signs(token, at)
        splitter = Splitter(taken.braces, at)
        if self._heading:
            text, bold = words(found)
            parts = [Part("speech", text, bold, at(0))] if text else []
        else:
            splitter.split(found)
            parts = splitter.parts
        fields = splitter.fields_at_end(taken.braces, len(token.content.rstrip()))
        self.problems.extend((*taken.problems, *unpaired, *splitter.problems))
        self._keep(Block(self._kind(), tuple(parts), self._start(token), fields), token)

    def _keep(self, block: Block, token: Token) -> None:
        if self._items:
            self._items[-1][1].append(block)
            if len(self._items[-1][1]) > 1:
                self._wrong(token, "A bullet holds one paragraph.", "- A second probe?")
        if block.kind == "heading" and not block.parts:
            self._wrong(token, "This heading has no words.", "# I. Assent")
        elif block.fields and not block.parts:
            text = "These braces belong to nothing."
            self._wrong(token, text, "Write them at the end of the line they belong to.")
        elif block.parts:
            self.blocks.append(block)
            self._parts += len(block.parts)

    def _kind(self) -> BlockKind:
        if self._heading:
            return "heading"
        in_bullet = bool(self._lists) and self._lists[-1] == "bullet_list_open"
        return "bullet" if in_bullet else "paragraph"

    def _close_item(self) -> None:
        token, held = self._items.pop()
        if not held:
            self._wrong(token, "Nothing stands after this sign.", "- A probe?")

    def _wrong(self, token: Token, text: str, instead: str) -> None:
        self.problems.append(Problem(self._start(token), text, instead))

    def _start(self, token: Token) -> Place:
        return self._source.start_of((token.map or [0])[0])
