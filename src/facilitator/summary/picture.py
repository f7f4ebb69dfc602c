"""The geometry of the talk picture: one row a speaker, time from left to right, all as integers.

Units are tenths of a picture point, so that no digit after a point has to be written or rounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facilitator.summary.group import GroupSummary
from facilitator.summary.talk import Spell, TalkRow
from facilitator.units import SECOND, Us, clock

LEFT = 1100
"""Where time begins; what is left of it belongs to the labels."""
WIDTH = 7700
"""Length of the time axis."""
RIGHT = 1100
"""Room for the shares."""
BAND_HEIGHT = 260
TOP = 480
"""Where the first row begins, under the section band and the item ticks."""
ROW_HEIGHT = 300
BAR_HEIGHT = 200
FOOT = 420
"""Room for the time axis."""
THINNEST = 14
"""A spell is drawn at least so wide, or a `yes` in a 90-minute group would not be seen."""
TICK_STEPS: tuple[Us, ...] = tuple(
    step * SECOND for step in (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
)
MOST_TICKS = 10
LETTER_WIDTH = 75
"""About as wide as a letter of the picture's small text: a label is written only where it fits."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the time axis."""

    x: int
    width: int
    start: Us
    end: Us
    text: str = ""
    """Why, for a gap; for a section its id, empty where it does not fit."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the time axis."""

    x: int
    at: Us
    text: str = ""
    """What to write there; empty where it does not fit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One speaker's row."""

    y: int
    """Upper edge of its bars."""
    middle: int
    speaker: str | None
    bars: tuple[tuple[int, int], ...]
    """x and width of each."""


@dataclass(frozen=True, slots=True)
class Picture:
    """All numbers of the picture."""

    width: int
    height: int
    left: int
    axis_width: int
    band_height: int
    top: int
    bottom: int
    """Where the rows end and the axis stands."""
    bar_height: int
    rows: tuple[Row, ...]
    sections: tuple[Span, ...]
    items: tuple[Tick, ...]
    gaps: tuple[Span, ...]
    ticks: tuple[Tick, ...]


def picture(group: GroupSummary) -> Picture:
    """Give the picture of who spoke when."""
    bottom = TOP + ROW_HEIGHT * len(group.talk.rows)
    return Picture(
        width=LEFT + WIDTH + RIGHT,
        height=bottom + FOOT,
        left=LEFT,
        axis_width=WIDTH,
        band_height=BAND_HEIGHT,
        top=TOP,
        bottom=bottom,
        bar_height=BAR_HEIGHT,
        rows=tuple(_row(place, row, group) for place, row in enumerate(group.talk.rows)),
        sections=_sections(group),
        items=_questions(group),
        gaps=tuple(_span(gap.start, gap.end, group, gap.why) for gap in group.gaps),
        ticks=_ticks(group),
    )


def _x(at: Us, group: GroupSummary) -> int:
    """Give where a time stands, to the nearest tenth of a point, never outside the axis."""
    if not group.total:
        return LEFT
    inside = min(max(at, group.start), group.end) - group.start
    return LEFT + (inside * WIDTH + group.total // 2) // group.total


def _span(start: Us, end: Us, group: GroupSummary, text: str) -> Span:
    x = _x(start, group)
    return Span(x, max(_x(end, group) - x, THINNEST), start, end, text)


def _row(place: int, row: TalkRow, group: GroupSummary) -> Row:
    y = TOP + ROW_HEIGHT * place + (ROW_HEIGHT - BAR_HEIGHT) // 2
    return Row(y, y + BAR_HEIGHT // 2, row.speaker, _bars(row.spells, group))


def _bars(spells: Iterable[Spell], group: GroupSummary) -> tuple[tuple[int, int], ...]:
    """Give bars; those that would touch are one, which keeps a long group's picture small."""
    bars: list[tuple[int, int]] = []
    for spell in spells:
        x = _x(spell.start, group)
        end = max(_x(spell.end, group), x + THINNEST)
        if bars and x <= bars[-1][0] + bars[-1][1]:
            first = bars[-1][0]
            bars[-1] = (first, max(end, sum(bars[-1])) - first)
        else:
            bars.append((x, end - x))
    return tuple(bars)


def _sections(group: GroupSummary) -> tuple[Span, ...]:
    spans = [
        _span(start, end, group, section.id)
        for section in group.sections
        for start, end in section.time.stays
    ]
    spans.sort(key=lambda span: (span.start, span.end, span.text))
    return tuple(
        span if span.width >= LETTER_WIDTH * (len(span.text) + 1) else replace(span, text="")
        for span in spans
    )


def _questions(group: GroupSummary) -> tuple[Tick, ...]:
    """Give where each question began, with its number in the section where there is room."""
    began = sorted(
        (item.outcome.at, item.id.rpartition(".")[2])
        for section in group.sections
        for item in section.entries
        if item.kind == "question" and item.outcome.at is not None
    )
    ticks: list[Tick] = []
    free = LEFT
    for at, text in began:
        x = _x(at, group)
        ticks.append(Tick(x, at, text if x >= free else ""))
        if x >= free:
            free = x + LETTER_WIDTH * (len(text) + 2)
    return tuple(ticks)


def _ticks(group: GroupSummary) -> tuple[Tick, ...]:
    """Give round times, at most ten of them."""
    step = next((step for step in TICK_STEPS if group.total <= step * MOST_TICKS), TICK_STEPS[-1])
    first = -(-group.start // step) * step
    return tuple(Tick(_x(at, group), at, clock(at)) for at in range(first, group.end + 1, step))
