"""Keep the log of a redaction that may be shared in the session's `derived/`, readable by all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from facilitator.redaction.log import Entry, entries
from facilitator.study import atomic
from facilitator.units import seconds
from facilitator.workflow.derive import Desk

NAME = "redaction-log.json"
"""Within `derived/`: no name of a person and no word that was said is in it."""


def shared_log(desk: Desk) -> tuple[dict[str, Any], Path]:
    """Write the log of a session as it stands; give what it says and where it is.

    Raises Refused where there are no words yet, Unavailable while it is locked.
    """
    redaction = desk.redaction
    told = {
        "session": desk.name,
        "hash": redaction.hash,
        "open": redaction.open,
        "entries": [_row(entry) for entry in entries(redaction)],
    }
    path = desk.folder.derived / NAME
    whole = {"format": "facilitator/redaction-log/1", **told}
    data = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    atomic.write(path, data.encode("utf-8"), within=desk.folder.path)
    return told, path


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "utc": entry.utc,
        "by": entry.by,
        "at": None if entry.at is None else seconds(entry.at),
        "where": entry.where,
        "type": entry.type,
        "identifier": entry.identifier,
        "rule": entry.rule,
        "decision": entry.decision,
        "replacement": entry.replacement,
        "own_wording": entry.own_wording,
    }
