"""Which originals of the study nothing stands on any more, once a redaction became a keep.

An original that is known is searched in every session and by the residual check; one that was
redacted by mistake would be found there for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.redaction.entities import key
from facilitator.redaction.numbering import Original, given, original_of
from facilitator.redaction.redacted import Redaction
from facilitator.session.events import Record
from facilitator.session.events import desk as act
from facilitator.session.state import standing


def redacted_in(records: Sequence[Record[Any]]) -> frozenset[Original]:
    """Give what the decisions of a session redact, the latest a flag.

    It looks at no text: a decision whose words read otherwise by now counts, and so an original
    rather stays known once too often.
    """
    latest: dict[str, Original | None] = {}
    for record in standing(records):
        match record.event:
            case act.FlagDecided() as event:
                one = (event.type, key(event.text, event.type))
                latest[event.flag] = one if event.decision == "redact" else None
            case act.PassageMarked() as event:
                marked = f"{event.first}-{event.last}:{event.type}"
                latest[marked] = (event.type, key(event.text, event.type))
            case _:
                pass
    return frozenset(one for one in latest.values() if one is not None)


def to_take_back(
    before: Redaction, after: Redaction, elsewhere: frozenset[Original]
) -> tuple[str, ...]:
    """Give the study's records to withdraw when `before` has become `after`.

    `elsewhere` is what the study's other sessions redact: `redacted_in` of each.
    """
    stood = frozenset(original_of(f) for f in before.flags if f.decision == "redact" and f.by)
    left = stood - redacted_in(after.material.records) - elsewhere
    stand = given(before.material.study_records)
    return tuple(record.name for one, record in stand.items() if one in left)
