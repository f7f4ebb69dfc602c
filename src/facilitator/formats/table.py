"""A transcript in a table: time, speaker, text, in any order of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.formats.labels import is_short
from facilitator.formats.lines import Line
from facilitator.formats.pieces import Piece, collapsed
from facilitator.formats.spoken import spoken
from facilitator.formats.stamps import CLOCK, without_stamps
from facilitator.formats.visible import visible
from facilitator.units import Us, parse_clock

Rows = Sequence[Sequence[str]]

_HEADS = {
    "time": re.compile(r"(?:start |in )?time ?(?:code|stamp)?s?|start|begin|from|tc(?: in)?", re.I),
    "end": re.compile(r"end(?: time)?|to|tc out", re.I),
    "speaker": re.compile(r"speakers?|names?|participants?|who|person|label|id", re.I),
    "text": re.compile(
        r"text|transcript(?:ion)?|content|words|utterances?|speech|dialogue|what was said|verbatim",
        re.I,
    ),
}
_TIME = re.compile(rf"[\[(<]?\s*({CLOCK})\s*[\])>]?(?:\s*(?:[-–—]|-->|to)\s*({CLOCK}))?")
_MOST_WORDS_OF_A_SPEAKER = 6


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each thing stands; None where the table has no such column."""

    text: int
    speaker: int | None = None
    time: int | None = None
    end: int | None = None
    has_head: bool = False


def is_transcript(rows: Rows) -> bool:
    """Say whether a table is one: a column of text beside one of times or of speakers."""
    found = _columns(rows)
    return found is not None and (found.speaker is not None or found.time is not None)


def pieces_of_rows(rows: Rows) -> tuple[Piece, ...]:
    """Give a piece for each row; an empty speaker's cell goes on from the row above."""
    columns = _columns(rows)
    if columns is None:
        return ()
    body = [list(row) for row in rows[columns.has_head :] if list(row) != list(rows[0])] or []
    if not columns.has_head:
        body = [list(row) for row in rows]
    if columns.speaker is None:
        return spoken(tuple(_as_lines(body, columns)), "row").pieces
    pieces: list[Piece] = []
    label: str | None = None
    for row in body:
        label = _label(_at(row, columns.speaker)) or label
        start, end = _times(row, columns)
        words = visible(collapsed(without_stamps(_at(row, columns.text))))
        if words:
            pieces.append(Piece(label, start, end, words))
    return tuple(pieces)


def _columns(rows: Rows) -> _Columns | None:
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < 2:
        return None
    return _by_head(rows[0]) or _by_content(rows, width)


def _by_head(head: Sequence[str]) -> _Columns | None:
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        name = collapsed(cell).strip(":# ")
        kind = next((kind for kind, form in _HEADS.items() if form.fullmatch(name)), None)
        if kind is not None:
            found.setdefault(kind, place)
    if "text" not in found or len(found) < 2:
        return None
    return _Columns(
        found["text"], found.get("speaker"), found.get("time"), found.get("end"), has_head=True
    )


def _by_content(rows: Rows, width: int) -> _Columns | None:
    columns = [[_at(row, place) for row in rows] for place in range(width)]
    times = [place for place, cells in enumerate(columns) if _share(cells, _is_time) > 0.6]
    others = [place for place in range(width) if place not in times]
    if not others:
        return None
    text = max(others, key=lambda place: sum(len(cell) for cell in columns[place]))
    speakers = [
        place
        for place in others
        if place != text and any(map(_label, columns[place])) and _share(columns[place], _fits) == 1
    ]
    return _Columns(text, speakers[0] if speakers else None, times[0] if times else None)


def _share(cells: Sequence[str], holds: object) -> float:
    filled = [cell for cell in cells if cell.strip()]
    test = holds if callable(holds) else bool
    return sum(bool(test(cell)) for cell in filled) / len(filled) if filled else 0.0


def _is_time(cell: str) -> bool:
    return _TIME.fullmatch(cell.strip()) is not None


def _fits(cell: str) -> bool:
    label = _label(cell)
    return label is not None and is_short(label) and not label.isdigit()


def _label(cell: str) -> str | None:
    return visible(collapsed(cell).rstrip(":").strip()) or None


def _times(row: Sequence[str], columns: _Columns) -> tuple[Us | None, Us | None]:
    found = None if columns.time is None else _TIME.match(_at(row, columns.time).strip())
    start = parse_clock(found[1]) if found else None
    end = parse_clock(found[2]) if found and found[2] else None
    if columns.end is not None:
        end = parse_clock(_at(row, columns.end).strip("[]() "))
    return start, end


def _as_lines(body: list[list[str]], columns: _Columns) -> list[Line]:
    lines = []
    for place, row in enumerate(body, start=1):
        start, _ = _times(row, columns)
        time = "" if start is None or columns.time is None else f"[{_at(row, columns.time)}] "
        text = collapsed(_at(row, columns.text))
        if text:
            lines.append(Line(place, f"{time}{text}"))
    return lines


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
