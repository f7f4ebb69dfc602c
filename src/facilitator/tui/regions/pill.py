"""The pill: whether it is recording, in a colour, a sign and words."""

from __future__ import annotations

from facilitator.tui import large
from facilitator.tui.lines import Line, Lines, Role
from facilitator.workflow.view import Pill

PILLS: dict[Pill, tuple[str, str, Role]] = {
    "before": ("○", "NOT RECORDING", "strong"),
    "recording": ("●", "REC", "rec"),
    "off_record": ("‖", "OFF THE RECORD", "off"),
    "break": ("‖", "BREAK", "off"),
    "no_sound": ("✗", "NO SOUND", "alarm"),
    "not_saving": ("✗", "NOT SAVING", "alarm"),
    "ended": ("○", "ENDED", "strong"),
}


def pill_line(pill: Pill) -> Line:
    """Give the pill in one row."""
    sign, words, role = PILLS[pill]
    return ((f" {sign} {words} ", role),)


def pill_rows(pill: Pill, widest: int) -> Lines:
    """Give the pill in three rows, in large letters where `widest` columns hold them."""
    sign, words, role = PILLS[pill]
    if large.width_of(words) + 7 > widest:
        blank = " " * (len(words) + 8)
        return ((blank, role),), ((f"  {sign}  {words}   ", role),), ((blank, role),)
    rows = large.drawn(words)
    signs = ("   ", f" {sign} ", "   ")
    return tuple(((f" {mark} {row}  ", role),) for mark, row in zip(signs, rows, strict=True))
