"""A reviewer reads the redacted text, tries to name someone, and answers for it.

The screen drives this object. It shows nothing but the redacted text: who reads it here sees what
a coder will see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.errors import BadInput, Refused
from facilitator.redaction.signoff import (
    Drill,
    Signature,
    answers,
    counting,
    deciders,
    drills,
    signatures,
)
from facilitator.study.folder import Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.holder import holder_of
from facilitator.workflow.initials import initials
from facilitator.workflow.residual import still_shows
from facilitator.workflow.sign import ToSign, answer_drill, sign, to_sign, whom_of
from facilitator.workflow.sign_view import DrillState, ReadLine, SignedLine, SignView
from facilitator.workflow.since import redacted_lines, since_last, text_when_signed

_DIGITS = 12
_TYPE = "Type your initials."


class SignJob:
    """One session's sign-off."""

    def __init__(self, study: Study, name: str) -> None:
        """Lay the session out, and ask for the holder's key where one is part of a signature.

        Raises Refused where it has no words yet, or where that key is not at hand.
        """
        must = study.settings.redaction.reviewers > 1
        holder_of(study, study.session(name), must=must)
        self._study = study
        self._name = name
        self._by: str | None = None
        self._asked: ToSign | None = None
        self._why_not = _TYPE
        self._last = _TYPE
        self._look()

    @property
    def view(self) -> SignView:
        """Give all that the screen shows now."""
        return self._view

    def reads(self, by: str) -> None:
        """Say who is here, by their initials: what they may do stands in the next view."""
        self._asked, self._by = None, None
        try:
            self._by = initials(by)
            self._asked = to_sign(self._study, self._name, by)
        except (BadInput, Refused) as refused:
            self._why_not = f"{refused.what} {refused.todo}"
        else:
            self._why_not = ""
        self._last = self._why_not or "Read it; then answer for it."
        self._look()

    def drill(self, whom: str | None) -> None:
        """Take down whom the reader could name and by what; None for nobody.

        Raises Refused, BadInput as `sign.answer_drill` does, and where nobody is here.
        """
        text = "" if whom is None else whom_of(whom)
        answer_drill(self._study, self._name, self._desk.redaction.hash, self._by, text)
        self._last = "Redact what gave it away; read again." if text else "Noted."
        self._look()

    def sign(self) -> None:
        """Sign for who is here. Raises Refused where they cannot, or where it changed since."""
        if self._asked is None:
            raise Refused("Nobody can sign now.", self._why_not or _TYPE)
        stand, needed = sign(self._study, self._asked)
        self.reads(self._asked.by)
        self._last = f"Signed by {self._by}: {stand} of {needed}."
        self._look()

    def _look(self) -> None:
        self._desk = desk = Desk(self._study, self._study.session(self._name))
        redaction = desk.redaction
        signed = signatures(desk.records, redaction.hash)
        tried = drills(desk.records, redaction.hash)
        made = [flag.decision for flag in redaction.flags]
        self._view = SignView(
            session=self._name,
            hash=redaction.hash[:_DIGITS],
            by=self._by,
            why_not=self._why_not,
            redacted=made.count("redact"),
            kept=made.count("keep"),
            flags_open=redaction.open,
            hits_open=sum(hit.accepted is None for hit in still_shows(desk)),
            stand=len(counting(signed)),
            needed=self._study.settings.redaction.reviewers,
            signed=tuple(self._signed(signed)),
            since=since_last(desk, signed),
            lines=tuple(_lines(desk, self._own(signed))),
            drill=_drill(self._study, tried),
            drill_by=tried[-1].by if tried else "",
            can_drill=self._by is not None and self._by not in deciders(desk.records),
            question=f"{self._by} answers for this text?" if self._asked else "",
            last=self._last,
        )

    def _signed(self, signed: Sequence[Signature]) -> Iterator[SignedLine]:
        holders = self._study.settings.recipients
        for one in {each.by: each for each in signed}.values():
            place = holders.index(one.key) + 1 if one.key in holders else None
            key = "" if place is None else f"key {place}"
            yield SignedLine(one.by, one.utc[:10], one.stands, key)

    def _own(self, signed: Sequence[Signature]) -> Signature | None:
        """Give the last signature of who is here."""
        return next((one for one in reversed(signed) if one.by == self._by), None)


def _drill(study: Study, tried: Sequence[Drill]) -> DrillState:
    last = answers(tried)
    if any(one.whom for one in last):
        return "someone"
    if any(one.passed for one in last):
        return "nobody"
    return "open" if study.settings.redaction.drill else "not_asked"


def _lines(desk: Desk, own: Signature | None) -> Iterator[ReadLine]:
    """Give the redacted text; what reads as it was signed by the same person is not new."""
    before = text_when_signed(desk, own) if own is not None else None
    for at, speaker, text in redacted_lines(desk.redaction):
        changed = before is not None and (speaker, text) not in before
        yield ReadLine(at, speaker, text, changed)
