"""The one table of what can be done and which key does it.

Bindings, key bars, help and the manual's pages of keys are made from it; no other place names a
key. The order is the order on the key bar. Keys are named as terminals deliver them.
"""

from __future__ import annotations

from facilitator.tui.keys import (
    before,
    debrief,
    ending,
    gate,
    home,
    join,
    lists,
    live,
    plan,
    redact,
    residual,
    sign,
)
from facilitator.tui.keys.action import (
    SEAT_KEYS,
    SIGNS,
    Action,
    Mode,
    ScreenName,
    Sound,
)

__all__ = [
    "ACTIONS",
    "BY_ID",
    "SEAT_KEYS",
    "SIGNS",
    "Action",
    "Mode",
    "ScreenName",
    "Sound",
]

ACTIONS: tuple[Action, ...] = (
    *before.ACTIONS,
    *live.ACTIONS,
    *join.ACTIONS,
    *home.ACTIONS,
    *plan.ACTIONS,
    *redact.ACTIONS,
    *residual.ACTIONS,
    *sign.ACTIONS,
    *gate.ACTIONS,
    *debrief.ACTIONS,
    *ending.ACTIONS,
    *lists.ACTIONS,
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}
