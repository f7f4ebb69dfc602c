"""A session's transcript for who asked for it, as far as its words may be shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.study.folder import Study
from facilitator.transcript.model import Transcript
from facilitator.workflow.derive import Desk
from facilitator.workflow.gate import look


@dataclass(frozen=True, slots=True)
class Shown:
    """A transcript and what it is."""

    transcript: Transcript = field(repr=False)
    hash: str
    """What a reviewer signs: of the whole, whether it is shown redacted or not."""
    redacted: bool


def shown(study: Study, session: str, *, redacted: bool) -> Shown:
    """Give the transcript of a session, or its redacted form. Raises Refused without words."""
    redaction = Desk(study, study.session(session)).redaction
    transcript = redaction.transcript if redacted else redaction.material.transcript
    return Shown(transcript, redaction.hash, redacted)


def words_may_leave(study: Study, session: str, *, redacted: bool) -> bool:
    """Say whether words may go into a file: only the redacted ones, once the gate is open."""
    return redacted and look(study, session).open
