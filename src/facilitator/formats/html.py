"""Pages made from templates that a team may copy and change.

A template is looked for in the study's own `templates/` first, then in those that come with the
program. It runs in Jinja2's immutable sandbox, is given plain data and nothing else, and a name
that is not there is an error, not a blank. Every string is made visible before the template sees
it, and escaped where it is printed: in HTML by the environment, in Markdown at the door.
"""

from __future__ import annotations

import re
import traceback
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from facilitator.errors import BadInput
from facilitator.formats.visible import visible
from facilitator.units import SECOND, Us, clock

RENDERER = "html/1"
"""Changes whenever equal data and templates would give other bytes."""

_NAME = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*\.(html|md|css)")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&]|^[+\-=:])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_WRONG_DATA = (TypeError, ValueError, LookupError, ArithmeticError, RecursionError)


def render(template: str, data: Mapping[str, Any], folders: Sequence[Traversable]) -> bytes:
    """Give the page that `template` (`summary/group.html`) makes of `data`, as UTF-8.

    `folders` are looked through in order. Raises BadInput where the template is missing or wrong.
    """
    environment = _environment(folders, html=template.endswith(".html"))
    shown = _shown(data, markdown=template.endswith(".md"))
    try:
        text = environment.get_template(template).render(shown)
    except TemplateNotFound as missing:
        raise BadInput(
            f"There is no template {missing.name}.",
            "Copy it from the program's templates/ folder to the study's, under the same name.",
        ) from missing
    except (TemplateError, *_WRONG_DATA) as wrong:
        line = getattr(wrong, "lineno", None) or _line_within(wrong)
        # A library's own message may quote a value, and so words that were said.
        what = wrong if isinstance(wrong, TemplateError) else type(wrong).__name__
        raise BadInput(
            f"The template {template} cannot be used{f' (line {line})' if line else ''}: {what}.",
            "Mend it in the study's templates/ folder, or remove it to use the program's own.",
        ) from wrong
    return unicodedata.normalize("NFC", text).encode("utf-8")


def source(template: str, folders: Sequence[Traversable]) -> str | None:
    """Give the text of a template, from the first folder that has it; None where none has.

    A name is a plain path of lower-case words, so that no template can reach out of its folder.
    """
    if not _NAME.fullmatch(template):
        return None
    for folder in folders:
        file = folder.joinpath(*template.split("/"))
        if file.is_file() and _inside(file, folder):
            return file.read_bytes().decode("utf-8").replace("\r\n", "\n")
    return None


def _inside(file: Traversable, folder: Traversable) -> bool:
    """Say whether a file really lies in the folder: a link may lead elsewhere."""
    if not isinstance(file, Path) or not isinstance(folder, Path):
        return True  # within a wheel, where there are no links
    return file.resolve().is_relative_to(folder.resolve())


def _environment(folders: Sequence[Traversable], *, html: bool) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: source(name, folders)),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=0,
    )
    kept = {name: environment.globals[name] for name in ("range", "namespace")}
    environment.globals.clear()
    environment.globals.update(kept)
    del environment.filters["random"]  # the same data must give the same bytes
    environment.filters |= {"clock": clock, "duration": duration}
    return environment


def duration(time: Us) -> str:
    """Give a length as people read it, to the nearest second: `4:03`, `1:12:03`, `−2:10`."""
    whole = (abs(time) + SECOND // 2) // SECOND
    sign = "−" if time < 0 and whole else ""
    hours = f"{whole // 3600}:" if whole >= 3600 else ""
    minutes = f"{whole // 60 % 60:02}" if hours else f"{whole // 60}"
    return f"{sign}{hours}{minutes}:{whole % 60:02}"


def _shown(value: Any, *, markdown: bool) -> Any:
    """Give plain data with each string made visible, and for Markdown escaped.

    Raises TypeError for what is no plain data: an object must never reach a template.
    """
    match value:
        case str():
            return markdown_text(value) if markdown else visible(value, lines=True)
        case None | bool() | int():
            return value
        case list() | tuple():
            return [_shown(part, markdown=markdown) for part in value]
        case Mapping():
            return {str(name): _shown(part, markdown=markdown) for name, part in value.items()}
        case _:
            raise TypeError(f"a {type(value).__name__} is no plain data")


def markdown_text(text: str) -> str:
    """Give `text` as words of one Markdown paragraph that mean nothing but themselves."""
    one_line = " ".join(visible(text, lines=True).split())
    return _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", one_line))


def _line_within(wrong: BaseException) -> int | None:
    """Give the line of the template in which an error came up: Jinja2 names its frames so."""
    frames = traceback.extract_tb(wrong.__traceback__)
    return next(
        (frame.lineno for frame in reversed(frames) if frame.filename == "<template>"), None
    )
