"""The screen before a session: each line of the check, and what stops it."""

from __future__ import annotations

from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.lines import (
    EMPTY,
    Line,
    Lines,
    Role,
    clipped,
    ends,
    fitted,
    indented,
    wrapped,
)
from facilitator.tui.regions.header import METER_NORMAL, meter_length
from facilitator.tui.regions.pill import pill_line
from facilitator.workflow.before_view import BeforeView
from facilitator.workflow.check_line import NAMES, CheckLine, LineState

SIGNS: dict[LineState, tuple[str, Role]] = {
    "ok": ("✓", "success"),
    "warn": ("▲", "warning"),
    "stop": ("✗", "error"),
    "na": ("–", "quiet"),
}
GIVES_WAY: tuple[LineState, ...] = ("na", "ok")
"""Which lines are left out first where there is no room; what needs a person never is."""
DONE_BY = {"chair": "before.test", "keys": "before.try", "room": "before.who"}
"""What does what a line says was not done yet."""
_NAME_COLUMNS = 13
_LOUD_DBFS = -50
NUMBERS = ("no", "One thing", "Two things", "Three things")


def before_title(view: BeforeView, width: int) -> Line:
    """Give the top line."""
    left: Line = (*pill_line("before"), ("  sound is heard, not kept", "quiet"))
    return ends(left, ((f"{view.session} ", "quiet"),), width)


def before_page(view: BeforeView, width: int, height: int, keys: Keymap = STANDARD) -> Lines:
    """Give what lies between the top line and the key bar."""
    head: Line = (
        (f"   Before {view.session} begins", "strong"),
        (f"   {view.about}", "quiet"),
    )
    match view.step:
        case "main":
            rows = _checks(view, width, height - 3, keys)
        case "devices":
            rows = _devices(view)
        case "try":
            rows = _tried(view, width)
        case "count":
            rows = _counts(view)
    air = (EMPTY,) if len(rows) + 5 <= height else ()
    blocked = _blocked(view, keys) if view.step == "main" else EMPTY
    body = fitted((*air, head, *air, *rows), height - 1)
    return tuple(clipped(line, width) for line in (*body, blocked))


def _checks(view: BeforeView, width: int, room: int, keys: Keymap) -> Lines:
    """Give the lines that there is room for; those that are fine or do not matter go first."""
    shown = list(view.lines)
    if len(rows := _rows(shown, view, width, keys)) <= room:
        return rows
    for gone in [line for kind in GIVES_WAY for line in view.lines[::-1] if line.state == kind]:
        shown.remove(gone)
        if len(rows := _rows(shown, view, width, keys)) < room:
            break
    left = len(view.lines) - len(shown)
    more: Line = ((f"   ·  {left} more are fine or do not matter now", "quiet"),)
    return (*rows[: room - 1], more)


def _rows(lines: list[CheckLine], view: BeforeView, width: int, keys: Keymap) -> Lines:
    return tuple(row for line in lines for row in _check(line, view, width, keys))


def _check(line: CheckLine, view: BeforeView, width: int, keys: Keymap) -> Lines:
    sign, role = SIGNS[line.state]
    first: Line = ((f"   {sign}  ", role), (f"{NAMES[line.id]:<{_NAME_COLUMNS}}", "strong"))
    text = wrapped(
        f"{line.text}{_hint(line, keys)}",
        width - _NAME_COLUMNS - 8,
        "quiet" if line.state == "na" else "",
    )
    rows = indented(text, first)
    return (*rows, _meter(view)) if line.id == "device" else rows


def _hint(line: CheckLine, keys: Keymap) -> str:
    """Give the key that does what a line says was not done yet."""
    if line.state != "na" or line.id not in DONE_BY:
        return ""
    action = next(one for one in keys.actions if one.id == DONE_BY[line.id])
    return f" {action.written}: {action.label}"


def _meter(view: BeforeView) -> Line:
    length = meter_length(view.level_dbfs, METER_NORMAL)
    say = "good" if view.level_dbfs >= _LOUD_DBFS else "say something: the bar must move"
    if view.testing:
        say = f"testing: {view.testing} s"
    return (
        (" " * (_NAME_COLUMNS + 6), ""),
        ("▮" * length, "level"),
        ("▯" * (METER_NORMAL - length), "rule"),
        (f"  {say}", "quiet"),
    )


def _devices(view: BeforeView) -> Lines:
    title: Line = (("   Which microphone? Speak: the bar of the marked one must move.", "strong"),)
    rows = [_choice(name, place == view.marked) for place, name in enumerate(view.devices)]
    if not rows:
        rows = [(("   No microphone is there. Plug one in.", "error"),)]
    return (title, EMPTY, *rows, EMPTY, _meter(view))


def _counts(view: BeforeView) -> Lines:
    title: Line = (("   Who is in the room? Roles and numbers, never names.", "strong"),)
    rows = [
        (*_choice(f"{who:<18}", place == view.marked), (f"{number:>3}", "strong"))
        for place, (who, number) in enumerate(view.counts)
    ]
    return (title, EMPTY, *rows)


def _choice(text: str, chosen: bool) -> Line:
    return ((" ▶ " if chosen else "   ", "accent"), (text, "strong" if chosen else ""))


def _tried(view: BeforeView, width: int) -> Lines:
    """Give a row of keys: those that have reached us lit, with a sign."""
    title: Line = (("   Press each key: it lights up when it reaches us.", "strong"),)
    rows: list[Line] = []
    row: Line = (("   ", ""),)
    used = 3
    for shown, reached in view.tried:
        text = f" {shown} ✓ " if reached else f" {shown} · "
        if used + len(text) + 1 > width:
            rows.append(row)
            row, used = (("   ", ""),), 3
        row = (*row, (text, "off" if reached else "quiet"), (" ", ""))
        used += len(text) + 1
    return (title, EMPTY, *rows, row)


def _blocked(view: BeforeView, keys: Keymap) -> Line:
    """Say what stops the session, and how it can go on."""
    if not view.stopped_by:
        return (("   ✓ Nothing stops you.", "success"), _begins(keys))
    count = len(view.stopped_by)
    things = NUMBERS[count] if count < len(NUMBERS) else f"{count} things"
    stop = f"   ✗ {things} stop{'s' * (count == 1)} you: {', '.join(view.stopped_by)}."
    anyway = f" {keys.written('before.accept')} goes on {view.anyway}."
    return ((stop, "error"), (anyway * bool(view.anyway), "strong"))


def _begins(keys: Keymap) -> tuple[str, Role]:
    return (f" {keys.written('before.begin')} shows the guide; nothing is recorded yet.", "strong")
