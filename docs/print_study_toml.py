"""Print `docs/study-toml.md` from the settings: python docs/print_study_toml.py.

A test compares the page with what this prints, so that a setting cannot go undocumented.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import sys
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from facilitator.study import settings
from facilitator.study.settings_told import wanted, without_none

PAGE = Path(__file__).with_name("study-toml.md")

_HEAD = """\
# study.toml

What a team settles for its study. `facilitator init` writes the first one; change it in any text
editor. Every key is known: a wrong one is refused with its line and the nearest that exists. Only
`format`, `id`, `title` and `guide` have to be there, and who may open the sessions: `recipients`,
or `encryption = "off"`.

Printed from `src/facilitator/study/settings.py` by `docs/print_study_toml.py`.
"""


def page() -> str:
    """Give the page."""
    tables = [settings.Settings, *_tables()]
    return "\n".join([_HEAD, *(_table(cls) for cls in tables)])


def _tables() -> list[type[Any]]:
    found = (cls for cls in vars(settings).values() if dataclasses.is_dataclass(cls))
    return [cls for cls in found if isinstance(cls, type) and cls is not settings.Settings]


def _table(cls: type[Any]) -> str:
    doc = inspect.getdoc(cls) or ""
    lines = [f"## {_heading(cls)}", "", doc, "", "| key | | default | |", "|---|---|---|---|"]
    sentences, hints = _sentences(cls), get_type_hints(cls)
    for field in dataclasses.fields(cls):
        kind = without_none(hints[field.name])
        if dataclasses.is_dataclass(kind):
            lines.append(f"| `{field.name}` | {sentences[field.name]} | | a table, see below |")
            continue
        what = "A table of names and values." if get_origin(kind) is dict else wanted(kind)
        if get_origin(kind) is dict and dataclasses.is_dataclass(get_args(kind)[1]):
            what = "A table each, see below."
        lines.append(f"| `{field.name}` | {sentences[field.name]} | {_default(field)} | {what} |")
    return "\n".join([*lines, ""])


def _heading(cls: type[Any]) -> str:
    names = {"Settings": "At the top", "Kept": "A time to keep something"}
    first = (inspect.getdoc(cls) or "").split(":")[0]
    return names.get(cls.__name__, first)


def _default(field: dataclasses.Field[Any]) -> str:
    value = field.default
    if value is dataclasses.MISSING:
        required = field.default_factory is dataclasses.MISSING
        return "needed" if required else "empty"
    written = {None: "–", True: "`true`", False: "`false`", "": '`""`', (): "`[]`"}
    if isinstance(value, str | bool | tuple) or value is None:
        if value in written:
            return written[value]
        return f"`{list(value) if isinstance(value, tuple) else value!r}`".replace("'", '"')
    return f"`{value}`"


def _sentences(cls: type[Any]) -> dict[str, str]:
    """Give the sentence under each field, from the source."""
    (tree,) = ast.parse(inspect.getsource(cls)).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for part, after in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(part, ast.AnnAssign) and isinstance(after, ast.Expr):
            assert isinstance(part.target, ast.Name)
            assert isinstance(after.value, ast.Constant)
            found[part.target.id] = " ".join(str(after.value.value).split())
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
