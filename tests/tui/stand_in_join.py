"""One who joined, for tests of the screen: gives a view and writes down what it was asked."""

from __future__ import annotations

from dataclasses import replace

from facilitator.session.events.live import MarkKind
from facilitator.workflow.own_notes import OwnNote, QuestionNotes
from facilitator.workflow.view import Draft, SessionView

OWN = (
    QuestionNotes(
        "II.q1",
        "most memorable lesson",
        (
            OwnNote(1_985_000_000, "P7", "note", "attending made him redo the interview"),
            OwnNote(2_030_000_000, "P4", "quote", ""),
        ),
    ),
    QuestionNotes("II.q5", "time you were surprised by a patient", ()),
)


class StandInJoin:
    """Implements `Joining`; `asked` holds every intent in order."""

    def __init__(self, view: SessionView) -> None:
        self.view = view
        self.asked: list[tuple[object, ...]] = []
        self.ended = False
        self.own_notes = OWN

    def tick(self) -> None:
        """Let nothing happen."""

    def speaker(self, label: str) -> None:
        self.asked.append(("speaker", label))

    def mark(self, kind: MarkKind) -> None:
        self.asked.append(("mark", kind))
        self.view = replace(self.view, said=f"{kind} marked · tab u: take it back")

    def probe(self, number: int | None) -> None:
        self.asked.append(("probe", number))

    def draft(self, text: str) -> None:
        self.asked.append(("draft", text))
        self.view = replace(self.view, draft=Draft(text, self.view.elapsed, self.view.speaking))

    def keep_note(self) -> None:
        self.asked.append(("keep_note",))
        self.view = replace(self.view, draft=Draft(""))

    def put_aside(self) -> None:
        self.asked.append(("put_aside",))

    def undo(self) -> None:
        self.asked.append(("undo",))

    def calm(self) -> None:
        self.asked.append(("calm",))

    def keyboard(self, here: bool) -> None:
        self.asked.append(("keyboard", here))

    def ask_stop(self) -> None:
        self.asked.append(("ask_stop",))

    def raise_not_recording(self) -> None:
        self.asked.append(("raise_not_recording",))

    def refuse(self) -> None:
        self.asked.append(("refuse",))

    def ask_leave(self) -> None:
        self.asked.append(("ask_leave",))
        self.view = replace(self.view, question="Leave FG3?   y · esc")

    def answer(self, yes: bool) -> None:
        self.asked.append(("answer", yes))
        self.view = replace(self.view, question=None)
        self.ended = yes
