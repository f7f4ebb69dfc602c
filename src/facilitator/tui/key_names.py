"""How keys are called: as terminals deliver them, as people read them, as a file may name them."""

from __future__ import annotations

import re
from string import punctuation

from textual.keys import _character_to_key

from facilitator.tui.keys import SIGNS

_CHARACTERS = {_character_to_key(sign): sign for sign in punctuation}
_BY_SIGN = {sign.lower(): key for key, sign in SIGNS.items()}
_WRITE_NOTHING = frozenset(
    {"enter", "tab", "shift+tab", "home", "end", "up", "down", "left", "right", "pageup",
     "pagedown", "escape"}
)  # fmt: skip
_NAMED = frozenset({"space"}) | _WRITE_NOTHING | frozenset(SIGNS)
_NO_LETTERS = re.compile(r"f[1-9]|ctrl\+[abd-gklnopq-y]")
"""F1 to F9; of ctrl and a letter what arrives as such. `ctrl+c` and `ctrl+z` no map may touch,
for neither may end or suspend a recording; `ctrl+h`, `i`, `j`, `m` arrive as other keys."""


def key_written(key: str) -> str:
    """Give a key as people read it."""
    return SIGNS.get(key) or _CHARACTERS.get(key) or key.replace("_", " ")


def writes(key: str) -> bool:
    """Say whether a key puts a character into a text that is being written."""
    return key not in _WRITE_NOTHING and _NO_LETTERS.fullmatch(key) is None


def key_named(name: str) -> str | None:
    """Give the key that a person calls so: `-` and `minus`, `PgUp` and `pageup` are one.

    None where terminals do not deliver it, or keep it for themselves (checked by sending the
    bytes: alt and ctrl with a digit, F10, F11).
    """
    if len(name) == 1 and name.isprintable():
        return _character_to_key(name)
    key = _BY_SIGN.get(name.lower(), name.lower())
    return key if key in _NAMED or _NO_LETTERS.fullmatch(key) else None
