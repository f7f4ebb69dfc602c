"""The residual check's screen: each thing that still shows becomes a flag, or has a reason."""

from __future__ import annotations

from typing import ClassVar

from facilitator.tui.jobs_desk import Settling
from facilitator.tui.keys import Action, ScreenName
from facilitator.tui.lines import Line, Lines
from facilitator.tui.regions.residual import residual_page, residual_title
from facilitator.tui.screens.asking import Question
from facilitator.tui.screens.attended import AttendedScreen

NEED_A_HIT = frozenset({"residual.flag", "residual.why", "residual.why_all"})


class ResidualScreen(AttendedScreen):
    """One reviewer at work on what still shows of one session."""

    TABLE: ClassVar[ScreenName] = "residual"

    def __init__(self, job: Settling, *, closes: bool = False) -> None:
        """Show the hits that `job` holds."""
        super().__init__(closes=closes)
        self._job = job

    def offers(self, action: Action) -> bool:
        """Leave out what needs a hit where there is none, and all alike where there is one."""
        card = self._job.view.card
        if action.id == "residual.why_all":
            return card is not None and card.same > 1
        if action.id == "residual.flag":
            return card is not None and not card.why_no_flag
        return card is not None or action.id not in NEED_A_HIT

    def do_flag(self, key: str) -> None:
        """Redact what the hit shows."""
        if (card := self._job.view.card) is not None:
            self._job.make_flag(card.hit)

    def do_why(self, key: str) -> None:
        """Ask why it may stay."""
        self._ask_why(same=False)

    def do_why_all(self, key: str) -> None:
        """Ask why all hits of the same words may stay."""
        self._ask_why(same=True)

    def do_undo(self, key: str) -> None:
        """Take the last act back."""
        self._job.undo()

    def do_down(self, key: str) -> None:
        """Go to the next hit."""
        self._job.next()

    def do_up(self, key: str) -> None:
        """Go to the hit before."""
        self._job.back()

    def do_leave(self, key: str) -> None:
        """Leave."""
        self.app.exit(None)

    def title_line(self, width: int) -> Line:
        """Give the top line."""
        return residual_title(self._job.view, width)

    def page_lines(self, width: int, height: int) -> Lines:
        """Give the hits and the card of the marked one."""
        return residual_page(self._job.view, width, height)

    def said_line(self) -> Line:
        """Give what is being written, a remark on the last key, or what was done last."""
        if self.mode == "prompt" or self.remark:
            return super().said_line()
        return ((f" {self._job.view.last}", "quiet"),)

    def _ask_why(self, *, same: bool) -> None:
        card = self._job.view.card
        if card is None:
            return
        all_alike = f" ALL {card.same} ALIKE" if same else " IT"
        self.ask(
            Question(
                f"WHY MAY{all_alike} STAY?",
                lambda reason: self._job.accept(card.hit, reason, same=same),
                "it stays open: a reason is needed",
            )
        )
