"""Take in a transcript that was made elsewhere: a session of its own, without sound.

The file's bytes and our reading of them are one artefact in `heard/`; where the file came from is
not kept. Everything is read and judged before a folder is made.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from facilitator.errors import BadInput, Refused
from facilitator.formats import detect
from facilitator.formats.pieces import Brought
from facilitator.session.events.desk import AssentVouched
from facilitator.session.events.machine import TranscriptImported
from facilitator.study.folder import SessionFolder, Study, is_session_name
from facilitator.transcript.imported import ImportedPiece, ImportedTurns
from facilitator.units import seconds
from facilitator.workflow.derive import Desk
from facilitator.workflow.given_file import given
from facilitator.workflow.initials import initials
from facilitator.workflow.seal import seal

FORMAT = "facilitator-import/1"
RUN = "i1"
"""A session holds one import; another transcript of the group is another session."""
MOST_SEATS = 24

# Who is no participant, as services and tools write it.
_NO_SEAT = re.compile(
    r"(?:interviewer|moderator|facilitator|researcher|note[- ]?taker|assistant(?: moderator)?"
    r"|observer|int|mod|fac|nt|iv?|q|all|everyone|group|(?:multiple|several|all|unknown"
    r"|unidentified|other)\b.*|crosstalk|interpreter|translator)[ _-]?\d?",
    re.IGNORECASE,
)
_SEAT = re.compile(r"(?:p|participant|seat)[ _-]?0*(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What was taken in."""

    session: str
    turns: int
    labels: tuple[tuple[str, int], ...] = field(repr=False)
    """Each label as written, and how many turns it has."""
    unlabelled: int
    """Turns that say nobody."""
    participants: int
    seconds: float
    """From 0 to the last time in the file; 0 where it has none."""
    problems: tuple[str, ...]
    left_out: tuple[int, ...]
    """Places of titles, recording marks, credits."""
    vouched: tuple[int, ...] = ()
    """Seats whose assent staff answer for."""
    sealed: bool = False
    """From now on only a holder's key opens it."""


def bring_in(
    study: Study,
    name: str,
    path: Path,
    participants: int | None = None,
    assented: str | None = None,
    by: str | None = None,
) -> BroughtIn:
    """Make session `name` of the transcript at `path`; in an encrypted study it is sealed then.

    Without `participants`, the labels that can be one are counted. With `assented`, seats as for
    `vouch`, `by` answers for their assent. Raises BadInput where the file is no transcript, Refused
    where the session is there.
    """
    _refuse_name(study, name)
    data = given(path)
    try:
        read = detect.read(data)
    except BadInput as wrong:
        raise BadInput(f"{path.name}: {wrong.what}", wrong.todo, wrong.evidence) from wrong
    told = _told(name, read, participants)
    vouched = _vouched(assented, told.participants, by)
    session = study.new_session(name)
    file = session.store_heard(_artefact(data, read))
    _append(session, TranscriptImported(RUN, file, read.kind, told.participants), *vouched)
    if study.keyring is not None:
        seal(study, name)
    seats = vouched[0].seats if vouched else ()
    return replace(told, vouched=seats, sealed=study.keyring is not None)


def vouch(study: Study, name: str, seats: str, by: str | None) -> tuple[int, ...]:
    """Write down that staff answer for the assent of `seats`: `all` or `P1,P2`.

    Raises Refused for a session that was run here, BadInput for seats that it does not have, and
    Unavailable while it is locked.
    """
    initials(by)
    session = study.session(name)
    events = [record.event for record in Desk(study, session).unlocked().records]
    brought = next((e for e in reversed(events) if isinstance(e, TranscriptImported)), None)
    if brought is None:
        raise Refused(
            f"{name} was not brought in: its assent is settled by what was pressed and heard.",
            f"Run facilitator gate {name} to see what is open.",
        )
    (vouched,) = _vouched(seats, brought.participants, by)
    _append(session, vouched)
    return vouched.seats


def _vouched(seats: str | None, of: int, by: str | None) -> tuple[AssentVouched, ...]:
    return () if seats is None else (AssentVouched(_seats(seats, of), initials(by)),)


def _refuse_name(study: Study, name: str) -> None:
    if not is_session_name(name):
        raise BadInput(
            f"{name!r} cannot name a session.",
            "Use 1 to 32 of A-Z a-z 0-9 . _ - (FG3, for example), and not the name study.",
        )
    if name in {session.name for session in study.sessions()}:
        raise Refused(
            f"There is a session {name} already.",
            "Bring this transcript in under a name of its own.",
        )


def _told(name: str, read: Brought, participants: int | None) -> BroughtIn:
    turns = [label for label, _ in groupby(read.pieces, key=lambda piece: piece.label)]
    labels = Counter(label for label in turns if label is not None)
    times = [time for piece in read.pieces for time in (piece.start, piece.end) if time is not None]
    return BroughtIn(
        session=name,
        turns=len(turns),
        labels=tuple(labels.items()),
        unlabelled=sum(label is None for label in turns),
        participants=participants or _participants(tuple(labels)),
        seconds=seconds(max(times, default=0)),
        problems=read.problems,
        left_out=read.left_out,
    )


def _participants(labels: tuple[str, ...]) -> int:
    seats = [label for label in labels if _NO_SEAT.fullmatch(label) is None]
    numbers = [int(found[1]) for label in seats if (found := _SEAT.fullmatch(label))]
    return min(max([len(seats), *numbers, 1]), MOST_SEATS)


def _artefact(data: bytes, read: Brought) -> bytes:
    pieces = tuple(
        ImportedPiece(text=piece.text, label=piece.label, start=piece.start, end=piece.end)
        for piece in read.pieces
    )
    kept: dict[str, Any] = {
        "format": FORMAT,
        "kind": read.kind,
        "bytes": base64.b64encode(data).decode("ascii"),
        "reading": ImportedTurns(RUN, pieces),
        "problems": read.problems,
        "left_out": read.left_out,
    }
    return msgspec.json.encode(kept)


def _append(session: SessionFolder, *events: TranscriptImported | AssentVouched) -> None:
    clock = session.clock()
    journal = session.writer("import", clock)
    try:
        journal.append(*events, at=clock.at())
    finally:
        journal.close()


def _seats(asked: str, participants: int) -> tuple[int, ...]:
    every = tuple(range(1, participants + 1))
    if asked.strip().lower() == "all":
        return every
    wanted = [part.strip().upper().removeprefix("P") for part in asked.split(",")]
    if not all(part.isdecimal() and int(part) in every for part in wanted):
        raise BadInput(
            f"The seats of this session are P1 to P{participants}.",
            "Name those who assented: --assented all, or --assented P1,P2.",
        )
    return tuple(sorted({int(part) for part in wanted}))
