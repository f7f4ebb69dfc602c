"""Size classes: what a region may count on."""

from __future__ import annotations

from typing import Literal, TypeAlias

Width: TypeAlias = Literal["narrow", "normal", "wide"]
Height: TypeAlias = Literal["short", "tall", "vast"]

NORMAL_COLUMNS = 100
WIDE_COLUMNS = 160
TALL_ROWS = 30
VAST_ROWS = 45
LEAST = (60, 16)
"""Columns and rows below which only the most needed is drawn."""


def width_class(columns: int) -> Width:
    """Give the class of a width."""
    if columns < NORMAL_COLUMNS:
        return "narrow"
    return "normal" if columns < WIDE_COLUMNS else "wide"


def height_class(rows: int) -> Height:
    """Give the class of a height."""
    if rows < TALL_ROWS:
        return "short"
    return "tall" if rows < VAST_ROWS else "vast"


def is_small(columns: int, rows: int) -> bool:
    """Say whether the window is too small for more than the most needed."""
    return columns < LEAST[0] or rows < LEAST[1]
