"""All that a session's redaction is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.ports import Candidate
from facilitator.session.events import Record
from facilitator.session.state import Mark, Note
from facilitator.transcript.model import Transcript


@dataclass(frozen=True, slots=True)
class Material:
    """All that a session's redaction is made of."""

    transcript: Transcript
    notes: tuple[Note, ...] = ()
    """Notes, board texts and skip reasons: `passages.notes_of(records)`."""
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    """What the recognisers propose for `passages(texts_of(transcript, notes))`."""
    labels: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """[passage, text] of what an imported transcript calls its speakers, where it can be a name."""
    marks: tuple[Mark, ...] = ()
    """Moments marked in the room; those that identify someone become flags."""
    records: tuple[Record[Any], ...] = field(default=(), repr=False)
    """The session's journal, merged."""
    study_records: tuple[Record[Any], ...] = field(default=(), repr=False)
    """The study's journal: which original has which number."""
    general: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """[original, what stands for it] of the study's settings: `Fresno`, `a large city`."""
    harmless: frozenset[str] = field(default=frozenset(), repr=False)
    """Words of the guide and the study's never-list, in lower case: no flag when typed in."""
    present: tuple[str, ...] = field(default=(), repr=False)
    """Names of who was there, typed for one pass: they propose flags and are kept nowhere."""

    def with_records(
        self, records: Sequence[Record[Any]], study_records: Sequence[Record[Any]] = ()
    ) -> Material:
        """Give the same with more records."""
        return replace(
            self,
            records=(*self.records, *records),
            study_records=(*self.study_records, *study_records),
        )
