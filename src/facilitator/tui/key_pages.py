"""The manual's page of keys, made from the one table: `python -m facilitator.tui.key_pages`."""

from __future__ import annotations

import sys

from facilitator.tui.keys import ACTIONS, SIGNS, Action, Mode

_PARTS: tuple[tuple[str, str, tuple[Mode, ...]], ...] = (
    ("live", "Leading a group", ("talk",)),
    ("live", "The assent round", ("assent",)),
    ("live", "While a note is written", ("note",)),
    ("live", "After `tab` in a note", ("command",)),
    ("live", "After `p`", ("probe",)),
    ("join", "Taking notes beside the facilitator", ("note",)),
    ("join", "After `tab` there", ("command",)),
    ("join", "Looking on (`join --watch`)", ("main",)),
    ("list", "A list of the guide's items", ("main",)),
    ("redact", "Redaction", ("main",)),
    ("home", "Home", ("main",)),
)


def page() -> str:
    """Give the whole page as Markdown."""
    parts = ["# Keys", "", "Made from the table of actions in `tui/keys`; do not edit by hand."]
    for screen, title, modes in _PARTS:
        parts += ["", f"## {title}", "", "| key | also | does |", "| --- | --- | --- |"]
        parts += [
            _row(action)
            for action in ACTIONS
            if action.screen == screen and set(modes) & set(action.modes)
        ]
    return "\n".join(parts) + "\n"


def _row(action: Action) -> str:
    first, *others = action.keys or ("",)
    also = "" if action.shown else " ".join(f"`{SIGNS.get(key, key)}`" for key in others)
    when = {"stopped": " (while the sound is stopped)", "running": "", "any": ""}[action.sound]
    sentence = f"{action.help.removesuffix('.')}{when}."
    return f"| `{action.shown or SIGNS.get(first, first)}` | {also} | {sentence} |"


if __name__ == "__main__":
    sys.stdout.write(page())
