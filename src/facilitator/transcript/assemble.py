"""A session's transcript, made of what was heard, what was pressed and what staff corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from facilitator.guide.model import Item
from facilitator.ports import Heard
from facilitator.session.events import Record
from facilitator.session.state import SessionState
from facilitator.session.timeline import Timeline
from facilitator.transcript.imported import ImportedTurns
from facilitator.transcript.model import Transcript


@dataclass(frozen=True, slots=True)
class Rules:
    """What the study's settings say about speakers and what is left out."""

    speakers: Literal["seats", "group"] = "seats"
    """`group`: turns without a speaker are no doubts, but where someone declined or withdrew."""
    withdrawal: Literal["remove", "mark"] = "remove"
    """Whether the words of who withdrew are taken out, or their turns only marked."""


def assemble(
    session: str,
    heard: Heard,
    *,
    state: SessionState,
    items: Sequence[Item],
    timeline: Timeline,
    records: Sequence[Record[Any]] = (),
    rules: Rules = Rules(),
) -> Transcript:
    """Give the transcript of a session that was run here.

    `items` are the guide's, in order; `records` are the session's standing records, of which the
    corrections are used. The same arguments give the same transcript.
    """
    raise NotImplementedError


def assemble_import(
    session: str,
    turns: ImportedTurns,
    *,
    state: SessionState,
    records: Sequence[Record[Any]] = (),
    rules: Rules = Rules(),
) -> Transcript:
    """Give the transcript of a session whose words were brought in from elsewhere."""
    raise NotImplementedError
