"""The header: is it recording, since when, does it hear, is it safe, how much time is left."""

from __future__ import annotations

from facilitator.tui import large
from facilitator.tui.lines import Line, Lines, Role, Span, ends, shortened, width_of
from facilitator.tui.regions.pill import pill_line, pill_rows
from facilitator.tui.regions.sizes import height_class, width_class
from facilitator.units import clock
from facilitator.workflow.view import SessionView

METER_NARROW = 14
METER_NORMAL = 22
LEAST_DEVICE = 6
"""Columns below which the device is not named."""
GLANCE_FROM = (80, 24)
"""Columns and rows from which on the header is large in the large and the discreet view."""
_FLOOR_DBFS = -60
STOPPED = ("off_record", "break")


def rows_of(width: int, height: int, *, glance: bool = False) -> int:
    """Give how many rows the header takes in a window of that size.

    `glance` is true in the views that are read from afar: there it is large from 80 by 24 on.
    """
    tall = height_class(height) != "short" and width_class(width) != "narrow"
    fits = width >= GLANCE_FROM[0] and height >= GLANCE_FROM[1]
    return large.ROWS if tall or (glance and fits) else 1


def header(view: SessionView, width: int, rows: int) -> Lines:
    """Give the header, of one row or three."""
    return (_one(view, width),) if rows == 1 else _three(view, width)


def meter_place(view: SessionView, width: int, rows: int) -> tuple[int, int, int]:
    """Give where the meter lies in the header: its column, row and length in columns."""
    if rows == 1:
        return width_of(_before_meter(view)), 0, METER_NARROW
    return width_of(pill_rows(view.pill, width // 3)[0]) + 2, 1, METER_NORMAL


def meter_length(level_dbfs: int, columns: int) -> int:
    """Give how many of `columns` a level fills: none at -60 dBFS, all of them at 0."""
    share = (level_dbfs - _FLOOR_DBFS) / -_FLOOR_DBFS
    return round(min(max(share, 0.0), 1.0) * columns)


def meter(view: SessionView, columns: int) -> Line:
    """Give the meter: it moves off the record too, where what is heard is not kept."""
    length = meter_length(view.level_dbfs, columns)
    kept = view.pill in ("recording", "not_saving")
    return (("▮" * length, "level" if kept else "quiet"), ("▯" * (columns - length), "rule"))


def minutes_words(left: int | None, of: int | None) -> tuple[str, str, Role]:
    """Give the minutes left of all, as a number, the words after it, and their role."""
    if left is None:
        return "", "", "strong"
    if left < 0:
        past = f" min past the {of}" if of is not None else " min over"
        return f"▲ {-left}", past, "warning"
    return f"{left}", " min left", "strong"


def _before_meter(view: SessionView) -> Line:
    since = () if view.pill == "before" else ((f" {clock(view.elapsed)}", "strong"),)
    return (*pill_line(view.pill), *since, ("  ", ""))


def _one(view: SessionView, width: int) -> Line:
    number, words, role = minutes_words(view.left_minutes, view.of_minutes)
    seal: Line = () if view.encrypted else (("not encrypted  ", "quiet"),)
    name: Line = ((f"{view.session}  ", "quiet"),)
    minutes: Line = ((number, role), (words, "quiet" if role == "strong" else role), (" ", ""))
    start: Line = (*_before_meter(view), (" " * METER_NARROW, ""), (" ", ""))
    for right in ((*seal, *name, *minutes), (*name, *minutes), minutes):
        room = width - width_of(start) - width_of(right) - 1
        device = _device_short(view, room)
        if width_of(device) <= room:
            return ends((*start, *device), right, width)
    return ends(start, minutes, width)


def _device_short(view: SessionView, room: int) -> Line:
    if view.pill == "before":
        said = "heard, not kept" if room >= 15 else "not kept"
        return ((said, "quiet"),)
    if view.pill in STOPPED:
        return (("not kept", "warning"),)
    sign: Span = ("✓", "success") if view.pill == "recording" else ("✗", "error")
    return ((shortened(view.device, min(max(room - 2, 3), 18)), "quiet"), (" ", ""), sign)


def _three(view: SessionView, width: int) -> Lines:
    pill = pill_rows(view.pill, width // 3)
    right = _minutes_rows(view, width)
    facts: Lines = (
        ((clock(view.elapsed), "strong"), (f"  {_people(view)}", "quiet")),
        ((" " * METER_NORMAL, ""),),
        _safe(view, width - width_of(pill[0]) - width_of(right[0]) - 4),
    )
    return tuple(
        ends((*block, ("  ", ""), *fact), numbers, width)
        for block, fact, numbers in zip(pill, facts, right, strict=True)
    )


def _people(view: SessionView) -> str:
    here = sum(one.key != "m" and one.status != "absent" for one in view.people)
    return f"{view.session} · {here} people"


def _safe(view: SessionView, room: int) -> Line:
    """Say where the sound goes; what is dropped first where the room is short stands last."""
    if view.pill in STOPPED:
        return ((f"nothing is kept · gap {clock(view.gap or 0)}", "warning"),)
    saved = "sound is heard, not kept"
    if view.pill != "before":
        saved = "nothing saved yet" if view.saved_to is None else f"saved to {clock(view.saved_to)}"
    tail = saved if view.encrypted else f"{saved} · not encrypted"
    left = room - len(tail) - 3
    device = shortened(view.device, left) if left >= LEAST_DEVICE else ""
    return ((shortened(f"{device} · {tail}" if device else tail, room), "quiet"),)


def _minutes_rows(view: SessionView, width: int) -> Lines:
    """Give the minutes left in the section and in all; in a narrow header those in all."""
    if width_class(width) == "narrow":
        return tuple((*row, (" ", "")) for row in _whole(view))
    here = next((part.short for part in view.outline if part.status == "here"), "")
    section = _number_rows(view.section_left_minutes, f"in {here}" if here else "here")
    whole = _whole(view)
    blank: Line = (("    ", ""),)
    return tuple(
        (*one, *(blank if section[0] and whole[0] else ()), *other, (" ", ""))
        for one, other in zip(section, whole, strict=True)
    )


def _whole(view: SessionView) -> Lines:
    """Give the minutes left in all, or by how many the end is past."""
    end = view.until or (f"{view.of_minutes}" if view.of_minutes else "")
    if view.left_minutes is not None and view.left_minutes < 0:
        the = end if view.until else f"the {end}"
        return _number_rows(view.left_minutes, the, over="past")
    of = "to" if view.until else "of"
    return _number_rows(view.left_minutes, f"{of} {end}" if end else "")


def _number_rows(left: int | None, of: str, *, over: str = "over") -> Lines:
    """Give a number of minutes in large letters, and what it is of."""
    if left is None:
        return (), (), ()
    role: Role = "warning" if left < 0 else "strong"
    words = ("", f" ▲ min {over}" if left < 0 else " min left", f" {of}")
    widest = max(map(len, words))
    return tuple(
        ((row, role), (word.ljust(widest), role if left < 0 else "quiet"))
        for row, word in zip(large.drawn(str(abs(left))), words, strict=True)
    )
