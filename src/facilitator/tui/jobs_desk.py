"""What the screens of residual check, sign-off and gate ask of the session's jobs."""

from __future__ import annotations

from typing import Protocol

from facilitator.workflow.gate_view import GateView
from facilitator.workflow.residual_view import ResidualView
from facilitator.workflow.sign_view import SignView


class Settling(Protocol):
    """A reviewer's work on what still shows, as `workflow.residual_job` does it."""

    @property
    def view(self) -> ResidualView:
        """Give all that the screen shows now."""
        ...

    def next(self) -> None:
        """Go to the next hit."""
        ...

    def back(self) -> None:
        """Go to the hit before."""
        ...

    def accept(self, hit: str, reason: str, *, same: bool = False) -> None:
        """Let a hit stay for a reason; with `same`, all open hits of the same words."""
        ...

    def make_flag(self, hit: str) -> None:
        """Redact what a hit shows."""
        ...

    def undo(self) -> None:
        """Take back the last thing that was done here."""
        ...


class Signing(Protocol):
    """A reader's work on one session's sign-off, as `workflow.sign_job` does it."""

    @property
    def view(self) -> SignView:
        """Give all that the screen shows now."""
        ...

    def reads(self, by: str) -> None:
        """Say who is here, by their initials."""
        ...

    def drill(self, whom: str | None) -> None:
        """Take down whom the reader could name and by what; None for nobody."""
        ...

    def sign(self) -> None:
        """Sign for who is here."""
        ...


class Passing(Protocol):
    """A session's gate, as `workflow.gate_job` looks at it."""

    @property
    def view(self) -> GateView:
        """Give all that the screen shows now."""
        ...

    def next(self) -> None:
        """Go to the next condition."""
        ...

    def back(self) -> None:
        """Go to the condition before."""
        ...

    def look_again(self) -> None:
        """Look at every condition anew."""
        ...
