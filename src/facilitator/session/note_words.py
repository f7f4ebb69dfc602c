"""What a note says of itself: whose it is (`@4`), how to find it (`#tag`), quote or question."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.session.events.live import MarkKind

_WHOSE = re.compile(r"(?<!\S)@(\d{1,2})\b")
_TAG = re.compile(r"(?<!\S)#(\w[\w-]*)")
_KINDS: dict[str, MarkKind] = {'"': "quote", "“": "quote", "?": "followup"}


def whose(text: str) -> int | None:
    """Give the seat that a note names as its speaker with `@4`; None where it names none."""
    found = _WHOSE.search(text)
    return int(found[1]) if found else None


def kind_of(text: str) -> MarkKind | None:
    """Give the mark that a note's first letter makes of it: `"` a quote, `?` to come back to."""
    return _KINDS.get(text.lstrip()[:1])


def tags_of(text: str) -> tuple[str, ...]:
    """Give a note's tags, without `#`, in their order."""
    return tuple(_TAG.findall(text))


def tags_used(texts: Iterable[str]) -> tuple[str, ...]:
    """Give every tag of some notes once, the last used first."""
    found: dict[str, None] = {}
    for text in texts:
        for tag in tags_of(text):
            found.pop(tag, None)
            found[tag] = None
    return tuple(reversed(found))
