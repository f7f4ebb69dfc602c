"""What a key means where one is, as the table of keys comes."""

from __future__ import annotations

from facilitator.tui.keymap import STANDARD, works

__all__ = ["in_help", "meaning", "on_bar", "works"]

meaning = STANDARD.meaning
on_bar = STANDARD.on_bar
in_help = STANDARD.in_help
