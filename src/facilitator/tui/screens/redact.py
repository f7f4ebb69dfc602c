"""The redaction screen: paints what is to be decided, and sends the decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Literal, TypeAlias

from textual import events, on

from facilitator.tui.jobs_redact import Deciding
from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions import redact
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.screens.redact_words import RedactWords
from facilitator.tui.widgets.painted import Painted
from facilitator.units import SECOND, Us
from facilitator.workflow.redact_view import Card

Left: TypeAlias = Literal["left", "nobody", "residual"]
"""How the screen was left: by hand, because nobody was there, or for the residual check."""

ASKED_FOR: Us = 10 * SECOND
NEED_A_CARD = frozenset(
    f"redact.{name}"
    for name in ("redact", "keep", "all", "keep_all", "span", "type", "wording", "same", "side",
                 "play", "context")
)  # fmt: skip


class RedactScreen(RedactWords):
    """One reviewer at work on one session's flags."""

    TABLE: ClassVar[ScreenName] = "redact"

    def __init__(self, job: Deciding, *, closes: bool = False) -> None:
        """Show the flags that `job` holds; where it `closes`, not for longer than someone is there.

        It is left with one of `Left`.
        """
        super().__init__(job, closes=closes)
        self._keeps: tuple[Card, Us] | None = None

    def offers(self, action: Action) -> bool:
        """Leave out what needs a flag where there is none."""
        if action.id == "redact.play" and self.view.reading:
            return True
        return self.view.card is not None or action.id not in NEED_A_CARD

    def takes(self, event: events.Key) -> bool:
        """Write what is typed, or answer the question that stands.

        Another key drops the question and does its own work.
        """
        if super().takes(event):
            return True
        if self._keeps is None:
            return False
        card, _ = self._keeps
        self._keeps = None
        if event.key == "y":
            entity = next((line.entity for line in self.view.entities if line.here), None)
            if entity is not None and self.view.card == card:
                self.attempt(lambda: self._job.decide_entity(entity, "keep"))
        self.paint()
        return event.key in ("y", "n", "escape")

    # --- decide ------------------------------------------------------------------------------

    def do_redact(self, key: str) -> None:
        """Redact the flag on the card."""
        self._spanning = False
        if self.view.card is not None:
            self._job.decide(self.view.card.flag, "redact")

    def do_keep(self, key: str) -> None:
        """Keep the flag on the card."""
        if self.view.card is not None:
            self._job.decide(self.view.card.flag, "keep")

    def do_all(self, key: str) -> None:
        """Redact all of the entity."""
        entity = next((line for line in self.view.entities if line.here), None)
        if entity is not None:
            self._job.decide_entity(entity.entity, "redact")

    def do_keep_all(self, key: str) -> None:
        """Ask whether to keep all places of these words."""
        if self.view.card is not None and self.view.card.alike:
            self._keeps = (self.view.card, self.now() + ASKED_FOR)
        else:
            self.remark = "all of it is decided"

    def do_undo(self, key: str) -> None:
        """Take the last act back."""
        self._job.undo()

    def do_correct(self, key: str) -> None:
        """Correct the words on the card; where none is there, go on to the residual check."""
        if self.view.card is not None:
            super().do_correct(key)
        elif self.view.left:
            self._job.next()
        else:
            self._leave("residual")

    # --- go ----------------------------------------------------------------------------------

    def do_down(self, key: str) -> None:
        """Go to the next flag."""
        self._spanning = False
        self._job.next()

    def do_up(self, key: str) -> None:
        """Go to the flag before."""
        self._spanning = False
        self._job.back()

    def do_open(self, key: str) -> None:
        """Let the arrows go to decided flags, too, or only to open ones."""
        self._job.show(only_open=not self.view.only_open)

    def do_context(self, key: str) -> None:
        """Show more around the words, or as much as usual."""
        self._job.widen(wide=not self.view.wide)

    def do_calm(self, key: str) -> None:
        """Take one step back."""
        self._job.calm()

    @on(Painted.Clicked)
    def take_click(self, click: Painted.Clicked) -> None:
        """Go to the flag, or the entity, that was clicked."""
        self.is_attended()
        if click.of.id != "page":
            return
        entity, flag = redact.clicked(self.view, *click.of.size, click.x, click.y)
        if entity is not None:
            self.attempt(lambda: self._job.go_entity(entity))
        if flag is not None:
            self.attempt(lambda: self._job.go(flag))

    # --- leave, and show ---------------------------------------------------------------------

    def do_leave(self, key: str) -> None:
        """Leave."""
        self._leave("left")

    def _leave(self, how: Left) -> None:
        if self._job.leave():
            self.app.exit(how)

    def tick(self) -> None:
        """Let a question lapse; take in what others decided; close where nobody is there."""
        self._job.tick()
        if self._keeps is not None and self.now() >= self._keeps[1]:
            self._keeps = None
        super().tick()
        self.paint()

    def title_line(self, width: int) -> Line:
        """Give the top line."""
        return redact.top(self.view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Give who and what is named beside the words."""
        return redact.page(self.view, width, height)

    def said_line(self) -> Line:
        """Give what is being written, a question, a remark, or what was done last."""
        if self.mode == "prompt":
            return super().said_line()
        told = self.keymap.told
        question = self.view.question and told(self.view.question)
        view = replace(self.view, last=told(self.view.last), question=question)
        return redact.last(view, self.remark, self._question_line, self.app.size.width)

    @property
    def _question_line(self) -> str | None:
        if self._keeps is None:
            return None
        card, _ = self._keeps
        places = f"{card.alike} places" if card.alike > 1 else "its one place"
        return f"Keep “{card.text}” in {places}? Coders will read it.   y keep · esc"

    def key_line(self, width: int) -> Line:
        """Give the key bar; it counts what is alike."""
        return key_bar(self._bar(), width, alike=self.view.card.times if self.view.card else 0)

    def paint(self) -> None:
        """Show what is so now."""
        self.view = self._job.view
        super().paint()

    def _bar(self) -> list[Action]:
        """Give what the bar shows; without a card `enter` goes on to the residual check."""
        shown = [one for one in self.keymap.on_bar(self.TABLE, self.mode) if self.offers(one)]
        if self.view.card is not None or self.mode != "main":
            return shown
        on = {"redact.correct": "residual check"}
        return [replace(one, short=on[one.id], label=on[one.id]) if one.id in on else one
                for one in shown]  # fmt: skip
