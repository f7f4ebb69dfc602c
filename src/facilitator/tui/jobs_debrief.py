"""What the debrief's screen asks of its job: a view to paint, and one method an intent."""

from __future__ import annotations

from typing import Protocol

from facilitator.workflow.debrief_view import DebriefView


class Debriefing(Protocol):
    """One writer's debrief, as `workflow.debrief` leads it."""

    closed: bool
    """True once it is over."""

    @property
    def view(self) -> DebriefView:
        """Give all that the screen shows now."""
        ...

    def tick(self) -> None:
        """Let what is due happen: called ten times a second."""
        ...

    def write(self, text: str) -> None:
        """Take the page as it stands, at every change."""
        ...

    def keep(self) -> None:
        """Keep the page and go on; on the last, a note, or with none the end."""
        ...

    def turn(self, by: int, /) -> None:
        """Keep the page and go so many pages on, or back."""
        ...

    def close(self) -> None:
        """Close the debrief; what is empty stays empty."""
        ...
