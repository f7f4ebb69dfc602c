"""A session on disk with what was heard in it, made of lines as in `spoken`."""

from __future__ import annotations

import msgspec
from spoken import group

from facilitator.canonical import canonical
from facilitator.session.events.machine import TranscriptionEnded
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import SessionFolder, Study


def heard_session(study: Study, name: str, lines: str) -> SessionFolder:
    """Write the session `name` that `lines` tell of."""
    told = group(lines)
    folder = study.new_session(name)
    clock = SessionClock(SystemClock(), 0)
    for writer in dict.fromkeys(record.writer for record in told.records):
        with folder.writer("facilitator", clock, name=writer) as ledger:
            for record in told.records:
                if record.writer == writer:
                    ledger.append(record.event, at=record.at)
    stored = folder.store_heard(canonical(msgspec.to_builtins(told.heard)))
    ledger = folder.writer("transcriber", clock)
    ledger.append(TranscriptionEnded("h1", stored), at=told.heard.sound[-1].end)
    ledger.close()
    return folder
