"""A screen as text: what stands in each cell, and below it which style it has."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual.app import App

from facilitator.tui.themes import NIGHT, Palette, styles_of

LETTERS = {
    "": " ", "strong": "S", "quiet": "q", "rule": "r", "accent": "A", "success": "s",
    "warning": "W", "error": "E", "level": "L", "rec": "R", "off": "O", "alarm": "X", "ask": "?",
    "cursor": "_", "flag": "F", "open": "u",
}  # fmt: skip
"""One letter for each role; a blank is ordinary text."""
REVERSED = "ROX?_F!"


def as_text(app: App, palette: Palette = NIGHT) -> str:
    """Give the screen's characters, a line of dashes, and a letter for the style of each cell."""
    width, height = app.size
    known = {_look(style): role for role, style in styles_of(palette).items()}
    texts, looks = [], []
    for strip in app.screen._compositor.render_strips(app.size):
        text = "".join(segment.text for segment in strip)
        look = "".join(
            _cells(segment.text, _letter(known, segment.style, palette)) for segment in strip
        )
        texts.append(text.rstrip())
        looks.append(look.rstrip())
    assert len(texts) == height
    return "\n".join((*texts, "-" * width, *looks)) + "\n"


def _cells(text: str, letter: str) -> str:
    """Give the letter once a cell; a blank has no style to see but where its ground is its own."""
    width = cell_len(text)
    if letter in REVERSED or width != len(text):
        return letter * width
    return "".join(" " if sign == " " else letter for sign in text)


def _letter(known: dict[tuple[object, ...], str], style: Style | None, palette: Palette) -> str:
    if style is None:
        return " "
    look = _look(style)
    if look in known:
        return LETTERS[known[look]]
    over_ground = known.get((look[0], None, *look[2:]))
    return LETTERS[over_ground] if over_ground is not None else "!"


def _look(style: Style) -> tuple[object, ...]:
    colour = style.color.get_truecolor().hex if style.color else None
    ground = style.bgcolor.get_truecolor().hex if style.bgcolor else None
    return (colour, ground, bool(style.bold), bool(style.underline))
