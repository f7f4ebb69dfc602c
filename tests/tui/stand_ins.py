"""Jobs that do nothing: each gives a view and writes down what it was asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator.session.events.live import Answer, LeftWords, MarkKind
from facilitator.workflow.view import Draft, Prompt, SessionView


class StandInConduct:
    """Implements `Conducting`; `asked` holds every intent in order."""

    def __init__(self, view: SessionView) -> None:
        self.view = view
        self.asked: list[tuple[object, ...]] = []
        self.ended = self.handed_over = False
        self.ticks = 0
        self.stir: Callable[[], object] = lambda: None

    def tick(self) -> None:
        self.ticks += 1

    def next(self) -> None:
        self.asked.append(("next",))

    def back(self) -> None:
        self.asked.append(("back",))

    def speaker(self, label: str) -> None:
        self.asked.append(("speaker", label))

    def assent(self, answer: Answer) -> None:
        self.asked.append(("assent", answer))

    def ask_seat(self, number: int) -> None:
        self.asked.append(("ask_seat", number))

    def later(self) -> None:
        self.asked.append(("later",))

    def calm(self) -> None:
        self.asked.append(("calm",))

    def off_record(self) -> None:
        self.asked.append(("off_record",))
        stopped = self.view.pill in ("off_record", "break")
        self.view = replace(self.view, pill="recording" if stopped else "off_record")

    def name_break(self) -> None:
        self.asked.append(("name_break",))

    def mark(self, kind: MarkKind) -> None:
        self.asked.append(("mark", kind))

    def probe(self, number: int | None) -> None:
        self.asked.append(("probe", number))

    def go_to(self, item: str) -> None:
        self.asked.append(("go_to", item))

    def skip(self, reason: str | None = None) -> None:
        self.asked.append(("skip",) if reason is None else ("skip", reason))

    def late(self, seat: int | None) -> None:
        self.asked.append(("late", seat))

    def gone(self, seat: int, words: LeftWords) -> None:
        self.asked.append(("gone", seat, words))

    def ask_withdraw(self, seat: int) -> None:
        self.asked.append(("ask_withdraw", seat))
        self.view = replace(self.view, question=f"P{seat} withdraws?   y · esc")

    def hand_over(self) -> None:
        self.asked.append(("hand_over",))

    def done_with(self, name: str) -> None:
        self.asked.append(("done_with", name))

    def show_card(self, card: str) -> None:
        self.asked.append(("show_card", card))
        shown = next((one for one in self.view.cards if one.card == card), None)
        self.view = replace(self.view, card=shown)

    def hide_card(self) -> None:
        self.asked.append(("hide_card",))
        self.view = replace(self.view, card=None)

    def leave_out_earlier(self, seat: int | None, words: str) -> None:
        self.asked.append(("leave_out_earlier", seat, words))

    def half_type(self, prompt: Prompt, text: str) -> None:
        self.view = replace(self.view, unsent=((prompt, text),) if text else ())

    def leave_prompt(self, prompt: Prompt) -> None:
        self.view = replace(self.view, unsent=())

    def board(self, text: str) -> None:
        self.asked.append(("board", text))

    def was_break(self) -> None:
        self.asked.append(("was_break",))

    def keyboard(self, here: bool) -> None:
        self.asked.append(("keyboard", here))

    def covered(self, item: str) -> None:
        self.asked.append(("covered", item))

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

    def ask_end(self) -> None:
        self.asked.append(("ask_end",))
        self.view = replace(self.view, question="End FG3? Recording stops.   y end · esc go on")

    def answer(self, yes: bool) -> None:
        self.asked.append(("answer", yes))
        self.view = replace(self.view, question=None)
        self.ended = yes
