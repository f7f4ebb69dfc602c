"""From lines to pieces: who says what in a text that people or tools typed.

The shapes in which a turn can begin are functions in `formats.shapes`; the file's own majority says
which one it uses. A line that begins no turn continues the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.formats.labels import Candidate, labels, single_names
from facilitator.formats.lines import Line
from facilitator.formats.not_speech import is_credit, is_mark
from facilitator.formats.pieces import Piece, collapsed
from facilitator.formats.shapes import SHAPES, Opening
from facilitator.formats.stamps import closing, leading, without_stamps
from facilitator.formats.visible import visible
from facilitator.units import Us

TITLE_WORDS = 40
"""A title block longer than this is reported: it may be speech without a label."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the lines hold."""

    pieces: tuple[Piece, ...]
    problems: tuple[str, ...]
    left_out: tuple[int, ...]


def spoken(lines: Sequence[Line], place_name: str) -> Spoken:
    """Give the pieces of `lines`; `place_name` is what a place is called: `line`, `paragraph`."""
    kept, left_out = _speech_only(lines)
    openings, single = _openings(kept)
    folded = _Fold()
    for line, opening in zip(kept, openings, strict=True):
        folded.take(line, opening)
    problems = [
        f"The {place_name} {line.place} begins like a speaker who comes only once; it was read as "
        "speech of the turn before."
        for line in single
    ]
    if folded.title_words > TITLE_WORDS:
        problems.append(
            f"{folded.title_words} words stand before the first label and were left out as a title."
        )
    every_left_out = tuple(sorted({*left_out, *folded.title}))
    return Spoken(tuple(folded.pieces()), tuple(problems), every_left_out)


def _speech_only(lines: Sequence[Line]) -> tuple[list[Line], list[int]]:
    edge = {id(line) for line in (*lines[:5], *lines[-5:])}
    out = [
        line
        for line in lines
        if line.heading or is_mark(line.text) or (id(line) in edge and is_credit(line.text))
    ]
    gone = {id(line) for line in out}
    return [line for line in lines if id(line) not in gone], [line.place for line in out]


def _openings(lines: Sequence[Line]) -> tuple[list[Opening | None], list[Line]]:
    best: list[Opening | None] = [None] * len(lines)
    single: list[Line] = []
    most = 0
    pairs = list(zip(lines, [*lines[1:], None][: len(lines)], strict=True))
    for shape in SHAPES:
        tried = [shape(line, below) for line, below in pairs]
        # A line below another is a wrap, unless it begins as a turn does.
        paragraphs = sum(
            not line.goes_on or one is not None for line, one in zip(lines, tried, strict=True)
        )
        candidates = [opening.label for opening in tried if opening]
        found = labels(candidates, paragraphs) | {one.text for one in candidates if _sure(one)}
        kept = [one if one and one.label.text in found else None for one in tried]
        count = sum(one is not None for one in kept)
        if count > most:
            most, best = count, kept
            where = [line for line, one in zip(lines, tried, strict=True) if one]
            single = [where[place] for place in single_names(candidates, frozenset(found))]
    return best, single


def _sure(candidate: Candidate) -> bool:
    return candidate.sure and len(candidate.text) <= 60 and not candidate.text.isdigit()


class _Fold:
    """Puts lines together: a label opens a piece, a paragraph goes on, a wrap is joined."""

    def __init__(self) -> None:
        self.title: list[int] = []
        self.title_words = 0
        self._open: list[tuple[str | None, Us | None, list[str]]] = []

    def take(self, line: Line, opening: Opening | None) -> None:
        """Take the next line."""
        if opening is not None:
            inner, text = leading(opening.text)
            start = opening.start if opening.start is not None else inner
            text = text if opening.start is None or inner is not None else opening.text
            self._open.append((opening.label.text, start, [text]))
            return
        start, text = leading(line.text)
        bracketed_time = start is not None and line.text.lstrip()[0] in "[(<"
        if not self._open and not bracketed_time:
            self.title.append(line.place)
            self.title_words += len(line.text.split())
        elif bracketed_time:
            self._stamped(start, text)
        elif line.goes_on or not "".join(self._open[-1][2]).strip():
            self._open[-1][2].append(line.text)
        else:
            self._open.append((self._open[-1][0], None, [line.text]))

    def _stamped(self, start: Us | None, text: str) -> None:
        if self._open and not "".join(self._open[-1][2]).strip():
            label, earlier, _ = self._open.pop()
            start = start if earlier is None else earlier
        else:
            label = self._open[-1][0] if self._open else None
        self._open.append((label, start, [text]))

    def pieces(self) -> list[Piece]:
        """Give what was put together; a label without words is nothing."""
        made = []
        for label, start, parts in self._open:
            text = " ".join(parts)
            words = visible(collapsed(without_stamps(text)))
            if words:
                shown = None if label is None else visible(label)
                made.append(Piece(shown, start, closing(text), words))
        return made
