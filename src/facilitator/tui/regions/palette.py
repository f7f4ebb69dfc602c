"""Every action by its name: which ones are found by a few letters, and how they are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.tui.keys import Action
from facilitator.tui.regions.help import keys_of
from facilitator.tui.regions.pick import Pick
from facilitator.tui.themes import PALETTES

THEME = "theme "
"""What the name of a theme's entry begins with."""
_COLOURS = {
    "night": "Light letters on a dark ground.",
    "day": "Dark letters on a light ground.",
    "contrast": "Black, white and yellow.",
}


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the palette offers."""

    id: str
    """The action's id; of a theme, its name after `theme`."""
    keys: str
    name: str
    help: str


def named_actions(actions: Sequence[Action]) -> tuple[Named, ...]:
    """Give what can be chosen: the actions that have a key, each once, then the themes."""
    once = {action.id: action for action in actions if action.keys and "palette" not in action.id}
    themes = (Named(f"{THEME}{name}", "", f"{THEME}{name}", _COLOURS[name]) for name in PALETTES)
    return (
        *(Named(one.id, keys_of(one), one.label, one.help) for one in once.values()),
        *themes,
    )


def matching(named: Sequence[Named], words: str) -> tuple[Named, ...]:
    """Give those in which every word occurs; names before sentences."""
    sought = words.casefold().split()
    found = [one for one in named if all(w in f"{one.name} {one.help}".casefold() for w in sought)]
    return tuple(sorted(found, key=lambda one: not all(w in one.name.casefold() for w in sought)))


def palette_picks(named: Sequence[Named]) -> tuple[Pick, ...]:
    """Give a line for each: its key, its name, its sentence."""
    return tuple(
        Pick(
            "",
            one.id,
            (
                (f"{one.keys or '·':<13} ", "accent"),
                (f"{one.name}  ", "strong"),
                (one.help, "quiet"),
            ),
        )
        for one in named
    )
