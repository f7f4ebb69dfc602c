"""Answer for a redacted transcript: a signature on exactly this text and these decisions."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.errors import Refused
from facilitator.redaction.signoff import refuse_second_time, signatures, signers
from facilitator.session.events.desk import SignedOff
from facilitator.study.folder import Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.initials import initials
from facilitator.workflow.redact_books import DeskBooks
from facilitator.workflow.residual import still_shows


@dataclass(frozen=True, slots=True)
class ToSign:
    """What a reviewer is about to answer for."""

    session: str
    hash: str
    by: str
    redacted: int
    kept: int
    residual_open: int
    """Hits of the residual check that nobody accepted yet: the gate waits for them, too."""
    of_needed: tuple[int, int]
    """[signatures that stand, signatures that the study asks for]"""
    void: tuple[str, ...]
    """Who signed an earlier state, which no longer counts."""


def to_sign(study: Study, name: str, by: str | None) -> ToSign:
    """Look at what `by` would sign.

    Raises BadInput without initials; Refused while a flag is open or where `by` has signed.
    """
    who = initials(by)
    desk = Desk(study, study.session(name))
    redaction = desk.redaction
    if redaction.open:
        one = redaction.open == 1
        what = f"One flag of {name} is" if one else f"{redaction.open} flags of {name} are"
        raise Refused(f"{what} open.", f"Decide first: facilitator redact {name}")
    signed = signatures(desk.records, redaction.hash)
    needed = study.settings.redaction.reviewers
    refuse_second_time(signed, who, needed)
    stand = signers(signed)
    made = [flag.decision for flag in redaction.flags]
    return ToSign(
        session=name,
        hash=redaction.hash,
        by=who,
        redacted=made.count("redact"),
        kept=made.count("keep"),
        residual_open=sum(hit.accepted is None for hit in still_shows(desk)),
        of_needed=(len(stand), needed),
        void=tuple(dict.fromkeys(s.by for s in signed if not s.stands and s.by not in stand)),
    )


def sign(study: Study, asked: ToSign) -> tuple[int, int]:
    """Sign what was looked at; give how many signatures stand now, and how many are needed.

    Raises Refused where it changed since.
    """
    desk = Desk(study, study.session(asked.session))
    if desk.redaction.hash != asked.hash:
        raise Refused(
            f"{asked.session} changed while it was being signed.", "Look at it and sign again."
        )
    heads = tuple((file.file, *file.head) for file in desk.reading.files)
    with DeskBooks(desk) as books:
        books.session(SignedOff(asked.hash, asked.by, heads))
    stand, needed = asked.of_needed
    return stand + 1, needed
