"""What a session has come to when `run` meets it, and what keeps it from going on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from facilitator.errors import Unavailable
from facilitator.guide.model import Guide
from facilitator.session.events import Record
from facilitator.session.state import SessionState, replay
from facilitator.units import Us
from facilitator.workflow import opening, picking_up
from facilitator.workflow.derive import Desk
from facilitator.workflow.session_place import Asked, refuse_other_source


@dataclass(frozen=True)
class Found:
    """A session as it lies, before anything is done."""

    desk: Desk

    @cached_property
    def records(self) -> tuple[Record[Any], ...]:
        """Give what is known of all that was done."""
        return picking_up.known_of(self.desk.reading)

    @cached_property
    def state(self) -> SessionState:
        """Give what it has come to, as far as that is known."""
        return replay(self.records)

    @cached_property
    def closed(self) -> bool:
        """Say whether how it began cannot be read here."""
        return picking_up.is_closed(self.desk.reading)

    @property
    def begun(self) -> bool:
        """Say whether it goes on now; else it begins."""
        return self.closed or self.state.started_at is not None

    @cached_property
    def closed_until(self) -> Us:
        """Give the session time of the last act that cannot be read here; -1 where all can."""
        return picking_up.closed_until(self.desk.reading) if self.closed else -1

    def guide_to_run(self, asked: Asked) -> Guide:
        """Give its guide. Raises Refused, BadInput or Unavailable where it cannot be run."""
        name, reading = self.desk.name, self.desk.reading
        opening.refuse_if_ended(name, self.state, opening.ended_utc(reading.records))
        last = max(self.state.last_at, self.closed_until)
        source = picking_up.source_of(reading) if self.closed else self.state.source
        opening.refuse_unless_asked(
            name,
            last,
            begun=self.begun,
            go_on=asked.go_on or self.state.is_handed_over or self.state.phase == "debrief",
            from_file=source == "file",
        )
        refuse_other_source(asked, source if self.begun else None)
        guide = self.desk.guide
        if guide is None:
            raise Unavailable(
                f"{name} has lost its copy of the guide.",
                "Bring guide.md back into the session's folder.",
            )
        if self.closed and asked.place is not None:
            picking_up.check_place(asked.place, guide)
        elif self.closed and asked.ask_place is None:
            raise picking_up.unless_told(name)
        return guide
