"""The banner's row: what is wrong and what to do, or a question; empty while all is well.

A question comes first: it stands for ten seconds at most, and is there because a key was pressed.
"""

from __future__ import annotations

from facilitator.tui.lines import Line, Role, cell_len, filled, shortened
from facilitator.workflow.view import SessionView

ROLES: dict[str, Role] = {"error": "alarm", "warning": "off", "calm": "strong"}
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
    text = view.banner.text if cell_len(view.banner.text) < width - len(more) else view.banner.short
    if cell_len(text) >= width - len(more):
        more = ""
    return filled(((f" {shortened(text, width - 1)}{more}", role),), width, role)
