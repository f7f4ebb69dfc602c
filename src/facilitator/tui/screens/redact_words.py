"""A flag's words, and the text around them: what the arrows move on the redaction screen."""

from __future__ import annotations

from textual import events

from facilitator.tui.jobs_redact import Deciding
from facilitator.tui.keys import Mode
from facilitator.tui.screens.redact_lists import RedactLists

PAGE = 5
"""Passages that a page key goes over."""
RUNS = frozenset(
    f"redact.{name}"
    for name in ("longer", "shorter", "later", "earlier", "word_on", "word_back", "read_on",
                 "read_back", "page_on", "page_back")
)  # fmt: skip


class RedactWords(RedactLists):
    """Stretches the words of a flag, and goes through the text."""

    def __init__(self, job: Deciding, *, closes: bool = False) -> None:
        """Show the flags that `job` holds."""
        super().__init__(job, closes=closes)
        self._spanning = False

    @property
    def mode(self) -> Mode:
        """Give what keys mean now."""
        if super().mode == "prompt":
            return "prompt"
        if self.view.reading:
            return "read"
        return "span" if self._spanning and self.view.card is not None else "main"

    def repeats(self, event: events.Key) -> bool:
        """Let arrows run through words."""
        action = self.found(event.key)
        return super().repeats(event) or (action is not None and action.id in RUNS)

    def do_play(self, key: str) -> None:
        """Play the words with what is around them."""
        self._job.play()
        self.remark = f"playing · {self.keymap.written('redact.calm')}: silence"

    # --- where the words begin and end -------------------------------------------------------

    def do_span(self, key: str) -> None:
        """Let arrows move where the words begin and end."""
        self._spanning = True

    def do_done(self, key: str) -> None:
        """Back to the card, with the words as they are drawn."""
        self._spanning = False

    def do_unspan(self, key: str) -> None:
        """Back to the card, with the words as they were proposed."""
        self._spanning = False
        self._job.calm()

    def do_longer(self, key: str) -> None:
        """Take one word more at the end."""
        self._job.stretch("end", 1)

    def do_shorter(self, key: str) -> None:
        """Leave the last word."""
        self._job.stretch("end", -1)

    def do_later(self, key: str) -> None:
        """Leave the first word."""
        self._job.stretch("start", 1)

    def do_earlier(self, key: str) -> None:
        """Take one word more at the start."""
        self._job.stretch("start", -1)

    # --- through the text --------------------------------------------------------------------

    def do_read(self, key: str) -> None:
        """Put the cursor into the text."""
        self._job.read()

    def do_word_on(self, key: str) -> None:
        """Go to the next word."""
        self._job.by_words(1)

    def do_word_back(self, key: str) -> None:
        """Go to the word before."""
        self._job.by_words(-1)

    def do_read_on(self, key: str) -> None:
        """Go to the next passage."""
        self._job.by_passages(1)

    def do_read_back(self, key: str) -> None:
        """Go to the passage before."""
        self._job.by_passages(-1)

    def do_page_on(self, key: str) -> None:
        """Go some passages on."""
        self._job.by_passages(PAGE)

    def do_page_back(self, key: str) -> None:
        """Go some passages back."""
        self._job.by_passages(-PAGE)

    def do_choose(self, key: str) -> None:
        """Begin to choose words."""
        self._job.choose()

    def do_flags(self, key: str) -> None:
        """Go back to the flags."""
        self._job.stop_reading()
