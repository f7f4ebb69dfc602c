"""The lines between `---` and `---` at the top of a guide: YAML, `key: value`, nothing deeper.

Read as events and never constructed: no tag makes an object, no alias is followed, nothing recurses
into what is nested, and each value stays as it was written (`version: 1.10`, `title: No`).
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from facilitator.guide.blocks import Field, Place, Problem

LONGEST = 5_000
"""Characters: a few lines are needed, and YAML's scanner is slow on what is made to be slow."""

_MOST_FAULTS = 20


def read_front(text: str, first_line: int) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """Give the fields of front matter whose first line stands at `first_line` of the file.

    A line that cannot be read is named, left out, and the rest is read again, so that one call
    finds all of them.
    """
    if len(text) > LONGEST:
        place = Place(first_line, 1)
        return (), (Problem(place, "This is too long.", "title: …"),)
    lines = text.split("\n")
    faults: list[Problem] = []
    while True:
        try:
            fields, problems = _read("\n".join(lines), first_line)
        except (yaml.YAMLError, ValueError, OverflowError) as failure:
            number = _last_written(lines, min(_line_of(failure), len(lines) - 1))
            if number is None or len(faults) == _MOST_FAULTS:
                return (), tuple(faults)
            faults.append(_fault(lines[number], first_line + number))
            lines[number] = ""
        else:
            return fields, (*faults, *problems)


def _line_of(failure: Exception) -> int:
    mark = getattr(failure, "problem_mark", None)
    return mark.line if mark is not None else 0


def _last_written(lines: list[str], number: int) -> int | None:
    """YAML often notices on the next line: take the last one that holds something."""
    before = [place for place in range(number + 1) if lines[place].strip()]
    after = [place for place in range(number + 1, len(lines)) if lines[place].strip()]
    return before[-1] if before else after[0] if after else None


def _fault(line: str, number: int) -> Problem:
    key, colon, value = line.partition(":")
    value = value.strip().strip("\"'").replace('"', "'")
    instead = f'{key.strip()}: "{value}"' if colon else f"title: {line.strip()}"
    column = len(line) - len(line.lstrip()) + 1
    return Problem(Place(number, column), "This line cannot be read as a key and a value.", instead)


def _read(text: str, first_line: int) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    fields: list[Field] = []
    problems: list[Problem] = []
    members = list(_members(text))
    for key, value in zip(members[::2], [*members[1::2], None], strict=False):
        if isinstance(key, yaml.ScalarEvent) and isinstance(value, yaml.ScalarEvent):
            place, value_place = _at(key, first_line), _at(value, first_line)
            fields.append(Field(key.value.strip(), value.value.strip(), place, value_place))
        else:
            name = key.value if isinstance(key, yaml.ScalarEvent) else "title"
            problems.append(_not_plain(_at(value or key, first_line), name))
    return tuple(fields), tuple(problems)


def _members(text: str) -> Iterator[yaml.NodeEvent]:
    """Give keys and values in turn; of what is nested only where it begins."""
    depth, top = 0, 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if depth == 0 and isinstance(event, yaml.MappingStartEvent):
                top = 1
            elif depth == top:
                yield event
            depth += isinstance(event, yaml.CollectionStartEvent)


def _not_plain(place: Place, name: str) -> Problem:
    text = "Front matter takes a key, a colon and plain words."
    return Problem(place, text, f"{name.strip()}: …")


def _at(event: yaml.Event, first_line: int) -> Place:
    mark = event.start_mark
    assert mark is not None  # the parser sets it on every event
    return Place(first_line + mark.line, mark.column + 1)
