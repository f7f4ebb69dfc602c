"""Who answers for a redacted transcript: a signature stands while its hash is that of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.errors import Refused
from facilitator.session.events import Record
from facilitator.session.events.desk import SignedOff
from facilitator.session.state import standing


@dataclass(frozen=True, slots=True)
class Signature:
    """One reviewer's signature."""

    by: str
    """Initials."""
    hash: str
    utc: str
    stands: bool
    """False once the text, a decision or a note changed."""


def signatures(records: Sequence[Record[Any]], hash_: str) -> tuple[Signature, ...]:
    """Give all signatures, oldest first; those on `hash_` stand."""
    return tuple(
        Signature(r.event.by, r.event.hash, r.utc, r.event.hash == hash_)
        for r in standing(records)
        if isinstance(r.event, SignedOff)
    )


def signers(signed: Sequence[Signature]) -> tuple[str, ...]:
    """Give the initials of those whose signature stands, each once."""
    return tuple(dict.fromkeys(one.by for one in signed if one.stands))


def refuse_second_time(signed: Sequence[Signature], by: str, needed: int) -> None:
    """Refuse where `by` has signed this text; a second reviewer is another person."""
    standing_now = signers(signed)
    if by in standing_now:
        other = needed > len(standing_now)
        raise Refused(
            f"{by} has signed this text.",
            "The second reviewer has to be another person." if other else "Nothing is left to do.",
        )
