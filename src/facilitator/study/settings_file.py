"""Read `study.toml`, and say in a sentence what is wrong with it and on which line."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from facilitator.errors import BadInput
from facilitator.study.disk import SystemDisk
from facilitator.study.settings import Settings
from facilitator.study.settings_told import line_of, unknown_key, wrong_value

NAME = "study.toml"

_LARGEST_BYTES = 1_000_000
_TOML_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)")


def read_settings(path: Path) -> Settings:
    """Read a study's settings.

    Raises BadInput with the line where the file cannot be read, is no TOML, holds an unknown key
    (the nearest known one is named) or a value that cannot be.
    """
    try:
        data = SystemDisk().read(str(path.resolve()))
    except OSError as failure:
        raise BadInput(
            f"{path} cannot be read ({failure.strerror}).", "Check whose file it is."
        ) from failure
    if len(data) > _LARGEST_BYTES:
        raise BadInput(f"{path} is larger than 1 MB.", "Remove what does not belong there.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise BadInput(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from failure
    return parse_settings(text, str(path))


def parse_settings(text: str, file: str = NAME) -> Settings:
    """Read the text of a `study.toml`; `file` is what a message calls it. Raises BadInput."""
    text = text.replace("\r\n", "\n")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        raise _no_toml(file, str(failure)) from failure
    except RecursionError as failure:
        raise BadInput(f"{file} is nested too deeply.", "Write it flat.") from failure
    _check_format(found, text, file)
    _check_encryption(found, text, file)
    for path, known in _unknown_keys(found, Settings):
        raise unknown_key(path, known, text, file)
    try:
        settings = msgspec.convert(found, Settings)
    except msgspec.ValidationError as failure:
        raise wrong_value(str(failure), found, text, file) from failure
    _check_values(settings, text, file)
    return settings


def _no_toml(file: str, message: str) -> BadInput:
    found = _TOML_PLACE.fullmatch(message)
    what, line = (message, None) if found is None else (found[1], found[2])
    where = f"{file}, line {line}" if line else f"{file}, at its end"
    return BadInput(f"{where}: this is no TOML ({what}).", 'A setting reads key = "value".')


def _check_format(found: dict[str, Any], text: str, file: str) -> None:
    given = found.get("format")
    if given is None:
        raise BadInput(f"{file}: format is missing.", "Write format = 1 on its first line.")
    if given != 1:
        raise BadInput(
            f"{file}, line {line_of(text, ('format',))}: format {given!r} is not known here.",
            "This program reads format = 1; a newer study needs a newer facilitator.",
        )


def _check_encryption(found: dict[str, Any], text: str, file: str) -> None:
    """Refuse two answers to one question; with none, what needs it refuses (`workflow.keyring`)."""
    given = found.get("encryption")
    if given is None:
        return
    if given != "off":
        raise BadInput(
            f'{file}, line {line_of(text, ("encryption",))}: encryption can only be "off".',
            'A study is encrypted where it says recipients = ["age1…"] instead.',
        )
    if found.get("recipients"):
        raise BadInput(
            f"{file}, line {line_of(text, ('recipients',))}: it has recipients and says that it is "
            "not encrypted.",
            "Remove the one that is not meant.",
        )


def _unknown_keys(
    found: dict[str, Any], cls: type[Any], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Give each key that `cls` does not know, with those that it does."""
    known = get_type_hints(cls)
    for key, value in found.items():
        if key not in known:
            yield (*path, key), list(known)
        elif isinstance(value, dict):
            yield from _unknown_below(value, known[key], (*path, key))


def _unknown_below(
    value: dict[str, Any], kind: Any, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    inside = getattr(kind, "__args__", ())
    table = next((k for k in (kind, *inside) if dataclasses.is_dataclass(k)), None)
    if not isinstance(table, type):
        return
    if table is kind or type(None) in inside:
        yield from _unknown_keys(value, table, path)
    else:  # a table of tables, each under a name of the team's own
        for name, part in value.items():
            if isinstance(part, dict):
                yield from _unknown_keys(part, table, (*path, name))


def _check_values(settings: Settings, text: str, file: str) -> None:
    """Refuse what has the right type and still cannot be."""
    rules = (
        ("id", re.fullmatch("[0-9a-f]{16}", settings.id), "Write 16 of 0-9 and a-f."),
        ("title", settings.title.strip(), "Give the study a title."),
        ("guide", settings.guide.strip(), "Name a guide in guides/, without .md."),
        ("groups", settings.groups is None or settings.groups > 0, "Write 1 or more."),
        ("review.sample", 0 < settings.review.sample <= 1, "Write a share, 0.2 for a fifth."),
        ("coding.double", settings.coding.double >= 0, "Write 0 or more."),
        ("transcript.pauses", settings.transcript.pauses > 0, "Write whole seconds, 1 or more."),
    )
    for key, holds, todo in rules:
        if not holds:
            raise _cannot(key, text, file, todo)
    for original, wording in settings.redaction.general.items():
        named = original.casefold().strip()
        says = any(sign.isalnum() for sign in wording)
        if not says or not named or named in wording.casefold():
            raise _cannot("redaction.general", text, file, _GENERAL, original)


_GENERAL = 'Write what stands for it and does not name it: "Fresno" = "a large city".'


def _cannot(key: str, text: str, file: str, todo: str, *below: str) -> BadInput:
    line = line_of(text, (*key.split("."), *below))
    return BadInput(f"{file}, line {line}: {key} cannot have this value.", todo)
