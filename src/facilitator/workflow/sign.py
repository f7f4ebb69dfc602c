"""Answer for a redacted transcript: a signature on exactly this text and these decisions."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.errors import BadInput, Refused
from facilitator.redaction.signoff import (
    answers,
    drills,
    refuse_not_blind,
    refuse_second_time,
    signatures,
    signers,
)
from facilitator.session.events import Event
from facilitator.session.events.desk import DrillAnswered, SignedOff
from facilitator.study.folder import Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.holder import holder_of
from facilitator.workflow.initials import initials
from facilitator.workflow.redact_books import DeskBooks
from facilitator.workflow.residual import still_shows
from facilitator.workflow.since import since_last


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
    key: str | None = None
    """Public half of the holder's key that was given."""
    since: tuple[str, ...] = ()
    """What changed since the last signature where none stands, a sentence each."""
    drill_open: bool = False
    """The study asks for a drill, and nobody has answered it for this text."""


def to_sign(study: Study, name: str, by: str | None) -> ToSign:
    """Look at what `by` would sign.

    Raises BadInput without initials; Refused while a flag is open, where `by` or the holder of the
    same key has signed, and where the key has to be known and is not.
    """
    who = initials(by)
    desk = Desk(study, study.session(name))
    redaction = desk.redaction
    refuse_open_flags(desk)
    signed = signatures(desk.records, redaction.hash)
    needed = study.settings.redaction.reviewers
    refuse_second_time(signed, who, needed)
    key = holder_of(study, desk.folder, must=needed > 1)
    refuse_second_time(signed, who, needed, key)
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
        key=key,
        since=since_last(desk, signed),
        drill_open=study.settings.redaction.drill
        and not answers(drills(desk.records, redaction.hash)),
    )


def refuse_open_flags(desk: Desk) -> None:
    """Refuse while a flag is open: what is read then is not what leaves. Raises Refused."""
    if count := desk.redaction.open:
        what = f"One flag of {desk.name} is" if count == 1 else f"{count} flags of {desk.name} are"
        raise Refused(f"{what} open.", f"Decide first: facilitator redact {desk.name}")


def sign(study: Study, asked: ToSign) -> tuple[int, int]:
    """Sign what was looked at; give how many signatures stand now, and how many are needed.

    Raises Refused where it changed since.
    """
    desk = _as_read(study, asked.session, asked.hash)
    heads = tuple((file.file, *file.head) for file in desk.reading.files)
    _write(desk, SignedOff(asked.hash, asked.by, heads, asked.key))
    stand, needed = asked.of_needed
    return stand + 1, needed


def has_signed(study: Study, name: str, by: str | None) -> bool:
    """Say whether the signature of `by` stands. Raises BadInput without initials."""
    desk = Desk(study, study.session(name))
    return initials(by) in signers(signatures(desk.records, desk.redaction.hash))


def hash_of(study: Study, name: str) -> str:
    """Give the hash of the redacted transcript as it stands. Raises Refused without words."""
    return Desk(study, study.session(name)).redaction.hash


def answer_drill(study: Study, name: str, hash_: str, by: str | None, whom: str) -> None:
    """Take down whom `by` could name from the redacted text of that hash; blank for nobody.

    Raises Refused where the text changed since it was read, while a flag is open, and where `by`
    decided flags here: they know what stood there.
    """
    who = initials(by)
    desk = _as_read(study, name, hash_)
    refuse_open_flags(desk)
    key = holder_of(study, desk.folder, must=study.settings.redaction.reviewers > 1)
    refuse_not_blind(desk.records, name, who, key)
    _write(desk, DrillAnswered(hash_, who, " ".join(whom.split()), key))


def _as_read(study: Study, name: str, hash_: str) -> Desk:
    desk = Desk(study, study.session(name))
    if desk.redaction.hash != hash_:
        raise Refused(f"{name} changed while it was being signed.", "Look at it and sign again.")
    return desk


def _write(desk: Desk, event: Event) -> None:
    with DeskBooks(desk) as books:
        books.session(event)


def whom_of(text: str) -> str:
    """Give whom somebody could name, as it was written. Raises BadInput where nothing was."""
    if not text.split():
        raise BadInput(
            "It is not said whom they could name.", "Write it down; or give `none` for nobody."
        )
    return text
