"""What the screen before a session asks of its job: a view to paint, and one method an intent."""

from __future__ import annotations

from typing import Protocol

from facilitator.workflow.before_view import BeforeView, Step


class Preparing(Protocol):
    """The check of a session's room, as `workflow.before` leads it."""

    closed: bool
    """True once the session begins, or is left."""

    @property
    def view(self) -> BeforeView:
        """Give all that the screen shows now."""
        ...

    def tick(self) -> None:
        """Take what was heard: called ten times a second."""
        ...

    def resized(self, columns: int, rows: int) -> None:
        """Know the size of the window."""
        ...

    def begin(self) -> None:
        """Begin the session, if nothing stops it."""
        ...

    def leave(self) -> None:
        """Close, with no session begun."""
        ...

    def test_sound(self) -> None:
        """Keep five seconds in memory, then play and judge them."""
        ...

    def again(self) -> None:
        """Look at everything anew."""
        ...

    def accept(self) -> None:
        """Go on without the first thing that stops the session."""
        ...

    def turn(self, step: Step, /) -> None:
        """Go to the microphones, the keys or the people, or back to the lines."""
        ...

    def move(self, by: int, /) -> None:
        """Mark another device or count."""
        ...

    def count(self, number: int, /) -> None:
        """Say how many of the marked there are."""
        ...

    def count_on(self, by: int, /) -> None:
        """Say that there are so many more of the marked."""
        ...

    def reached(self, key: str, /) -> bool:
        """Take a key that reached us; say whether the group needs it."""
        ...
