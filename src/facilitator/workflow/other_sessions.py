"""What the study's other sessions redact: whether an original is still needed by any of them."""

from __future__ import annotations

from facilitator.redaction.numbering import Original
from facilitator.redaction.taking_back import redacted_in
from facilitator.study.folder import Study
from facilitator.study.reading import ClosedEvent, UnknownEvent
from facilitator.workflow.derive import Desk


def redacted_elsewhere(study: Study, name: str) -> frozenset[Original] | None:
    """Give what all sessions but `name` redact; None where one of them cannot be read whole."""
    found: set[Original] = set()
    for folder in study.sessions():
        if folder.name == name:
            continue
        desk = Desk(study, folder)
        if any(isinstance(r.event, ClosedEvent | UnknownEvent) for r in desk.reading.records):
            return None
        found |= redacted_in(desk.records)
    return frozenset(found)
