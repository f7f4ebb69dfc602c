"""How a person's screens look and which keys they have: their preferences, ready to be used."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.regions.looks import Look
from facilitator.tui.remapping import keymap_of
from facilitator.workflow.preferences import Preferences, Signs, Theme


@dataclass(frozen=True, slots=True)
class Face:
    """What every screen of a window has in common."""

    keymap: Keymap = STANDARD
    theme: Theme = "night"
    signs: Signs = "unicode"
    look: Look = "discreet"
    """The view that a live session begins in; neighbours can read the others."""


def face_of(given: Preferences) -> Face:
    """Give a person's face of the program. Raises BadInput where their keys cannot be."""
    return Face(
        keymap_of(given.keys, given.file) if given.keys else STANDARD,
        given.theme,
        given.signs,
        "large" if given.start_large else "discreet",
    )
