"""`plan.json` in a session's folder: who is expected when, before anything is recorded.

It holds a number, a time and a guide's name, and no word: it is readable without a key, so that the
home screen of a locked study shows what comes next, and `run` begins with what it says.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from facilitator.session.plan import Plan
from facilitator.study import atomic
from facilitator.study.disk import SystemDisk

FORMAT = "facilitator-plan/1"
NAME = "plan.json"


def read_plan(session: Path) -> Plan | None:
    """Give the plan in a session's folder; None where there is none that can be read."""
    try:
        found = json.loads(SystemDisk().read(str(session / NAME)))
        at = None if found["at"] is None else datetime.fromisoformat(found["at"])
        plan = Plan(int(found["participants"]), at, found["guide"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    known = found.get("format") == FORMAT and isinstance(plan.guide, str | None)
    return plan if known else None


def write_plan(session: Path, plan: Plan) -> None:
    """Put the plan into a session's folder, which is there. Raises Unavailable."""
    at = None if plan.at is None else plan.at.isoformat(timespec="minutes")
    told = {
        "format": FORMAT,
        "participants": plan.participants,
        "at": at,
        "guide": plan.guide,
    }
    atomic.write(session / NAME, (json.dumps(told, ensure_ascii=False) + "\n").encode())
