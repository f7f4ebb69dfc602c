"""A guide in few words: for the outline beside the question, for print, and for programs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Literal

from facilitator.guide.model import Guide, Item, ItemKind, Section

_PARTICIPANTS = re.compile(r"\{\{\s*participants\s*\}\}")

_VERB: dict[ItemKind, str] = {
    "script": "read",
    "question": "ask",
    "probe": "probe",
    "action": "do",
}

_SHORT_ENOUGH = 8
"""Letters of a section's first word; a longer one is cut to five (`Intro`)."""


def spoken(text: str, participants: int | Literal["X"]) -> str:
    """Give `text` with the number of people in the room in place of `{{ participants }}`.

    On paper, before anybody is in the room, it is `X`.
    """
    return _PARTICIPANTS.sub(str(participants), text)


def as_spoken(item: Item, participants: int | Literal["X"]) -> Item:
    """Give `item` with the number filled in, its bold stretches on the same words as before."""
    bold = tuple(
        (len(spoken(item.text[:start], participants)), len(spoken(item.text[:end], participants)))
        for start, end in item.bold
    )
    return replace(item, text=spoken(item.text, participants), bold=bold)


def glance(item: Item, width: int) -> str:
    """Give a few words of an item, at most `width` code points, cut at a word with `…`.

    The guide's own `{glance=…}`, else the first words to stress, else the text.
    """
    if item.glance is not None:
        return cut(item.glance, width)
    start, end = item.bold[0] if item.bold else (0, len(item.text))
    return cut(item.text[start:end], width)


def cut(text: str, width: int) -> str:
    """Give `text` in at most `width` code points, whole words where one fits, then `…`."""
    if len(text) <= width:
        return text
    if width < 1:
        return ""
    room = text[: width - 1]
    if text[width - 1] != " " and " " in room:
        room = room[: room.rindex(" ")]
    return room.rstrip(" ,;:.") + "…"


def short(section: Section) -> str:
    """Give what a section is called where there is little room: `II`, `Intro`."""
    if section.numeral:
        return section.numeral
    word = next(iter(section.title.split()), section.id)
    return word if len(word) <= _SHORT_ENOUGH else word[:5]


def budget(guide: Guide) -> str:
    """Give the time of a guide in words: `85 of 90 min in 6 sections`."""
    planned = sum(section.minutes or 0 for section in guide.sections)
    count = len(guide.sections)
    sections = f"in {count} section{'s' * (count != 1)}"
    if not planned:
        return f"{guide.duration} min {sections}" if guide.duration else f"no budget {sections}"
    whole = f"{planned} of {guide.duration}" if guide.duration else f"{planned}"
    return f"{whole} min {sections}"


def lines(guide: Guide, width: int) -> tuple[str, ...]:
    """Give the guide as plain lines of at most `width` code points, one an item."""
    found = [cut(guide.title, width), budget(guide)]
    ids = max((len(item.id) + 2 * (item.of is not None) for item in guide.items), default=0)
    for section in guide.sections:
        minutes = "" if section.minutes is None else f"{section.minutes} min"
        title = cut(section.title, width - 8)
        found.extend(("", f"{title}{minutes:>{max(width - len(title), 0)}}"))
        found.extend(_line(item, width, ids) for item in section.items)
    return tuple(found)


def _line(item: Item, width: int, ids: int) -> str:
    indent = "    " if item.of else "  "
    head = f"{indent}{item.id:<{ids + 2 - len(indent)}}  {_VERB[item.kind]:<5}  "
    tail = f"  ({item.do})" if item.do else ""
    return f"{head}{cut(item.text, max(width - len(head) - len(tail), 8))}{tail}"


def document(guide: Guide) -> dict[str, Any]:
    """Give the guide as `guide show --json` prints it."""
    return {
        "title": guide.title,
        "minutes": guide.minutes,
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "minutes": section.minutes,
                "items": [_item(item) for item in section.items],
            }
            for section in guide.sections
        ],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "text": item.text,
        "bold": [[start, end] for start, end in item.bold],
        "do": item.do,
        "of": item.of,
    }
