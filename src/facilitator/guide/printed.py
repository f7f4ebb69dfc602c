"""A guide on paper: for the ethics file, and number cards for the seats with a slip to tear off.

No name is asked for anywhere: a card and its slip carry the group and the seat.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from facilitator.guide.model import Do, Guide, Item, ItemKind, Section
from facilitator.guide.outline import as_spoken, budget

COLUMNS = 72
"""Of a page in plain text: what a reader's eye follows, and what a typewriter had."""

_DOES: dict[Do, str] = {
    "record": "recording begins",
    "assent": "each seat is asked in turn, on the tape",
    "demographics": "questionnaires without a name or a seat",
    "board": "goes on the board",
    "closing": "closing round",
}
_MARK: dict[ItemKind, str] = {"script": "", "question": "", "probe": "– ", "action": ""}
TAKE_BACK = (
    "You can take back what you said, without saying why. Tell us the group and the seat; "
    "we do not know your name."
)
_BLANK = "__________________"


def page_data(guide: Guide) -> dict[str, Any]:
    """Give the guide as a template takes it."""
    return {
        "title": guide.title,
        "study": guide.study or "",
        "version": guide.version or "",
        "source": guide.source or "",
        "minutes": guide.minutes,
        "budget": _time(guide),
        "sections": [
            {
                "title": section.title,
                "minutes": section.minutes,
                "items": [_item(item) for item in section.items],
            }
            for section in guide.sections
        ],
    }


def _time(guide: Guide) -> str:
    """Give the budget in words; nothing of cards, which have none."""
    planned = guide.duration or any(section.minutes for section in guide.sections)
    return budget(guide) if planned else ""


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "of": item.of,
        "parts": _parts(item),
        "does": _DOES[item.do] if item.do else "",
    }


def _parts(item: Item) -> list[dict[str, Any]]:
    """Part a text where bold begins and ends."""
    item = as_spoken(item, "X")
    edges = sorted({0, len(item.text), *(edge for span in item.bold for edge in span)})
    starts = {start for start, _ in item.bold}
    return [
        {"text": item.text[start:end], "bold": start in starts} for start, end in pairwise(edges)
    ]


def text_lines(guide: Guide) -> tuple[str, ...]:
    """Give the whole guide as plain lines of at most 72 columns: `**` stresses, `[…]` is done."""
    about = [guide.study, guide.version and f"Version {guide.version}", _time(guide)]
    lines = [*_folded(guide.title), *(line for one in about if one for line in _folded(one))]
    lines += _folded(guide.source) if guide.source else ()
    for section in guide.sections:
        lines += ("", *_heading(section))
        for item in section.items:
            lines += ("", *_folded(_text(item), "    " if item.of else "  ", _MARK[item.kind]))
    return tuple(lines)


def _heading(section: Section) -> Iterator[str]:
    minutes = "" if section.minutes is None else f" ({section.minutes} min)"
    titled = _folded(section.title + minutes)
    yield from titled
    yield "-" * max((len(line) for line in titled), default=0)


def _text(item: Item) -> str:
    text = "".join(f"**{p['text']}**" if p["bold"] else p["text"] for p in _parts(item))
    does = f" ({_DOES[item.do]})" if item.do else ""
    return f"[{text}]{does}" if item.kind == "action" else text + does


def _folded(text: str, indent: str = "", mark: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=indent + mark,
        subsequent_indent=indent + " " * len(mark),
        break_on_hyphens=False,
    )


def seat_lines(seats: int, group: str, until: str, contact: str) -> tuple[str, ...]:
    """Give number cards as plain lines, a card and its slip under each other."""
    lines: list[str] = []
    for seat in range(1, seats + 1):
        lines += ("=" * COLUMNS, "", f"{seat:>{COLUMNS // 2}}", "", "- " * (COLUMNS // 2))
        lines += (f"Group {group or _BLANK}   seat {seat}", *_slip(until, contact), "")
    return tuple(line.rstrip() for line in lines)


def _slip(until: str, contact: str) -> Iterator[str]:
    yield from _folded(TAKE_BACK)
    yield from _folded(f"Until: {until or _BLANK}")
    yield from _folded(f"Contact: {contact or _BLANK}")
