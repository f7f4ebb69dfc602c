"""The redaction screen's lists and the few words that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.redaction.flags import TYPES
from facilitator.tui.jobs_redact import Deciding
from facilitator.tui.keys import Mode
from facilitator.tui.regions.pick import Pick
from facilitator.tui.regions.redact_lists import (
    GENERAL,
    TOLD_OF,
    entity_picks,
    mosaic_picks,
    same_picks,
    side_picks,
    type_picks,
)
from facilitator.tui.screens.asking import Question
from facilitator.tui.screens.attended import AttendedScreen
from facilitator.tui.screens.narrowed import NarrowedScreen
from facilitator.tui.screens.pick import PickScreen
from facilitator.units import counted
from facilitator.workflow.redact_view import RedactView


class RedactLists(AttendedScreen):
    """Opens lists and asks for words, and sends what came of them."""

    def __init__(self, job: Deciding, *, closes: bool = False) -> None:
        """Show the flags that `job` holds."""
        super().__init__(closes=closes)
        self._job = job
        self.view: RedactView = job.view

    # --- lists -------------------------------------------------------------------------------

    def do_type(self, key: str) -> None:
        """Show the types."""
        card = self.view.card
        if card is not None:
            self._pick(
                f"“{card.text}” is which type?",
                type_picks(card.type),
                lambda kind: self._job.change(kind=kind),
                chosen=list(TYPES).index(card.type),
            )

    def do_mark(self, key: str) -> None:
        """Show the types, to mark what is chosen as missed."""
        title = f"Redact “{self.view.chosen}” everywhere; which type is it?{self._voids}"
        self._pick(title, type_picks(None), self._job.missed)

    def do_side(self, key: str) -> None:
        """Show what can be said of who it is."""
        if self.view.card is not None:
            self._pick(f"“{self.view.card.text}” is …", side_picks(), self._describe)

    def do_list(self, key: str) -> None:
        """Show who and what is named."""
        entities = self.view.entities
        self._narrow("Who or what?", lambda typed: entity_picks(entities, typed),
                     self._job.go_entity, "Nobody and nothing is named so.")  # fmt: skip

    def do_same(self, key: str) -> None:
        """Show of whom or what it may be another mention."""
        lines = self._job.same_lines
        self._narrow("The same as?", lambda typed: same_picks(lines, typed),
                     lambda original: self._job.change(same_as=original),
                     "Nobody and nothing is called so.")  # fmt: skip

    def do_mosaic(self, key: str) -> None:
        """Show what each person has gathered."""
        self._pick(
            "What each has gathered: together it may say who it is",
            mosaic_picks(self._job.mosaic),
            self._job.go,
            "Nobody has gathered anything that is only indirect.",
            mode="palette",
        )

    def _describe(self, what: str) -> None:
        if what == GENERAL:
            say = lambda words: self._job.describe(general=words)  # noqa: E731
            self._ask(f"IN GENERAL, EVERYWHERE{self._voids}:", say, "nothing was said of it")
        else:
            self._job.describe(told_of=what == TOLD_OF)

    # --- a few words -------------------------------------------------------------------------

    def do_wording(self, key: str) -> None:
        """Ask what shall stand there instead."""
        self._ask(
            "INSTEAD, IN THIS PLACE:",
            lambda words: self._job.change(wording=words),
            "a number stands there",
        )

    def do_correct(self, key: str) -> None:
        """Ask how the words on the card really read."""
        if self.view.card is not None:
            self._ask(f"IT READS{self._voids}:", self._job.correct, "as it was",
                      self.view.card.text)  # fmt: skip

    def do_retype(self, key: str) -> None:
        """Ask how the chosen words really read."""
        self._ask(f"IT READS{self._voids}:", self._job.correct, "as it was", self.view.chosen)

    def do_find(self, key: str) -> None:
        """Ask which words are sought; none is the same again."""
        self._ask("FIND (nothing: the same again):", self._job.find, "")

    def do_names(self, key: str) -> None:
        """Ask who was there."""
        self._ask("WHO WAS THERE, a comma between two:", self._job.name, "", self._job.named)

    # --- inside ------------------------------------------------------------------------------

    @property
    def _voids(self) -> str:
        """Say what a change would void."""
        signed = len(self.view.signed)
        return f" (voids {counted(signed, 'signature')})" if signed else ""

    def _ask(self, title: str, send: Callable[[str], None], empty: str, written: str = "") -> None:
        self.ask(Question(title, lambda words: self.attempt(lambda: send(words)), empty), written)

    def _pick(
        self,
        title: str,
        picks: Sequence[Pick],
        take: Callable[[str], None],
        empty: str = "",
        chosen: int = 0,
        mode: Mode = "main",
    ) -> None:
        taken = lambda value: self.attempt(lambda: take(value))  # noqa: E731
        screen = PickScreen(title, picks, self.head, taken, mode=mode, empty=empty)
        screen.chosen = chosen
        self.app.push_screen(screen)

    def _narrow(
        self,
        title: str,
        narrow: Callable[[str], Sequence[Pick]],
        take: Callable[[str], None],
        empty: str,
    ) -> None:
        taken = lambda value: self.attempt(lambda: take(value))  # noqa: E731
        self.app.push_screen(NarrowedScreen(title, narrow, self.head, taken, empty=empty))
