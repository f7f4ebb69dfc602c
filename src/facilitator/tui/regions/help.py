"""Help: every key that works now, with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.tui.key_names import key_written
from facilitator.tui.keys import SIGNS, Action
from facilitator.tui.lines import Line, Lines, clipped


def help_lines(actions: Sequence[Action], width: int) -> Lines:
    """Give one line for each action, its keys before it."""
    rows = [(keys_of(action), action) for action in actions]
    return tuple(
        clipped(((f" {keys:<10} ", "accent"), (action.help, "")), width) for keys, action in rows
    )


def page(lines: Lines, height: int, first: int) -> Lines:
    """Give as many lines as fit from `first` on; the last says that there are more."""
    if len(lines) <= height:
        return lines
    first = min(first, len(lines) - height + 1)
    shown = lines[first : first + height - 1]
    more: Line = ((f" {SIGNS['up']}{SIGNS['down']} more · any other key closes", "quiet"),)
    return (*shown, more)


def keys_of(action: Action) -> str:
    """Give an action's keys as people read them, two at most."""
    if action.shown:
        return action.shown
    return " ".join(key_written(key) for key in action.keys[:2])
