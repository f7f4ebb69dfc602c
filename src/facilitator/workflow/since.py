"""What changed since somebody signed: the text as it was then, and in figures what was done since.

A signature names the last line of each journal that it saw. What those lines come to is derived
again, with the same rules as ever, and held against what stands now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from facilitator.ports import Candidate
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.signoff import Signature
from facilitator.release.leaving import turns_of
from facilitator.session.events import Record
from facilitator.session.events import desk as act
from facilitator.session.events.aside import DebriefAnswered, SkipExplained
from facilitator.session.events.live import (
    ActWithdrawn,
    BoardWritten,
    ConsentWithdrawn,
    NoteTaken,
)
from facilitator.study.reading import Reading
from facilitator.units import Us, counted
from facilitator.workflow.derive import Desk

_DONE: tuple[tuple[tuple[type, ...], str, str], ...] = (
    ((act.TextCorrected,), "correction of words", "corrections of words"),
    ((act.SpeakerCorrected, act.SpeakerRenamed), "change of who spoke", "changes of who spoke"),
    ((act.FlagDecided, act.PassageMarked), "decision", "decisions"),
    ((act.LeaveOutSettled,), "passage left out or let stay", "passages left out or let stay"),
    ((act.AssentResolved,), "answer resolved", "answers resolved"),
    ((ConsentWithdrawn,), "withdrawal of consent", "withdrawals of consent"),
    ((NoteTaken, BoardWritten, DebriefAnswered, SkipExplained), "note", "notes"),
    ((ActWithdrawn,), "act taken back", "acts taken back"),
)
"""Kinds of events that change what is signed, and how many of them are said."""


@dataclass(frozen=True)
class DeskThen(Desk):
    """A session as it was when somebody signed it."""

    heads: tuple[tuple[str, int, str], ...] = ()

    @cached_property
    def reading(self) -> Reading:
        """Give what its journals held: no line after those that the signature names."""
        last = {file: n for file, n, _ in self.heads}
        read = self.folder.read()
        seen = {
            record.name
            for file in read.files
            for record in file.records
            if int(record.name.rpartition(".")[2]) <= last.get(file.file, -1)
        }
        return replace(read, records=tuple(r for r in read.records if r.name in seen))

    def _candidates(self) -> tuple[Candidate, ...]:
        return ()  # what was decided stands by itself; what was only proposed replaces nothing


def then(desk: Desk, signed: Signature) -> Redaction:
    """Give the redaction as `signed` was put on it."""
    event = next(r.event for r in desk.records if r.name == signed.record)
    return DeskThen(desk.study, desk.folder, event.heads).redaction


def redacted_lines(redaction: Redaction) -> Iterator[tuple[Us | None, str, str]]:
    """Give (time, speaker, text) of each turn and note of the redacted text, as they leave."""
    for turn in turns_of(redaction.transcript.segments):
        yield turn.start, "m" if turn.speaker == "FAC" else turn.speaker or "", turn.shown
    for note in redaction.notes:
        yield note.at, "note", note.text


def text_when_signed(desk: Desk, signed: Signature) -> frozenset[tuple[str, str]]:
    """Give the turns and notes that were signed, as (speaker, text)."""
    return frozenset((who, text) for _, who, text in redacted_lines(then(desk, signed)))


def since_last(desk: Desk, signed: Sequence[Signature]) -> tuple[str, ...]:
    """Say what changed since the last signature where none stands any more; () else."""
    if not signed or any(one.stands for one in signed):
        return ()
    return changes(desk, signed[-1])


def changes(desk: Desk, signed: Signature) -> tuple[str, ...]:
    """Say in a sentence each what was done since `signed`, and what of the decisions survives."""
    done = tuple(_done_since(desk, signed))
    elsewhere = (
        f"Since {signed.by} signed, the study's settings or names changed, and nothing here."
    )
    return (*(done or (elsewhere,)), _survive(desk.redaction, then(desk, signed)))


def _done_since(desk: Desk, signed: Signature) -> Iterator[str]:
    event = next(r.event for r in desk.records if r.name == signed.record)
    seen = {r.name for r in DeskThen(desk.study, desk.folder, event.heads).records}
    new = Counter(type(r.event) for r in _after(desk, seen))
    for kinds, one, many in _DONE:
        if count := sum(new[kind] for kind in kinds):
            yield f"Since {signed.by} signed: {counted(count, one, many)}."


def _after(desk: Desk, seen: set[str]) -> Iterator[Record[Any]]:
    return (record for record in desk.records if record.name not in seen)


def _survive(now: Redaction, before: Redaction) -> str:
    """Say how many decisions hold still: those whose own words did not change."""
    held = {(d.flag, d.text) for d in now.decisions}
    made = {(d.flag, d.text) for d in before.decisions}
    text = f"Decisions that still hold: {len(made & held)} of {len(made)}"
    return f"{text}; {counted(now.open, 'flag')} open." if now.open else f"{text}."
