"""A page that asks for a few words now and then, in the line above its keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import events

from facilitator.tui.editing import Written, edited
from facilitator.tui.keys import Mode
from facilitator.tui.lines import Line
from facilitator.tui.regions.note_line import prompt_line, remarked
from facilitator.tui.screens.paged import PagedScreen


@dataclass(frozen=True, slots=True)
class Question:
    """A few words that are asked for."""

    title: str
    send: Callable[[str], None]
    """What is done with them."""
    empty: str = ""
    """What is said where nothing was written; blank where nothing is an answer, too."""


class AskingScreen(PagedScreen):
    """While words are asked for, letters write them; `enter` keeps them, `esc` leaves them."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        super().__init__()
        self._question: Question | None = None
        self._answer = Written()

    @property
    def mode(self) -> Mode:
        """Give what keys mean now."""
        return "prompt" if self._question is not None else "main"

    def ask(self, question: Question, written: str = "") -> None:
        """Ask; what is `written` already can be changed."""
        self._question, self._answer = question, Written.ending(written)

    def said_line(self) -> Line:
        """Give what is being written, else what was said last."""
        if self._question is None:
            return super().said_line()
        written = partial(prompt_line, self._question.title, self._answer)
        return remarked(written, self.remark, self.app.size.width)

    def takes(self, event: events.Key) -> bool:
        """Write what is typed."""
        if self._question is None:
            return False
        answer = edited(self._answer, event.key, event.character)
        if answer is None:
            return False
        self._answer = answer
        self.paint()
        return True

    def repeats(self, event: events.Key) -> bool:
        """Let a letter be typed twice in haste, and the cursor run."""
        return self._question is not None and (
            edited(Written(), event.key, event.character) is not None
        )

    def pasted(self, text: str) -> None:
        """Take what is pasted into the line; anywhere else it is dropped."""
        if self._question is not None:
            self._answer = self._answer.typed(text)
            self.paint()

    def do_say(self, key: str) -> None:
        """Send the words; where some are needed and there are none, nothing is done."""
        asked, text = self._question, self._answer.text.strip()
        self._question, self._answer = None, Written()
        if asked is None:
            return
        if text or not asked.empty:
            asked.send(text)
        else:
            self.remark = asked.empty

    def do_unsay(self, key: str) -> None:
        """Leave it."""
        self._question, self._answer = None, Written()

    def do_note_help(self, key: str) -> None:
        """Explain the keys."""
        self.do_help(key)
