"""Decide about every flag of a session: the screen and `redact --apply` use the same object."""

from __future__ import annotations

from facilitator.session.events.desk import Decision
from facilitator.workflow.redact_view import RedactView


class RedactJob:
    """One reviewer at work on one session's flags."""

    @property
    def view(self) -> RedactView:
        """Give all that the screen shows now."""
        raise NotImplementedError

    def go(self, flag: str) -> None:
        """Put that flag on the card."""
        raise NotImplementedError

    def next(self) -> None:
        """Put the next flag on the card without deciding; the next open one if only those show."""
        raise NotImplementedError

    def back(self) -> None:
        """Put the flag before on the card."""
        raise NotImplementedError

    def show(self, *, only_open: bool) -> None:
        """Say whether `next` and `back` pass over decided flags."""
        raise NotImplementedError

    def decide(
        self,
        flag: str,
        decision: Decision,
        *,
        kind: str | None = None,
        replacement: str | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:
        """Redact or keep; `kind` another type, `replacement` another wording, `span` another
        start and end in its passage's text. Goes on to the next open flag, same entity first.
        """
        raise NotImplementedError

    def decide_entity(self, entity: str, decision: Decision) -> None:
        """Redact or keep every open flag of an entity."""
        raise NotImplementedError

    def mark_missed(self, passage: str, start: int, end: int, kind: str) -> None:
        """Redact words that no flag covers; the same words elsewhere become flags."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take back the last thing that was decided here."""
        raise NotImplementedError
