"""What one person prefers on every study: `config.toml` in their folder of settings.

Keys of actions are taken as they are written there; which actions there are is the screens' own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from facilitator.errors import BadInput
from facilitator.study.disk import SystemDisk

NAME = "config.toml"
Theme: TypeAlias = Literal["night", "day", "contrast"]
Signs: TypeAlias = Literal["unicode", "ascii"]
_KNOWN = ("theme", "signs", "start_large", "keys")


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a person wants their screens."""

    theme: Theme = "night"
    """The colours: light on dark, dark on light, or black, white and yellow."""
    signs: Signs = "unicode"
    """Whether signs are drawn in ASCII, for a terminal whose letters lack ours."""
    start_large: bool = False
    """Whether a live session begins in the large view."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`[keys]`: action's id → the keys it has instead of its own, as they are written there."""
    file: str = NAME
    """What a message calls the file."""


def read_preferences(folder: Path) -> Preferences:
    """Give what `config.toml` in `folder` says; without one, what is usual. Raises BadInput."""
    path = folder / NAME
    if not path.exists():
        return Preferences()
    try:
        text = SystemDisk().read(str(path.resolve())).decode("utf-8-sig")
    except OSError as failure:
        raise BadInput(
            f"{path} cannot be read ({failure.strerror}).", "Check whose file it is."
        ) from failure
    except UnicodeDecodeError as failure:
        raise BadInput(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from failure
    return parse_preferences(text, str(path))


def parse_preferences(text: str, file: str = NAME) -> Preferences:
    """Read the text of a `config.toml`; `file` is what a message calls it. Raises BadInput."""
    try:
        found = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as failure:
        raise BadInput(
            f"{file} is no TOML ({failure}).", 'A preference reads key = "value".'
        ) from failure
    for key in found:
        if key not in _KNOWN:
            near = get_close_matches(key, _KNOWN, n=1, cutoff=0.0)[0]
            raise BadInput(f'{file} knows no "{key}".', f'The nearest is "{near}".')
    return Preferences(
        _one_of(found.get("theme", "night"), "theme", Theme, file),
        _one_of(found.get("signs", "unicode"), "signs", Signs, file),
        _yes_or_no(found.get("start_large", False), file),
        _keys(found.get("keys", {}), file),
        file,
    )


def _one_of(given: object, key: str, values: object, file: str) -> Any:
    known = get_args(values)
    if given not in known:
        raise BadInput(f"{file}: {key} cannot be {given!r}.", f"Write one of {', '.join(known)}.")
    return given


def _yes_or_no(given: object, file: str) -> bool:
    if not isinstance(given, bool):
        raise BadInput(f"{file}: start_large cannot be {given!r}.", "Write true or false.")
    return given


def _keys(given: object, file: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(given, dict):
        raise BadInput(f"{file}: keys is a table.", 'Write [keys], then "live.note" = "k".')
    found = {}
    for id, keys in given.items():
        names = [keys] if isinstance(keys, str) else keys
        if not isinstance(names, list) or not all(isinstance(n, str) and n for n in names):
            raise BadInput(
                f'{file}: "{id}" under [keys] is neither a key nor a list of keys.',
                f'Write "{id}" = "k", the action in quotes.',
            )
        found[id] = tuple(names)
    return found
