"""Look at a session's gate, and let its words pass."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.redaction.profiles import released
from facilitator.release.cleared import TEAM, Cleared, Leaving
from facilitator.release.evidence import Evidence
from facilitator.release.gate import Condition, conditions, is_open, open_gate
from facilitator.release.leaving import leaving
from facilitator.study.folder import Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.evidence import evidence


@dataclass(frozen=True, slots=True)
class Look:
    """The gate as it stands."""

    session: str
    open: bool
    conditions: tuple[Condition, ...]
    evidence: Evidence


def look(study: Study, name: str) -> Look:
    """Look at every condition of session `name`. Raises Refused where there is no such session."""
    found = evidence(Desk(study, study.session(name)))
    judged = conditions(found)
    return Look(name, is_open(judged), judged, found)


def cleared(desk: Desk, profile: str = TEAM) -> Cleared:
    """Let the redacted transcript of a session pass, as a release profile shows it.

    Raises Refused with what stands before it.
    """
    found = evidence(desk)
    if not found.transcribed:
        return open_gate(found, Leaving(desk.name, found.hash, ()))
    shown = released(desk.redaction, profile)
    leaves = leaving(shown.transcript, desk.redaction.hash, shown.notes, profile)
    return open_gate(found, leaves)
