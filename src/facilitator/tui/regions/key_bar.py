"""The key bar: the keys that work in this mode now, as many as fit, help always last."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.tui.key_names import key_written
from facilitator.tui.keys import BY_ID, SEAT_KEYS, SIGNS, Action
from facilitator.tui.lines import Line, ends, width_of
from facilitator.tui.regions.sizes import width_class


def seats_written(seats: int) -> str:
    """Give the keys of that many seats: `1-8`, `1-9 0 -`."""
    if seats <= 9:
        return f"1-{seats}" if seats > 1 else "1"
    return " ".join(("1-9", *(SIGNS.get(key, key) for key in SEAT_KEYS[9:seats])))


def key_bar(
    actions: Sequence[Action], width: int, *, seats: int = 0, probes: int = 0, alike: int = 0
) -> Line:
    """Give the bar; `seats`, `probes` and `alike` are counts that its entries name."""
    counts = {
        "speaker": seats,
        "seat": seats,
        "earlier": seats,
        "probe_used": probes,
    }
    short = width_class(width) == "narrow"
    *others, last = actions
    end: Line = (*_entry(last, short=short, count=0, alike=alike), (" ", ""))
    line: Line = ((" ", ""),)
    for action in others:
        count = counts.get(action.name, 0)
        entry = (*_entry(action, short=short, count=count, alike=alike), ("  ", ""))
        if width_of(line) + width_of(entry) + width_of(end) > width:
            break
        line = (*line, *entry)
    return ends(line, end, width)


def _row(action: Action, count: int) -> str:
    """Give the keys of so many seats or probes, as this person has them."""
    if action.keys == BY_ID[action.id].keys:
        return seats_written(count)
    return " ".join(key_written(key) for key in action.keys[:count])


def _entry(action: Action, *, short: bool, count: int, alike: int) -> Line:
    keys = _row(action, count) if count else action.written
    label = action.short if short else action.label
    if action.id == "redact.all" and alike > 1:
        label = f"all {alike} alike"
    return ((keys, "accent"), (f" {label}", ""))
