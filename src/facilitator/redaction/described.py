"""What staff said of the study's entities: whose side they are on, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.session.events import Record
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.session.state import standing


def described(study_records: Sequence[Record[Any]]) -> Mapping[tuple[str, int], EntityDescribed]:
    """Give what was said last of each entity, by label and number; it counts as a whole."""
    return {
        (record.event.label, record.event.number): record.event
        for record in standing(study_records)
        if isinstance(record.event, EntityDescribed)
    }
