"""The key from originals to replacements, as one file that only the study's holders open.

The originals themselves lie in the study's journal, closed with its *words* key. This file is for
whoever has to keep the key apart from the transcripts: any tool that knows age opens it with a
holder's identity, without this program and without the study's folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from facilitator.canonical import canonical
from facilitator.errors import Refused
from facilitator.redaction.described import described
from facilitator.session.events.whole_study import RedactionKeyWritten, ReplacementGiven
from facilitator.session.state import standing
from facilitator.study import atomic
from facilitator.study.folder import Study
from facilitator.workflow import wiring
from facilitator.workflow.derive import whole_study
from facilitator.workflow.holder import holder_of
from facilitator.workflow.initials import initials

NAME = "redaction-key.age"
FORMAT = "facilitator/redaction-key/1"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key as it was written."""

    file: Path
    entries: int
    holders: int
    """How many public keys it is closed for."""


def write_redaction_key(study: Study, by: str | None, out: Path | None = None) -> KeyFile:
    """Write the study's key of redactions, closed for its holders; give where it is.

    Without `out` it lies in the study's own folder. Raises BadInput without initials; Refused where
    the study is not encrypted, where who asks is no holder, and where `out` is there already.
    """
    who, holders = initials(by), study.settings.recipients
    if not holders:
        raise Refused(
            f"{study.settings.title} is not encrypted: its key would lie readable in a file.",
            "It lies in recordings/study/ as it is; keep that folder apart.",
        )
    holder_of(study, study.whole, must=True)
    entries = list(_entries(study))
    data = wiring.closed_for(canonical(_content(study, entries)) + b"\n", holders)
    place = study.whole.derived / NAME if out is None else out.absolute()
    if out is not None and (place.exists() or place.is_symlink()):
        raise Refused(f"{out} is there already.", "Name another file; nothing was replaced.")
    _journal(study, RedactionKeyWritten(who, sha256(data).hexdigest(), str(place) if out else None))
    atomic.write(place, data, within=None if out else study.whole.path)
    return KeyFile(place, len(entries), len(holders))


def _content(study: Study, entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"format": FORMAT, "study": study.settings.id, "entries": entries}


def _entries(study: Study) -> Iterator[dict[str, Any]]:
    records = whole_study(study)
    told = described(records)
    for record in standing(records):
        event = record.event
        if isinstance(event, ReplacementGiven):
            entity = told.get((event.label, event.number))
            yield {
                "replacement": f"[{event.label} {event.number}]",
                "type": event.type,
                "original": event.original,
                "told_of": bool(entity and entity.told_of),
            }


def _journal(study: Study, event: RedactionKeyWritten) -> None:
    clock = study.whole.clock()
    with study.whole.writer("study", clock) as journal:
        journal.append(event, at=clock.at())
