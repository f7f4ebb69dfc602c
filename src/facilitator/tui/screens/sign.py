"""The sign-off's screen: who reads it here sees what a coder will see, and answers for it."""

from __future__ import annotations

from typing import ClassVar

from facilitator.tui.jobs_desk import Signing
from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.sign import rows_of_text, sign_page, sign_title, text_lines
from facilitator.tui.screens.asking import Question
from facilitator.tui.screens.attended import AttendedScreen
from facilitator.tui.widgets.painted import Painted


class SignScreen(AttendedScreen):
    """One reader of one session's redacted text."""

    TABLE: ClassVar[ScreenName] = "sign"

    def __init__(self, job: Signing, *, closes: bool = False) -> None:
        """Show what `job` is about; whoever reads gives their initials first."""
        super().__init__(closes=closes)
        self._job = job
        self._top = 0
        if job.view.by is None:
            self.do_who("")

    def offers(self, action: Action) -> bool:
        """Leave out what who is here cannot do now."""
        view = self._job.view
        if action.id == "sign.sign":
            return bool(view.question)
        if action.id == "sign.drill":
            return view.can_drill and view.drill != "not_asked"
        if action.id == "sign.changed":
            return view.changed > 0
        return True

    def do_who(self, key: str) -> None:
        """Ask who reads."""
        self.ask(Question("YOUR INITIALS", self._job.reads, "nobody can sign without initials"))

    def do_sign(self, key: str) -> None:
        """Sign."""
        self._job.sign()

    def do_drill(self, key: str) -> None:
        """Ask whom the reader could name."""
        self.ask(
            Question(
                "WHOM COULD YOU NAME, AND BY WHAT? (empty: nobody)",
                lambda whom: self._job.drill(whom or None),
            )
        )

    def do_changed(self, key: str) -> None:
        """Go to the next change; after the last to the first."""
        _, rows = text_lines(self._job.view, self.app.size.width)
        self._top = next((row for row in rows if row > self._top), rows[0] if rows else 0)

    def do_down(self, key: str) -> None:
        """Read on."""
        self._scroll(1)

    def do_up(self, key: str) -> None:
        """Read back."""
        self._scroll(-1)

    def do_on(self, key: str) -> None:
        """Turn the page."""
        self._scroll(self._room)

    def do_back(self, key: str) -> None:
        """Turn back."""
        self._scroll(-self._room)

    def do_leave(self, key: str) -> None:
        """Leave."""
        self.app.exit(None)

    def title_line(self, width: int) -> Line:
        """Give the top line."""
        return sign_title(self._job.view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Give what is answered for, and the text."""
        return sign_page(self._job.view, self._top, width, height)

    def said_line(self) -> Line:
        """Give what is being written, a remark, what `y` would answer, or what was done last."""
        view = self._job.view
        if self.mode == "prompt" or self.remark:
            return super().said_line()
        if view.question:
            key = self.keymap.written("sign.sign")
            return ((f" {view.question}   {key} signs", "ask"), (f"  {view.last}", "quiet"))
        return ((f" {view.last}", "quiet"),)

    @property
    def _room(self) -> int:
        size = self.query_one("#page", Painted).size
        return rows_of_text(self._job.view, size.width, size.height)

    def _scroll(self, rows: int) -> None:
        text, _ = text_lines(self._job.view, self.app.size.width)
        self._top = min(max(self._top + rows, 0), max(len(text) - self._room, 0))
