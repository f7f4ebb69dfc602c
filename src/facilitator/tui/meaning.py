"""What a key means where one is: look-ups in the table of keys."""

from __future__ import annotations

from facilitator.tui.keys import ACTIONS, Action, Mode, ScreenName


def works(action: Action, mode: Mode, *, stopped: bool = False) -> bool:
    """Say whether an action can be done in `mode`, the sound stopped or running."""
    return mode in action.modes and action.sound in ("any", "stopped" if stopped else "running")


def meaning(
    screen: ScreenName, key: str, mode: Mode = "main", *, stopped: bool = False
) -> Action | None:
    """Give what `key` does there; None where it does nothing."""
    for action in ACTIONS:
        if action.screen == screen and key in action.keys and works(action, mode, stopped=stopped):
            return action
    return None


def on_bar(screen: ScreenName, mode: Mode = "main", *, stopped: bool = False) -> list[Action]:
    """Give the actions of a key bar, in the table's order, help last."""
    return [
        action
        for action in ACTIONS
        if action.screen == screen and mode in action.bar and works(action, mode, stopped=stopped)
    ]


def in_help(screen: ScreenName, mode: Mode = "main", *, stopped: bool = False) -> list[Action]:
    """Give the actions that help explains: those that work now, hints among them."""
    return [
        action
        for action in ACTIONS
        if action.screen == screen and works(action, mode, stopped=stopped)
    ]
