"""A session that was cut short, met by the same command again: what is said before it goes on."""

from __future__ import annotations

from facilitator.study import locks
from facilitator.study.folder import Study
from facilitator.units import Us
from facilitator.workflow.derive import Desk
from facilitator.workflow.found import Found


def cut_short(study: Study, name: str) -> Us | None:
    """Give the session time of the last act of a session that was cut short while it was led.

    None for a new one, one that is over or in its debrief, one that was handed over, and one that
    somebody leads now.
    """
    folder = next((one for one in study.sessions() if one.name == name), None)
    if folder is None or locks.is_running(folder):
        return None
    found = Found(Desk(study, folder.trusting()))
    over = found.state.phase in ("debrief", "ended") or found.state.is_handed_over
    return None if over or not found.begun else max(found.state.last_at, found.closed_until)
