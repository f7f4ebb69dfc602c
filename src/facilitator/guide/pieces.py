"""A paragraph taken apart: what is said, and what is done in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from facilitator.guide.blocks import Block, Field, Part, Place

_CLOSERS = r"[\"'”’»)\]]*"
_ENDS_SENTENCE = re.compile(rf"[.!?…:？。！؟]{_CLOSERS}$")
_ENDS_QUESTION = re.compile(rf"[?？؟]{_CLOSERS}$")
_LEANS_LEFT = re.compile(r"[.,;:!?)\]”’…]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something said or done, in one go."""

    kind: Literal["speech", "action"]
    text: str
    bold: tuple[tuple[int, int], ...]
    place: Place
    fields: tuple[Field, ...] = ()

    @property
    def asks(self) -> bool:
        """Say whether it is a question: it stresses words, or ends in a question mark."""
        return bool(self.bold) or _ENDS_QUESTION.search(self.text) is not None


def pieces(block: Block) -> tuple[Piece, ...]:
    """Take a block apart; its own braces belong to the last thing said, else to the last done.

    What stands on both sides of an action is two things to say only where each side is whole
    sentences; else it is one, and the action comes after it.
    """
    found: list[Piece] = []
    for part in block.parts:
        last = _last_said(found)
        if part.kind == "speech" and last is not None and not _parted(found[last].text, part.text):
            found[last] = _joined(found[last], part)
        else:
            found.append(Piece(part.kind, part.text, part.bold, part.place, part.fields))
    return tuple(_with_fields(found, block.fields))


def _last_said(found: list[Piece]) -> int | None:
    said = [place for place, piece in enumerate(found) if piece.kind == "speech"]
    return said[-1] if said else None


def _parted(left: str, right: str) -> bool:
    return all(_ENDS_SENTENCE.search(side) and _words(side) for side in (left, right))


def _words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _joined(piece: Piece, part: Part) -> Piece:
    between = "" if _LEANS_LEFT.match(part.text) else " "
    shift = len(piece.text) + len(between)
    bold = [*piece.bold, *((start + shift, end + shift) for start, end in part.bold)]
    here = len(piece.bold)
    if 0 < here < len(bold) and bold[here - 1][1] == len(piece.text) and bold[here][0] == shift:
        bold[here - 1 : here + 1] = [(bold[here - 1][0], bold[here][1])]
    return replace(piece, text=piece.text + between + part.text, bold=tuple(bold))


def _with_fields(found: list[Piece], fields: tuple[Field, ...]) -> Iterator[Piece]:
    last = _last_said(found)
    owner = len(found) - 1 if last is None else last
    for place, piece in enumerate(found):
        yield replace(piece, fields=(*piece.fields, *fields)) if place == owner else piece
