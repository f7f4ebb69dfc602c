"""Three sets of colours, and what each role of text looks like in them.

A role is a colour, always together with a sign and a word: whoever sees no colours misses nothing.
Every pair of text and ground that can meet is listed in `pairs`, and a test holds each at a
contrast of 4.5 to 1 or more, in colour and in the greys that NO_COLOR gives.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from textual.theme import Theme

from facilitator.tui.lines import Role


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme, as `#rrggbb`."""

    name: str
    dark: bool
    ground: str
    bar: str
    """Ground of header, strip and key bar."""
    lit: str
    """Ground of the note line while a note is written."""
    text: str
    strong: str
    quiet: str
    rule: str
    """Lines and empty parts of bars; never text."""
    accent: str
    success: str
    warning: str
    error: str
    rec_bg: str
    rec_fg: str
    off_bg: str
    off_fg: str
    alarm_bg: str
    alarm_fg: str
    ask_bg: str
    ask_fg: str

    @property
    def grounds(self) -> tuple[str, str, str]:
        """Give what ordinary text can stand on."""
        return self.ground, self.bar, self.lit

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Give every pair of text and ground that can meet on a screen."""
        texts = (
            self.text, self.strong, self.quiet, self.accent,
            self.success, self.warning, self.error,
        )  # fmt: skip
        reversed_pairs = (
            (self.rec_fg, self.rec_bg),
            (self.off_fg, self.off_bg),
            (self.alarm_fg, self.alarm_bg),
            (self.ask_fg, self.ask_bg),
            (self.ground, self.text),  # the cursor
        )
        return (*((text, ground) for text in texts for ground in self.grounds), *reversed_pairs)


NIGHT = Palette(
    "night", True,
    ground="#111315", bar="#20262b", lit="#26384a",
    text="#dedbd3", strong="#ffffff", quiet="#a3a8ad", rule="#4b5259",
    accent="#7cc4ff", success="#7fd890", warning="#ffc857", error="#ff9b93",
    rec_bg="#ff5c52", rec_fg="#140504", off_bg="#ffc857", off_fg="#141003",
    alarm_bg="#ffd7d4", alarm_fg="#8f0b05", ask_bg="#7cc4ff", ask_fg="#04121d",
)  # fmt: skip
DAY = Palette(
    "day", False,
    ground="#faf8f3", bar="#e9e5db", lit="#d3e4f5",
    text="#26241f", strong="#000000", quiet="#55524a", rule="#b3ada0",
    accent="#074f8c", success="#0d5c26", warning="#6b4500", error="#9c1108",
    rec_bg="#b3160c", rec_fg="#ffffff", off_bg="#ffb92e", off_fg="#1b1300",
    alarm_bg="#5f0904", alarm_fg="#ffffff", ask_bg="#074f8c", ask_fg="#ffffff",
)  # fmt: skip
CONTRAST = Palette(
    "contrast", True,
    ground="#000000", bar="#000000", lit="#333300",
    text="#ffffff", strong="#ffffff", quiet="#d9d9d9", rule="#8c8c8c",
    accent="#ffff00", success="#ffffff", warning="#ffff00", error="#ffffff",
    rec_bg="#ffffff", rec_fg="#000000", off_bg="#ffff00", off_fg="#000000",
    alarm_bg="#ffffff", alarm_fg="#000000", ask_bg="#ffff00", ask_fg="#000000",
)  # fmt: skip

PALETTES: dict[str, Palette] = {palette.name: palette for palette in (NIGHT, DAY, CONTRAST)}


def theme_of(palette: Palette) -> Theme:
    """Give a palette as a theme, its roles as variables for style sheets."""
    return Theme(
        name=palette.name,
        primary=palette.accent,
        accent=palette.accent,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.ground,
        panel=palette.bar,
        success=palette.success,
        warning=palette.warning,
        error=palette.error,
        dark=palette.dark,
        variables=variables_of(palette),
    )


def variables_of(palette: Palette) -> dict[str, str]:
    """Give the variables of our own that style sheets use."""
    return {
        "ground": palette.ground,
        "bar": palette.bar,
        "lit": palette.lit,
        "rec": palette.rec_bg,
        "off-bg": palette.off_bg,
        "off-fg": palette.off_fg,
        "quiet": palette.quiet,
    }


def styles_of(palette: Palette) -> dict[Role, Style]:
    """Give each role as the terminal draws it; the ground is the widget's where none is named."""
    return {
        "": Style(color=palette.text),
        "strong": Style(color=palette.strong, bold=True),
        "quiet": Style(color=palette.quiet),
        "rule": Style(color=palette.rule),
        "accent": Style(color=palette.accent, bold=True),
        "success": Style(color=palette.success),
        "warning": Style(color=palette.warning, bold=True),
        "error": Style(color=palette.error, bold=True),
        "level": Style(color=palette.success, bold=True),
        "rec": Style(color=palette.rec_fg, bgcolor=palette.rec_bg, bold=True),
        "off": Style(color=palette.off_fg, bgcolor=palette.off_bg, bold=True),
        "alarm": Style(color=palette.alarm_fg, bgcolor=palette.alarm_bg, bold=True),
        "ask": Style(color=palette.ask_fg, bgcolor=palette.ask_bg, bold=True),
        "cursor": Style(color=palette.ground, bgcolor=palette.text),
        "flag": Style(color=palette.off_fg, bgcolor=palette.off_bg, bold=True, italic=False),
        "open": Style(color=palette.text, underline=True),
    }


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two `#rrggbb` colours (WCAG 2.2: 1 to 21)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
