"""The banner's row: what is wrong and what to do, or a question; empty while all is well.

A question comes first: it stands for ten seconds at most, and is there because a key was pressed.
"""

from __future__ import annotations

import re

from facilitator.tui.lines import Line, Role, cell_len, filled, shortened
from facilitator.workflow.view import SessionView

ROLES: dict[str, Role] = {"error": "alarm", "warning": "off", "calm": "strong"}
_SINCE = re.compile(r" since \d+:\d\d:\d\d")
_WHOLE = re.compile(r"[.?;] ")
"""Where a sentence, or a part of one that says something whole, ends."""
ELSEWHERE = "▲ Keys are going to another window: click here."


def banner(view: SessionView, width: int, *, elsewhere: bool = False) -> Line | None:
    """Give the banner in `width` columns; None where there is none.

    `elsewhere`: the terminal's window has lost the keyboard.
    """
    if elsewhere:
        return filled(((f" {ELSEWHERE}", "off"),), width, "off")
    if view.question is not None:
        return filled(((f" {view.question}", "ask"),), width, "ask")
    if view.banner is None:
        return None
    role = ROLES[view.banner.kind]
    more = f"  +{view.more_banners}" if view.more_banners else ""
    room = width - 1 - len(more)
    text = view.banner.text if cell_len(view.banner.text) <= room else view.banner.short
    if cell_len(text) > room:
        text, more = narrowed(text, width - 1), ""
    return filled(((f" {text}{more}", role),), width, role)


def narrowed(text: str, room: int) -> str:
    """Give a banner in `room` columns: without its time, then to the end of what can be said whole.

    A window of 60 columns holds no form of 78: what is wrong and what to do is kept first.
    """
    if cell_len(text) > room:
        text = _SINCE.sub("", text)
    if cell_len(text) <= room:
        return text
    ends = [found.end() for found in _WHOLE.finditer(text) if cell_len(text[: found.end()]) <= room]
    return text[: ends[-1]].rstrip(" ;") if ends else shortened(text, room)
