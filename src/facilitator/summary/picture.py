"""The geometry of the talk picture: one row a speaker, time from left to right, all as integers.

Units are tenths of a picture point, so that no digit after a point has to be written or rounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.summary.group import GroupSummary
from facilitator.summary.talk import Spell, TalkRow
from facilitator.units import SECOND, Us, clock

LEFT = 1100
"""Where time begins; what is left of it belongs to the labels."""
WIDTH = 7800
"""Length of the time axis."""
RIGHT = 800
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
    step * SECOND for step in (10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
)
MOST_TICKS = 10


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the time axis."""

    x: int
    width: int
    start: Us
    end: Us
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the time axis."""

    x: int
    at: Us
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One speaker's row."""

    y: int
    """Upper edge of its bars."""
    middle: int
    speaker: str | None
    bars: tuple[tuple[int, int], ...]
    """x and width of each."""
    row: TalkRow


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
        items=tuple(
            Tick(_x(at, group), at, item.id)
            for section in group.sections
            for item in section.entries
            if item.kind == "question" and (at := item.outcome.at) is not None
        ),
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
    return Row(y, y + BAR_HEIGHT // 2, row.speaker, _bars(row.spells, group), row)


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
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.text)))


def _ticks(group: GroupSummary) -> tuple[Tick, ...]:
    """Give round times, at most ten of them."""
    step = next((step for step in TICK_STEPS if group.total <= step * MOST_TICKS), TICK_STEPS[-1])
    first = -(-group.start // step) * step
    return tuple(Tick(_x(at, group), at, clock(at)) for at in range(first, group.end + 1, step))
