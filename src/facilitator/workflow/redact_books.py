"""Where redaction is written: the session's journal, and the study's for numbers.

Two people may decide on one session at a time: each writes a part of the journal of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from facilitator.redaction.material import Material
from facilitator.redaction.numbering import Original
from facilitator.session.events import Event, Record
from facilitator.study.journal import Journal
from facilitator.study.session_folder import SessionFolder
from facilitator.workflow.derive import Desk
from facilitator.workflow.other_sessions import redacted_elsewhere


class Books(Protocol):
    """The two journals of redaction."""

    def session(self, *events: Event) -> tuple[Record[Any], ...]:
        """Write into the session's journal; give the records once they are durable."""
        ...

    def study(self, *events: Event) -> tuple[Record[Any], ...]:
        """Write into the study's journal; give the records once they are durable."""
        ...

    def grew(self) -> bool:
        """Say whether others wrote into either since it was asked last."""
        ...

    def material(self) -> Material:
        """Give what the redaction is made of as both journals have it now."""
        ...

    def elsewhere(self) -> frozenset[Original] | None:
        """Give what the study's other sessions redact; None where one cannot be read."""
        ...


class DeskBooks:
    """The journals of a desk's session and study, opened at the first write."""

    def __init__(self, desk: Desk) -> None:
        """Open nothing yet; `desk` says what both journals hold."""
        self._desk = desk
        self._session = _Book(desk.folder, "review")
        self._study = _Book(desk.study.whole, "study")
        self._seen = self._others()

    def session(self, *events: Event) -> tuple[Record[Any], ...]:
        """Write into the session's journal."""
        records = self._session.write(events)
        self._desk = self._desk.with_records(records)
        return records

    def study(self, *events: Event) -> tuple[Record[Any], ...]:
        """Write into the study's journal."""
        records = self._study.write(events)
        self._desk = self._desk.with_records((), records)
        return records

    def grew(self) -> bool:
        """Look at the journals' sizes alone; what others wrote is read anew."""
        before, self._seen = self._seen, self._others()
        if before != self._seen:
            self._desk = Desk(self._desk.study, self._desk.folder)
        return before != self._seen

    def material(self) -> Material:
        """Read anew where others wrote; what was written here is known."""
        self.grew()
        return self._desk.material

    def elsewhere(self) -> frozenset[Original] | None:
        """Read every other session."""
        return redacted_elsewhere(self._desk.study, self._desk.name)

    def close(self) -> None:
        """Let go of both journals."""
        self._session.close()
        self._study.close()

    def __enter__(self) -> DeskBooks:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _others(self) -> Mapping[str, int]:
        return {**self._session.others(), **self._study.others()}


class _Book:
    def __init__(self, folder: SessionFolder, role: Any) -> None:
        self._folder = folder
        self._role = role
        self._journal: Journal | None = None

    def write(self, events: tuple[Event, ...]) -> tuple[Record[Any], ...]:
        if not events:
            return ()
        if self._journal is None:
            self._clock = self._folder.clock()
            self._journal = self._folder.writer(self._role, self._clock)
        done = self._journal.append(*events, at=self._clock.at())
        return tuple(
            Record(ack.name, ack.at, ack.utc, event)
            for ack, event in zip(done, events, strict=True)
        )

    def others(self) -> Mapping[str, int]:
        """Give the files of all other writers, with their lengths in bytes."""
        own = f"{self._journal.writer}." if self._journal is not None else None
        files = self._folder.journal.glob("*.jsonl")
        return {
            str(file): file.stat().st_size
            for file in files
            if own is None or not file.name.startswith(own)
        }

    def close(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None
