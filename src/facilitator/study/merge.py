"""One order for the records of several writers."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from operator import itemgetter
from typing import TypeVar

from facilitator.session.events import Record

E = TypeVar("E")


def place(record: Record[object]) -> tuple[str, int, int]:
    """Give (writer, part, n) of a record, from its name."""
    writer, part, n = record.name.rsplit(".", 2)
    return writer, int(part), int(n)


def merged(records: Iterable[Record[E]], apart: Container[str] = ()) -> tuple[Record[E], ...]:
    """Give records by (at, writer, part, n), never reordering within a writer.

    A time smaller than that of the same writer's record before is lifted to it. Records named in
    `apart` are in no order with later parts: they may be of another process that wrote meanwhile.
    """
    latest: dict[tuple[str, int], int] = {}
    placed = []
    for where, record in sorted(((place(r), r) for r in records), key=itemgetter(0)):
        writer, part, _ = where
        lane = (writer, part if record.name in apart else 0)
        at = max(record.at, latest.get(lane, record.at))
        latest[lane] = at
        lifted = record if at == record.at else replace(record, at=at)
        placed.append(((at, *where), lifted))
    return tuple(record for _, record in sorted(placed, key=itemgetter(0)))
