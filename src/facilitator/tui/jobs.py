"""What the screens ask of the jobs that they show: a view to paint, and one method an intent.

Each method returns at once; what came of it stands in the next view. A screen never asks anything
else, so a test drives it with a small class of its own, and `--headless` needs no screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from facilitator.session.events.live import Answer, LeftWords, MarkKind
from facilitator.workflow.view import Prompt, SessionView


class Attending(Protocol):
    """A live session, for anybody who takes part in it."""

    ended: bool
    """True once this screen is through with the session."""
    stir: Callable[[], object]
    """Set by the screen: has it look at once; any thread may call it."""

    @property
    def view(self) -> SessionView:
        """Give all that the screen shows now; equal while nothing that is shown changes."""
        ...

    def tick(self) -> None:
        """Let what is due happen: called several times a second."""
        ...

    def speaker(self, label: str) -> None:
        """Say who speaks now: `P4`, `FAC`, `ALL`."""
        ...

    def mark(self, kind: MarkKind) -> None:
        """Mark this moment."""
        ...

    def probe(self, number: int | None) -> None:
        """Note that the probe of that number was used; None for the next unused one."""
        ...

    def draft(self, text: str) -> None:
        """Take over the note as it stands, at every change."""
        ...

    def keep_note(self) -> None:
        """Keep the note that is being written."""
        ...

    def put_aside(self) -> None:
        """Leave the note as it is, to be gone on with."""
        ...

    def undo(self) -> None:
        """Take the last act back."""
        ...

    def calm(self) -> None:
        """Put away the banner of something that happened and is over."""
        ...

    def keyboard(self, here: bool, /) -> None:
        """Say that the window has the keyboard, or has lost it."""
        ...

    def answer(self, _yes: bool, /) -> None:
        """Answer the question that stands in the view."""
        ...


class Conducting(Attending, Protocol):
    """A live session, as `workflow.conduct` leads it."""

    handed_over: bool
    """True once this screen has let go of the session."""

    def next(self) -> None:
        """Leave the item as asked and go to the next; off the first one, begin recording."""
        ...

    def back(self) -> None:
        """Go back to the item before; marks nothing."""
        ...

    def assent(self, answer: Answer) -> None:
        """Note the answer of the seat that is asked now."""
        ...

    def ask_seat(self, number: int) -> None:
        """Ask that seat now."""
        ...

    def later(self) -> None:
        """Leave a late arrival's own round for later: the seat stays on the come-back list."""
        ...

    def off_record(self) -> None:
        """Stop the sound, or go on where it is stopped."""
        ...

    def name_break(self) -> None:
        """Call the present stop a break."""
        ...

    def go_to(self, item: str) -> None:
        """Go to that item; the one left is begun."""
        ...

    def skip(self, reason: str | None = None) -> None:
        """Leave the item as skipped and go to the next; at `[Begin recording.]` with a reason."""
        ...

    def covered(self, item: str) -> None:
        """Note that the talk is answering that item now."""
        ...

    def late(self, seat: int | None) -> None:
        """Note a late arrival on that seat, None for a new one; its own assent round opens."""
        ...

    def gone(self, seat: int, words: LeftWords) -> None:
        """Note that someone left, and what becomes of what they had said."""
        ...

    def ask_withdraw(self, seat: int) -> None:
        """Ask whether that seat withdraws consent."""
        ...

    def hand_over(self) -> None:
        """Let go of the session: this screen becomes one that joined, the next `run` leads."""
        ...

    def done_with(self, name: str) -> None:
        """Note that a follow-up (by its name in the view) was come back to."""
        ...

    def show_card(self, card: str) -> None:
        """Show a contingency card."""
        ...

    def hide_card(self) -> None:
        """Put the card away."""
        ...

    def half_type(self, prompt: Prompt, text: str) -> None:
        """Take over the words of a prompt as they stand, at every change."""
        ...

    def leave_prompt(self, prompt: Prompt) -> None:
        """Let go of the words of a prompt."""
        ...

    def leave_out_earlier(self, seat: int | None, words: str) -> None:
        """Note that the group asks to leave out something said earlier, found by a few words."""
        ...

    def board(self, text: str) -> None:
        """Keep what stands on the board."""
        ...

    def was_break(self) -> None:
        """Call the last stop, which is over, a break."""
        ...

    def ask_end(self) -> None:
        """Ask whether the session is over."""
        ...
