"""A note-taker's own notes, over the screen."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.tui.lines import Lines
from facilitator.tui.regions.own_notes import own_notes_lines
from facilitator.tui.screens.over import OverScreen
from facilitator.workflow.own_notes import QuestionNotes


class OwnNotesScreen(OverScreen):
    """What one writer noted, under its questions: for the closing summary in the room."""

    def __init__(self, own: Sequence[QuestionNotes], below: int) -> None:
        """Show `own`, leaving `below` rows of the screen's head in sight."""
        super().__init__("Your own notes", below)
        self._own = own

    def read(self, width: int) -> Lines:
        """Give the notes."""
        return own_notes_lines(self._own, width)
