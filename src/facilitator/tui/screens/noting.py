"""Writing notes on a live session: the service has the line at every change."""

from __future__ import annotations

from textual import events

from facilitator.tui.editing import Written, edited, tag_offered, with_tag
from facilitator.tui.screens.shown import ShownScreen

TAKES_TAG = "right"
"""The key that takes the tag which is offered: at a line's end it has nothing else to do."""


class NotingScreen(ShownScreen):
    """The note line."""

    def takes(self, event: events.Key) -> bool:
        """Answer a question, let what waits for another key lapse, write the note."""
        if self.view.question is not None:
            self._conduct.answer(event.key == "y")
            self.paint()
            if event.key in ("y", "n", "escape"):
                return True
        if self._waiting is not None and self.found(event.key) is None:
            self.lapsed()
            self.paint()
        if not self.written(event):
            return False
        self.paint()
        return True

    def written(self, event: events.Key) -> bool:
        """Take a key into the note that is being written; False where it is none of a line's."""
        if self._waiting is not None or self._line is None:
            return False
        tag = tag_offered(self._line, self.view.tags) if event.key == TAKES_TAG else ""
        changed = edited(self._line, event.key, event.character)
        written = with_tag(self._line, tag) if tag else changed
        if written is not None:
            self.write(written)
        return written is not None

    def repeats(self, event: events.Key) -> bool:
        """Let a letter be typed twice in haste, and the cursor run."""
        writing = self.mode in ("note", "prompt")
        return writing and edited(Written(), event.key, event.character) is not None

    def pasted(self, text: str) -> None:
        """Take what is pasted into the note; anywhere else it is dropped."""
        if self._line is not None:
            self.write(self._line.typed(text))

    def write(self, line: Written) -> None:
        """Show the note so; the service has every change of its text."""
        changed = self._line is None or line.text != self._line.text
        self._line = line
        if changed:
            self._conduct.draft(line.text)
        self.paint()

    def do_keep(self, key: str) -> None:
        """Keep the note; an empty one is only closed."""
        if self._line is not None and self._line.text.strip():
            self._conduct.keep_note()
        self._line = None
