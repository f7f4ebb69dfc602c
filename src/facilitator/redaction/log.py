"""The log of a redaction that may be shared: who decided what, when and by which rule.

No original stands in it, and no wording of a reviewer's own, which could hold one: so it may go to
a board or a journal with the key left behind. Its shape is in `docs/redacted-sound.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.ports import Identifier
from facilitator.redaction.flags import Flag, flag_name
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import given_in
from facilitator.session.events.desk import Decision, FlagDecided, PassageMarked
from facilitator.session.state import standing
from facilitator.units import Us


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision that stands."""

    utc: str
    """When it was made."""
    by: str
    """Initials."""
    at: Us | None
    """When the words were said or noted, in session time."""
    where: str
    """`segment 12`, or `note`: what people typed."""
    type: str
    identifier: Identifier
    rule: str
    """Why it was proposed, or that a person marked what no rule had found."""
    decision: Decision
    replacement: str | None
    """`[Name 3]`; None where words stay, and for a wording of the reviewer's own."""
    own_wording: bool


def entries(redaction: Redaction) -> tuple[Entry, ...]:
    """Give the log of a session in the order of its text, as its decisions stand."""
    return tuple(_entries(redaction, _decided_utc(redaction)))


def _entries(redaction: Redaction, decided_utc: Mapping[str, str]) -> Iterator[Entry]:
    for flag in redaction.flags:
        if flag.decision is not None and flag.by is not None:
            numbered = given_in(flag.replacement) is not None
            yield Entry(
                utc=decided_utc.get(flag.name, ""),
                by=flag.by,
                at=flag.at,
                where=_where(flag),
                type=flag.type,
                identifier=flag.identifier,
                rule=flag.reason,
                decision=flag.decision,
                replacement=flag.replacement if numbered else None,
                own_wording=flag.replacement is not None and not numbered,
            )


def _where(flag: Flag) -> str:
    return "note" if flag.note else f"segment {flag.passage}"


def _decided_utc(redaction: Redaction) -> dict[str, str]:
    """Give when each flag was decided last, by its name."""
    found: dict[str, str] = {}
    for record in standing(redaction.material.records):
        event = record.event
        if isinstance(event, FlagDecided):
            found[event.flag] = record.utc
        elif isinstance(event, PassageMarked):
            found[flag_name(event.first, event.last, event.type)] = record.utc
    return found
