"""A redaction job that does nothing: it gives a view and writes down what it was asked."""

from __future__ import annotations

from dataclasses import replace

from facilitator.redaction.flags import Flag
from facilitator.redaction.mosaic import Mosaic
from facilitator.session.events.desk import Decision
from facilitator.workflow.redact_view import Edge, RedactView, SameLine


def told(text: str, kind: str, decision: Decision | None = None, becomes: str = "") -> Flag:
    """Give a flag as a mosaic card holds it."""
    name = f"h1.{len(text)}-h1.{len(text) + 1}:{kind}"
    return Flag(name, "41", False, 0, 1, 0, len(text), text, kind, "a clause", 60,
                decision=decision, replacement=becomes or None, at=1_244_000_000)  # fmt: skip


MOSAIC = (
    Mosaic(
        "P7",
        "P7",
        told_of=False,
        flags=(
            told("the only man in my cohort", "ROLE"),
            told("did my first year in the burn unit", "EVENT", "keep"),
            told("Mercy General", "ORG", "redact", "[Hospital 1]"),
        ),
    ),
    Mosaic("patel", "[Name 3]", told_of=True, flags=(told("ran the night float", "ROLE"),)),
)
SAME = (
    SameLine("Dr. Pat", "PERSON", "[Name 2]"),
    SameLine("Priya", "PERSON", ""),
    SameLine("Mercy General", "ORG", "[Hospital 1]"),
)


class StandInRedaction:
    """Implements `Deciding`; `asked` holds every intent in order."""

    mosaic = MOSAIC
    same_lines = SAME
    named = ""

    def __init__(self, view: RedactView, *, leaves: bool = True) -> None:
        self.view = view
        self.asked: list[tuple[object, ...]] = []
        self.ticks = 0
        self._leaves = leaves

    def tick(self) -> None:
        self.ticks += 1

    def go(self, flag: str) -> None:
        self.asked.append(("go", flag))

    def go_entity(self, entity: str) -> None:
        self.asked.append(("go_entity", entity))

    def next(self) -> None:
        self.asked.append(("next",))

    def back(self) -> None:
        self.asked.append(("back",))

    def show(self, *, only_open: bool) -> None:
        self.asked.append(("show", only_open))
        self.view = replace(self.view, only_open=only_open)

    def widen(self, *, wide: bool) -> None:
        self.asked.append(("widen", wide))
        self.view = replace(self.view, wide=wide)

    def calm(self) -> None:
        self.asked.append(("calm",))

    def decide(self, flag: str, decision: Decision) -> None:
        self.asked.append(("decide", flag, decision))

    def decide_entity(self, entity: str, decision: Decision) -> None:
        self.asked.append(("decide_entity", entity, decision))

    def change(
        self, *, kind: str | None = None, wording: str | None = None, same_as: str | None = None
    ) -> None:
        self.asked.append(("change", kind, wording, same_as))

    def stretch(self, edge: Edge, by: int) -> None:
        self.asked.append(("stretch", edge, by))

    def describe(self, *, told_of: bool | None = None, general: str | None = None) -> None:
        self.asked.append(("describe", told_of, general))

    def read(self) -> None:
        self.asked.append(("read",))
        self.view = replace(self.view, reading=True, card=None)

    def by_words(self, by: int) -> None:
        self.asked.append(("by_words", by))

    def by_passages(self, by: int) -> None:
        self.asked.append(("by_passages", by))

    def choose(self) -> None:
        self.asked.append(("choose",))

    def missed(self, kind: str) -> None:
        self.asked.append(("missed", kind))

    def stop_reading(self) -> None:
        self.asked.append(("stop_reading",))
        self.view = replace(self.view, reading=False)

    def find(self, words: str) -> None:
        self.asked.append(("find", words))

    def correct(self, words: str) -> None:
        self.asked.append(("correct", words))

    def name(self, names: str) -> None:
        self.asked.append(("name", names))

    def play(self) -> None:
        self.asked.append(("play",))

    def undo(self) -> None:
        self.asked.append(("undo",))

    def leave(self) -> bool:
        self.asked.append(("leave",))
        return self._leaves
