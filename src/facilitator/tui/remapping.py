"""A person's own keys, read and refused.

`[keys] "live.note" = "j"` gives an action another key, or a list of them. A map that would leave a
person without a way – a key with two meanings, a name that is no action's, a must-have without a
key – is refused before anything begins: in the room it would be found out too late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from facilitator.errors import BadInput
from facilitator.tui.key_names import key_named, key_written, writes
from facilitator.tui.keymap import Keymap
from facilitator.tui.keys import ACTIONS, BY_ID, Action, Mode

TYPED: dict[str, set[Mode]] = {
    "live": {"note", "prompt"},
    "join": {"note"},
    "debrief": {"main"},
    "redact": {"prompt"},
    "residual": {"prompt"},
    "sign": {"prompt"},
    "plan": {"main"},
    "list": {"palette"},
}
"""Where letters are written, not pressed."""


def keymap_of(wanted: Mapping[str, Sequence[str]], file: str) -> Keymap:
    """Give the table with `wanted` keys (action's id → keys). Raises BadInput, naming `file`."""
    given: dict[str, Action] = {}
    for id, names in wanted.items():
        given[id] = _with_keys(id, names, file)
    keymap = Keymap(tuple(given.get(action.id, action) for action in ACTIONS))
    for action in given.values():
        _refuse_double(action, keymap, file)
    return keymap


def _with_keys(id: str, names: Sequence[str], file: str) -> Action:
    action = BY_ID.get(id)
    if action is None or not action.keys:
        known = [action.id for action in ACTIONS if action.keys]
        near = next(iter(get_close_matches(id, known, n=1, cutoff=0.0)), "live.note")
        raise BadInput(f'{file}: [keys] knows no action "{id}".', f'The nearest is "{near}".')
    keys = tuple(_key(name, id, file) for name in names)
    if not keys and action.must:
        raise BadInput(
            f'{file}: "{id}" would have no key, and nobody may be without it.',
            f'Give it one; it comes with "{action.written}".',
        )
    if action.shown and len(action.keys) > 2 and len(keys) != len(action.keys):
        raise BadInput(
            f'{file}: "{id}" has {len(action.keys)} keys, one a seat or a line; {len(keys)} are '
            "given.",
            f"Name all {len(action.keys)} in their order.",
        )
    if keys and set(action.modes) <= TYPED.get(action.screen, set()) and all(map(writes, keys)):
        raise BadInput(
            f'{file}: the key "{names[0]}" of "{id}" would be typed into the text.',
            "Take one that writes nothing: F1 to F9, or ctrl with a letter.",
        )
    row = len(action.keys) > 2 and action.shown
    return replace(action, keys=keys, shown=" ".join(map(key_written, keys if row else keys[:1])))


def _key(name: str, id: str, file: str) -> str:
    key = key_named(name)
    if key is None:
        raise BadInput(
            f'{file}: "{id}" cannot have the key "{name}": terminals do not deliver it, or keep it '
            "for themselves.",
            "Take a letter, a sign, F1 to F9 or ctrl with a letter.",
        )
    return key


def _refuse_double(action: Action, keymap: Keymap, file: str) -> None:
    """Refuse a key that would mean two things at one time on a screen."""
    for other in keymap.actions:
        both = [key for key in action.keys if key in other.keys and other.id != action.id]
        if both and _meet(action, other):
            raise BadInput(
                f'{file}: the key "{key_written(both[0])}" would be "{action.id}" and "{other.id}" '
                "at once.",
                f'Give one of them another key: "{other.id}" = "…" under [keys].',
            )


def _meet(one: Action, other: Action) -> bool:
    """Say whether two actions can be done at the same time on the same screen."""
    sounds = "any" in (one.sound, other.sound) or one.sound == other.sound
    return one.screen == other.screen and sounds and bool(set(one.modes) & set(other.modes))
