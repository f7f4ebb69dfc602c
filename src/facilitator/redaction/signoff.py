"""Who answers for a redacted transcript, and who read it as a stranger would.

A signature stands while its hash is that of the text. Of several that stand, those count that are
of different people and, where holders' keys are known, of different keys: one person with two sets
of initials is one reviewer. A drill (somebody read the redacted text alone and said whom they could
name) is bound to the hash likewise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.errors import Refused
from facilitator.session.events import Record
from facilitator.session.events.desk import (
    DrillAnswered,
    FlagDecided,
    SignedOff,
    SpeakerCorrected,
    TextCorrected,
    TurnsReviewed,
)
from facilitator.session.state import standing

_READS = FlagDecided | TextCorrected | SpeakerCorrected | TurnsReviewed
"""What nobody does without the words as they were said; to take it back unreads nothing."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One reviewer's signature."""

    by: str
    """Initials."""
    hash: str
    utc: str
    stands: bool
    """False once the text, a decision or a note changed."""
    key: str | None = None
    """Public half of the holder's key that was given; None where none was, or none is needed."""
    record: str = ""
    """Name of its record."""


@dataclass(frozen=True, slots=True)
class Drill:
    """One attempt to name someone from the redacted text."""

    by: str
    hash: str
    utc: str
    stands: bool
    """False once what was read changed."""
    blind: bool
    """False where the same person, or the same key, worked on the words as they were said."""
    whom: str = field(repr=False)
    """Whom they could name, and by what; blank for nobody."""

    @property
    def passed(self) -> bool:
        """Say whether somebody who knew no better could name nobody."""
        return self.stands and self.blind and not self.whom


def signatures(records: Sequence[Record[Any]], hash_: str) -> tuple[Signature, ...]:
    """Give all signatures, oldest first; those on `hash_` stand."""
    return tuple(
        Signature(r.event.by, r.event.hash, r.utc, r.event.hash == hash_, r.event.key, r.name)
        for r in standing(records)
        if isinstance(r.event, SignedOff)
    )


def counting(signed: Sequence[Signature]) -> tuple[Signature, ...]:
    """Give the signatures that stand and count: one a person, and one a holder's key."""
    return tuple(_counting(signed))


def _counting(signed: Sequence[Signature]) -> Iterator[Signature]:
    people: set[str] = set()
    keys: set[str] = set()
    for one in signed:
        if one.stands and one.by not in people and (one.key is None or one.key not in keys):
            people.add(one.by)
            if one.key is not None:
                keys.add(one.key)
            yield one


def signers(signed: Sequence[Signature]) -> tuple[str, ...]:
    """Give the initials of those whose signature counts."""
    return tuple(one.by for one in counting(signed))


def drills(records: Sequence[Record[Any]], hash_: str) -> tuple[Drill, ...]:
    """Give all drills, oldest first."""
    judges, keys = deciders(records), deciders_keys(records)
    return tuple(
        Drill(
            by=r.event.by,
            hash=r.event.hash,
            utc=r.utc,
            stands=r.event.hash == hash_,
            blind=r.event.by not in judges and r.event.key not in keys,
            whom=r.event.whom,
        )
        for r in standing(records)
        if isinstance(r.event, DrillAnswered)
    )


def answers(tried: Sequence[Drill]) -> tuple[Drill, ...]:
    """Give each person's last word on the text as it stands."""
    return tuple({one.by: one for one in tried if one.stands}.values())


def deciders(records: Sequence[Record[Any]]) -> frozenset[str]:
    """Give the initials of those who have read the words as they were said.

    They decided flags or reviewed the words, whatever they took back since. Who only marked what
    they found in the redacted text has not.
    """
    return frozenset(r.event.by for r in records if isinstance(r.event, _READS))


def deciders_keys(records: Sequence[Record[Any]]) -> frozenset[str]:
    """Give the holders' keys with which those signed who read the words as they were said."""
    judges = deciders(records)
    signed = (r.event for r in standing(records) if isinstance(r.event, SignedOff))
    return frozenset(one.key for one in signed if one.key is not None and one.by in judges)


def refuse_not_blind(
    records: Sequence[Record[Any]], session: str, by: str, key: str | None
) -> None:
    """Refuse a drill by who read the words as said, under whichever initials. Raises Refused."""
    if by in deciders(records) or key in deciders_keys(records):
        who = by if by in deciders(records) else "The holder of this key"
        raise Refused(
            f"{who} decided flags of {session} or reviewed its words, and knows what stood there.",
            "Somebody who has read only the redacted text has to try.",
        )


def refuse_second_time(
    signed: Sequence[Signature], by: str, needed: int, key: str | None = None
) -> None:
    """Refuse where `by`, or whoever holds `key`, has signed this text. Raises Refused."""
    stand = counting(signed)
    if by in {one.by for one in stand}:
        another = len(stand) < needed
        raise Refused(
            f"{by} has signed this text.",
            "The second reviewer has to be another person."
            if another
            else "Nothing is left to do.",
        )
    same = next((one.by for one in stand if key is not None and one.key == key), None)
    if same is not None:
        raise Refused(
            f"{same} signed this text with the same holder's key.",
            "The second reviewer has to be another holder: --identity FILE with their own key.",
        )
