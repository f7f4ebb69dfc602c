"""A codebook as a team writes it, in TOML: a `[[grouping.code]]` for each code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from facilitator.coding.codebook import PALETTE, Code, Codebook, CodebookProblem, Grouping, problems

LARGEST = 1_000_000
"""Bytes."""

_PLACE = re.compile(r"\s*\(at line (\d+), column (\d+)\)")
_KEYS = ("title", "source", "grouping")
_GROUPING_KEYS = ("name", "code")
_CODE_KEYS = ("name", "definition", "rule", "colour")
_EMPTY = Codebook("", "", ())


def read_codebook(data: bytes) -> tuple[Codebook, tuple[CodebookProblem, ...]]:
    """Give a codebook and every mistake in it, in its order.

    A code without a colour gets the next of the palette, beginning anew in each grouping.
    """
    if len(data) > LARGEST:
        return _EMPTY, (_whole("It is larger than 1 MB.", "Choose the codebook's own file."),)
    try:
        found = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return _EMPTY, (_whole("It is not UTF-8 text.", "Save it as UTF-8."),)
    except RecursionError:
        return _EMPTY, (_whole("It is nested too deeply.", "[[grouping.code]]"),)
    except tomllib.TOMLDecodeError as failure:
        return _EMPTY, (_no_toml(str(failure)),)
    reader = _Reader()
    codebook = reader.codebook(found)
    if reader.problems:
        return codebook, tuple(reader.problems)
    return codebook, problems(codebook)


def _whole(text: str, instead: str) -> CodebookProblem:
    return CodebookProblem("codebook", text, instead)


def _no_toml(message: str) -> CodebookProblem:
    place = _PLACE.search(message)
    where = f"line {place[1]}, column {place[2]}" if place else "end of file"
    text = f"This is no TOML: {_PLACE.sub('', message).rstrip('.')}."
    return CodebookProblem(where, text, 'name = "…", with quotation marks')


class _Reader:
    """Takes plain values apart and names what is not as it should be."""

    def __init__(self) -> None:
        self.problems: list[CodebookProblem] = []

    def codebook(self, found: dict[str, Any]) -> Codebook:
        self._keys(found, _KEYS, "codebook")
        groupings = [
            self._grouping(table, number)
            for number, table in enumerate(self._tables(found, "grouping", "codebook"), 1)
        ]
        title = self._text(found, "title", "codebook")
        return Codebook(title, self._text(found, "source", "codebook"), tuple(groupings))

    def _grouping(self, table: dict[str, Any], number: int) -> Grouping:
        where = f"grouping {number}"
        self._keys(table, _GROUPING_KEYS, where)
        name = self._text(table, "name", where)
        codes = [
            self._code(code, f"{name or where}, code {place}", PALETTE[(place - 1) % len(PALETTE)])
            for place, code in enumerate(self._tables(table, "code", where), 1)
        ]
        return Grouping(name, tuple(codes))

    def _code(self, table: dict[str, Any], where: str, colour: str) -> Code:
        self._keys(table, _CODE_KEYS, where)
        return Code(
            name=self._text(table, "name", where),
            definition=self._text(table, "definition", where),
            rule=self._text(table, "rule", where),
            colour=self._text(table, "colour", where) if "colour" in table else colour,
        )

    def _keys(self, table: dict[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in table:
            if key not in known:
                near = next(iter(get_close_matches(key, known, n=1)), known[0])
                self._wrong(where, f"{key!r} is not known here.", f"{near} = …")

    def _tables(self, table: dict[str, Any], key: str, where: str) -> Iterator[dict[str, Any]]:
        found = table.get(key, [])
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            yield from found
        else:
            name = "grouping" if key == "grouping" else "grouping.code"
            self._wrong(where, f"{key!r} is written as a table of its own.", f"[[{name}]]")

    def _text(self, table: dict[str, Any], key: str, where: str) -> str:
        found = table.get(key, "")
        if isinstance(found, str):
            return found.strip()
        self._wrong(where, f"{key!r} is no text.", f'{key} = "…"')
        return ""

    def _wrong(self, where: str, text: str, instead: str) -> None:
        self.problems.append(CodebookProblem(where, text, instead))
