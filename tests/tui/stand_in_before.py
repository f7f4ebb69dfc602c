"""The check before a session, for tests of the screen: gives a view and writes down intents."""

from __future__ import annotations

from dataclasses import replace

from facilitator.workflow.before_view import BeforeView, Step


class StandInBefore:
    """Implements `Preparing`; `asked` holds every intent in order."""

    def __init__(self, view: BeforeView) -> None:
        self.view = view
        self.asked: list[tuple[object, ...]] = []
        self.closed = False

    def tick(self) -> None:
        """Hear nothing."""

    def resized(self, columns: int, rows: int) -> None:
        """Know it already."""

    def begin(self) -> None:
        self.asked.append(("begin",))
        self.closed = not self.view.stopped_by

    def leave(self) -> None:
        self.asked.append(("leave",))
        self.closed = True

    def test_sound(self) -> None:
        self.asked.append(("test",))

    def again(self) -> None:
        self.asked.append(("again",))

    def accept(self) -> None:
        self.asked.append(("accept",))

    def turn(self, step: Step) -> None:
        self.asked.append(("turn", step))
        self.view = replace(self.view, step=step)

    def move(self, by: int) -> None:
        self.asked.append(("move", by))

    def count(self, number: int) -> None:
        self.asked.append(("count", number))

    def count_on(self, by: int) -> None:
        self.asked.append(("count_on", by))

    def reached(self, key: str) -> bool:
        self.asked.append(("reached", key))
        return key in ("o", "1")
