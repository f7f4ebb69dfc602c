"""Writing on the live screen: notes, and the few words that some acts need."""

from __future__ import annotations

from textual import events

from facilitator.tui.editing import Written, edited
from facilitator.tui.jobs import Conducting
from facilitator.tui.screens.acts import label_of
from facilitator.tui.screens.led import Asked
from facilitator.tui.screens.noting import NotingScreen
from facilitator.workflow.view import Prompt

ASKED_BY: dict[Prompt, str] = {
    "board": "live.board",
    "skip": "live.skip",
    "earlier": "live.leave_out",
}
"""The action that opens each prompt."""


class WritingScreen(NotingScreen):
    """The note line: a note, or an answer."""

    _conduct: Conducting

    def on_mount(self) -> None:
        """Say where the words are that a stop cut short; Textual calls the parents' by itself."""
        if unsent := self.view.unsent:
            keys = ", ".join(self.keymap.written(ASKED_BY[prompt]) for prompt, _ in unsent)
            self.remark = f"words half typed before the stop are still there: {keys}"

    def written(self, event: events.Key) -> bool:
        """Take a key into the line that is being written; False where it is none of a line's."""
        if self._asked is None or self._waiting is not None:
            return super().written(event)
        answer = edited(self._answer, event.key, event.character)
        if answer is not None:
            self._half_type(answer)
        return answer is not None

    def pasted(self, text: str) -> None:
        """Take what is pasted into the line; anywhere else it is dropped."""
        if self._asked is None:
            super().pasted(text)
        else:
            self._half_type(self._answer.typed(text))
            self.paint()

    # --- notes -------------------------------------------------------------------------------

    def do_note(self, key: str) -> None:
        """Begin a note, or go on with the one put aside."""
        if self._line is None:
            self._line = Written.ending(self.view.draft.text)

    def do_aside(self, key: str) -> None:
        """Put the note aside."""
        self._conduct.put_aside()
        self._line = None

    # --- a few words -------------------------------------------------------------------------

    def ask(self, asked: Asked) -> None:
        """Ask for a few words; a note that is being written waits below."""
        if self._asked is None:
            self._asked = asked
            self._answer = Written.ending(dict(self.view.unsent).get(asked.prompt, ""))
        else:
            self.remark = "one at a time: keep or leave this first"

    def _half_type(self, answer: Written) -> None:
        """Show the words so; the service has every change of their text."""
        changed, self._answer = answer.text != self._answer.text, answer
        if changed and self._asked is not None:
            self._conduct.half_type(self._asked.prompt, answer.text)

    def do_say(self, key: str) -> None:
        """Send the words; without any nothing is done."""
        asked, text = self._asked, self._answer.text.strip()
        if asked is None or not text:
            self.do_unsay(key)
            return
        self._asked, self._answer = None, Written()
        self.attempt(lambda: asked.send(text))

    def do_unsay(self, key: str) -> None:
        """Leave it."""
        if self._asked is not None:
            self.remark = self._asked.empty
            self._conduct.leave_prompt(self._asked.prompt)
        self._asked, self._answer = None, Written()

    def do_skip(self, key: str) -> None:
        """Ask why nothing shall be recorded."""
        asked = Asked(
            "skip",
            "WHY NO RECORDING? (notes only)",
            lambda reason: self._conduct.skip(reason),
            "nothing skipped: a group without sound needs a reason",
        )
        self.ask(asked)

    def do_board(self, key: str) -> None:
        """Ask what stands on the board."""
        send = lambda text: self._conduct.board(text)  # noqa: E731
        self.ask(Asked("board", "ON THE BOARD", send, "nothing kept of the board"))

    def do_leave_out(self, key: str) -> None:
        """Leave the last ten seconds out; a seat's key within three seconds means earlier."""
        self._conduct.mark("leave_out")
        self.wait("leave")

    def do_earlier(self, key: str) -> None:
        """Take the mark back, and ask for a few words of what was said earlier."""
        label = label_of(self.view, key)
        self.lapsed()
        self._conduct.undo()
        seat = int(label.removeprefix("P")) if label and label.startswith("P") else None
        who = label if seat is not None else "you"
        asked = Asked(
            "earlier",
            f"LEAVE OUT, {who} said earlier:",
            lambda words: self._conduct.leave_out_earlier(seat, words),
            "nothing left out",
        )
        self.ask(asked)
