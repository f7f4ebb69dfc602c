"""What the redaction screen asks of its job: a view to paint, and one method an intent."""

from __future__ import annotations

from typing import Protocol

from facilitator.redaction.mosaic import Mosaic
from facilitator.session.events.desk import Decision
from facilitator.workflow.redact_view import Edge, RedactView, SameLine


class Deciding(Protocol):
    """A reviewer's work on a session's flags, as `workflow.redact` does it."""

    @property
    def view(self) -> RedactView:
        """Give all that the screen shows now."""
        ...

    @property
    def mosaic(self) -> tuple[Mosaic, ...]:
        """Give what each person has gathered."""
        ...

    @property
    def same_lines(self) -> tuple[SameLine, ...]:
        """Give whom or what the flag on the card may be another mention of."""
        ...

    @property
    def named(self) -> str:
        """Give the names of this pass as they were typed."""
        ...

    def tick(self) -> None:
        """Take in what somebody else decided: called every second."""
        ...

    def go(self, flag: str, /) -> None:
        """Put that flag on the card."""
        ...

    def go_entity(self, entity: str, /) -> None:
        """Put an entity's first open flag on the card."""
        ...

    def next(self) -> None:
        """Put the next flag on the card without deciding."""
        ...

    def back(self) -> None:
        """Put the flag before on the card."""
        ...

    def show(self, *, only_open: bool) -> None:
        """Say whether decided flags are passed over."""
        ...

    def widen(self, *, wide: bool) -> None:
        """Show more around the words, or as much as usual."""
        ...

    def calm(self) -> None:
        """Take one step back."""
        ...

    def decide(self, flag: str, decision: Decision, /) -> None:
        """Redact or keep a flag, and go to the next open one."""
        ...

    def decide_entity(self, entity: str, decision: Decision, /) -> None:
        """Redact or keep every open flag of an entity."""
        ...

    def change(
        self, *, kind: str | None = None, wording: str | None = None, same_as: str | None = None
    ) -> None:
        """Give the flag another type, other words instead, or say whose mention it is."""
        ...

    def stretch(self, edge: Edge, by: int, /) -> None:
        """Move the start or the end of the flag's words."""
        ...

    def describe(self, *, told_of: bool | None = None, general: str | None = None) -> None:
        """Say whose side the entity is on, or what stands for it where less is shown."""
        ...

    def read(self) -> None:
        """Put the cursor into the text."""
        ...

    def by_words(self, by: int, /) -> None:
        """Move the cursor by so many words."""
        ...

    def by_passages(self, by: int, /) -> None:
        """Move the cursor by so many passages."""
        ...

    def choose(self) -> None:
        """Begin to choose words, or leave that."""
        ...

    def missed(self, kind: str, /) -> None:
        """Redact the chosen words, and read on."""
        ...

    def stop_reading(self) -> None:
        """Go back to the flags."""
        ...

    def find(self, words: str, /) -> None:
        """Go to where words stand next."""
        ...

    def correct(self, words: str, /) -> None:
        """Have the chosen words, or those on the card, read otherwise."""
        ...

    def name(self, names: str, /) -> None:
        """Look for the names of who was there, in this pass alone."""
        ...

    def play(self) -> None:
        """Play the words, with two seconds before and after."""
        ...

    def undo(self) -> None:
        """Take the last act back."""
        ...

    def leave(self) -> bool:
        """Say whether the reviewer may go; asks once where something goes with them."""
        ...
