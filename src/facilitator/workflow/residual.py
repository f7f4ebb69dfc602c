"""Look for what still shows in a redacted session, and accept what may stay, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facilitator.errors import BadInput
from facilitator.redaction.residual import Hit, residual
from facilitator.session.events.desk import ResidualAccepted
from facilitator.study.folder import Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.given_file import given_json
from facilitator.workflow.initials import initials
from facilitator.workflow.redact_books import DeskBooks

_SHAPE = 'Write {"accepted": [{"hit": "…", "reason": "…"}]}, hits as `residual` lists them.'


def still_shows(desk: Desk) -> tuple[Hit, ...]:
    """Give every hit of the residual check, accepted or not. Raises Refused without words."""
    from facilitator.workflow import wiring

    return residual(desk.redaction, wiring.lexicon(), wiring.likeness())


def accept(study: Study, name: str, path: Path, by: str | None) -> tuple[Hit, ...]:
    """Accept the hits that the file at `path` names; give all hits as they are then.

    Raises BadInput with every mistake in it; nothing is accepted then.
    """
    who = initials(by)
    desk = Desk(study, study.session(name))
    hits = still_shows(desk)
    reasons = _read(given_json(path), hits)
    with DeskBooks(desk) as books:
        books.session(
            *(
                ResidualAccepted(hit.hit, who, reasons[hit.hit], hit.text)
                for hit in hits
                if hit.hit in reasons
            )
        )
    return still_shows(Desk(study, desk.folder))


def _read(value: Any, hits: Sequence[Hit]) -> dict[str, str]:
    """Give the reason of each accepted hit."""
    listed = value.get("accepted") if isinstance(value, dict) else None
    if not isinstance(listed, list):
        raise BadInput("The file holds no list of accepted hits.", _SHAPE)
    known = {hit.hit for hit in hits}
    reasons: dict[str, str] = {}
    wrong: list[str] = []
    for number, one in enumerate(listed, 1):
        hit = one.get("hit") if isinstance(one, dict) else None
        why = one.get("reason") if isinstance(one, dict) else None
        if hit not in known:
            wrong.append(f"accepted {number}: no such hit")
        elif not isinstance(why, str) or not why.strip():
            wrong.append(f"accepted {number}: no reason")
        else:
            reasons[hit] = " ".join(why.split())
    if wrong:
        raise BadInput("The file cannot be applied; nothing was accepted.", _SHAPE, tuple(wrong))
    return reasons
