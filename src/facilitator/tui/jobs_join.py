"""What the screen of one who joined a session asks of it, beside what everybody asks."""

from __future__ import annotations

from typing import Protocol

from facilitator.tui.jobs import Attending
from facilitator.workflow.own_notes import QuestionNotes


class Joining(Attending, Protocol):
    """A session that somebody else leads, as `workflow.join` has it."""

    @property
    def own_notes(self) -> tuple[QuestionNotes, ...]:
        """Give what this writer noted, under its questions."""
        ...

    def ask_stop(self) -> None:
        """Ask for the sound to be stopped; only the facilitator starts it again."""
        ...

    def raise_not_recording(self) -> None:
        """Say on the facilitator's screen that it does not seem to be recording."""
        ...

    def refuse(self) -> None:
        """Say that an act is not this keyboard's."""
        ...

    def ask_leave(self) -> None:
        """Ask whether to leave."""
        ...
