"""Which flag comes next."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.redaction.flags import Flag
from facilitator.redaction.redacted import Redaction


def next_flag(
    redaction: Redaction,
    here: Flag | None,
    *,
    only_open: bool,
    by: int = 1,
    entity_first: bool = False,
) -> Flag | None:
    """Give the flag after `here` (before it, with `by=-1`), from the other end if there is none."""
    flags = redaction.flags
    wanted = [f for f in flags if f.open or not only_open]
    if not wanted:
        return None
    if here is None:
        return wanted[0 if by > 0 else -1]
    if entity_first:
        same = [f for f in wanted if f.entity == here.entity and f.name != here.name]
        if same:
            return _after(same, here, flags, by)
    return _after([f for f in wanted if f.name != here.name], here, flags, by)


def _after(wanted: Sequence[Flag], here: Flag, flags: Sequence[Flag], by: int) -> Flag | None:
    order = {flag.name: n for n, flag in enumerate(flags)}
    place = order.get(here.name, 0)
    ordered = sorted(wanted, key=lambda flag: order[flag.name], reverse=by < 0)
    beyond = [f for f in ordered if (order[f.name] - place) * by > 0]
    found = beyond or ordered
    return found[0] if found else None


def nearest(redaction: Redaction, passage: str, first: int) -> Flag | None:
    """Give the first flag at or after a word of a passage, the open ones before others."""
    order = {text.name: n for n, text in enumerate(redaction.texts)}
    place = (order.get(passage, 0), first)
    beyond = [f for f in redaction.flags if (order[f.passage], f.last) >= place]
    return next((f for f in beyond if f.open), beyond[0] if beyond else None)
