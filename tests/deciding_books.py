"""Journals of a redaction job, held in memory: the port, without a disk."""

from __future__ import annotations

from typing import Any

from facilitator.redaction.material import Material
from facilitator.redaction.numbering import Original
from facilitator.session.events import Event, Record


class BooksInMemory:
    """`workflow.redact_books.Books` without files; keeps the order in which it was written."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.written: list[tuple[str, Event]] = []
        self.others: Material | None = None
        """What somebody else's decisions make of it, once there are any."""
        self.redacted_elsewhere: frozenset[Original] | None = frozenset()
        """What other sessions redact; None where one of them is locked."""

    def session(self, *events: Event) -> tuple[Record[Any], ...]:
        """Keep the session's events."""
        return self._keep("review", events)

    def study(self, *events: Event) -> tuple[Record[Any], ...]:
        """Keep the study's events."""
        return self._keep("study", events)

    def grew(self) -> bool:
        """Say whether there are others' decisions that were not taken in."""
        return self.others is not None

    def material(self) -> Material:
        """Give the material with them."""
        material, self.others = self.others, None
        assert material is not None
        return material

    def elsewhere(self) -> frozenset[Original] | None:
        """Give what other sessions redact."""
        return self.redacted_elsewhere

    def _keep(self, writer: str, events: tuple[Event, ...]) -> tuple[Record[Any], ...]:
        found = []
        for event in events:
            self.written.append((writer, event))
            found.append(Record(f"{writer}.1.{len(self.written)}", len(self.written), "", event))
        return tuple(found)
