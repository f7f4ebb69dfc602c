"""The manual's page of keys, made from the one table: `python -m facilitator.tui.key_pages`."""

from __future__ import annotations

import sys

from facilitator.tui.keys import ACTIONS, SIGNS, Action, Mode

_PARTS: tuple[tuple[str, str, Mode], ...] = (
    ("before", "Before a session", "main"),
    ("before", "After `d` there: the microphones", "devices"),
    ("before", "After `k` there: trying the keys", "try"),
    ("before", "After `w` there: who is in the room", "count"),
    ("live", "Leading a group", "talk"),
    ("live", "The assent round", "assent"),
    ("live", "While a note is written", "note"),
    ("live", "After `tab` in a note", "command"),
    ("live", "After `p`", "probe"),
    ("live", "After `l`", "leave"),
    ("live", "While a few words are asked for", "prompt"),
    ("join", "Taking notes beside the facilitator", "note"),
    ("join", "After `tab` there", "command"),
    ("join", "Looking on (`join --watch`)", "main"),
    ("debrief", "The debrief", "main"),
    ("ending", "When a group has ended", "main"),
    ("home", "Home", "main"),
    ("plan", "Planning a session there", "main"),
    ("redact", "Redaction", "main"),
    ("redact", "After `e` there: its words", "span"),
    ("redact", "After `+` there: reading the text", "read"),
    ("redact", "While a few words are written there", "prompt"),
    ("residual", "The residual check", "main"),
    ("residual", "While the reason is written", "prompt"),
    ("sign", "Sign-off", "main"),
    ("sign", "While a few words are asked for there", "prompt"),
    ("gate", "The gate", "main"),
    ("list", "A short list", "main"),
    ("list", "A list of the guide's items", "guide"),
    ("list", "After `w`", "who"),
    ("list", "A list of seats", "seat"),
    ("list", "What becomes of someone's words", "words"),
    ("list", "Every action by its name (`:`)", "palette"),
)
_HEAD = """\
# Keys

Made from the table of actions in `tui/keys`; do not edit by hand. Each key can be another:
`[keys]` in your `config.toml` takes the names in the last column ([screens.md](screens.md))."""


def page() -> str:
    """Give the whole page as Markdown."""
    parts = [_HEAD]
    for screen, title, mode in _PARTS:
        parts += ["", f"## {title}", ""]
        parts += ["| key | also | does | name |", "| --- | --- | --- | --- |"]
        parts += [
            _row(action) for action in ACTIONS if action.screen == screen and mode in action.modes
        ]
    return "\n".join(parts) + "\n"


def _row(action: Action) -> str:
    first, *others = action.keys or ("",)
    also = "" if action.shown else " ".join(f"`{SIGNS.get(key, key)}`" for key in others)
    when = {"stopped": " (while the sound is stopped)", "running": "", "any": ""}[action.sound]
    sentence = f"{action.help.removesuffix('.')}{when}."
    name = f"`{action.id}`" if action.keys else ""
    return f"| `{action.shown or SIGNS.get(first, first)}` | {also} | {sentence} | {name} |"


if __name__ == "__main__":
    sys.stdout.write(page())
