"""The few words that some acts ask for, half typed: they survive a crash as the note does.

Each prompt has a draft of its own, `draft-<writer>-<prompt>`, until its words are sent or left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import get_args

from facilitator.ports import Envelope
from facilitator.session.state import SessionState
from facilitator.units import Us
from facilitator.workflow.note_taking import Draft, NoteDesk
from facilitator.workflow.view import Prompt


class PromptDesk:
    """Keeps what is typed at each prompt, in memory and on disk."""

    def __init__(
        self, path: Path, sent_before: Collection[str] = (), envelope: Envelope | None = None
    ) -> None:
        """Open with what a crash left beside `path`.

        `sent_before` are the words that are in the journal: of a draft with them only its file was
        not removed any more. `envelope` closes the drafts on the disk.
        """
        self._desks: dict[Prompt, NoteDesk] = {
            prompt: NoteDesk(path.with_name(f"{path.name}-{prompt}"), envelope=envelope)
            for prompt in get_args(Prompt)
        }
        for prompt, desk in self._desks.items():
            if desk.draft.text in sent_before:
                self.leave(prompt)

    @property
    def unsent(self) -> tuple[tuple[Prompt, str], ...]:
        """Give what is half typed, by prompt."""
        drafts = ((prompt, desk.draft.text) for prompt, desk in self._desks.items())
        return tuple((prompt, text) for prompt, text in drafts if text)

    @property
    def keeps(self) -> tuple[str, ...]:
        """Give what may be kept of all that is half typed."""
        return tuple(filter(None, (desk.draft.keeps for desk in self._desks.values())))

    def write(self, prompt: Prompt, text: str, *, now: Us, off: bool) -> None:
        """Take the words as they stand; with `off` what is new is typed off the record."""
        self._desks[prompt].write(text, now=now, item=None, speaker=None, off=off)

    def take(self, prompt: Prompt) -> Draft:
        """Give the words to be sent; their file stays until `sent`."""
        return self._desks[prompt].take()

    def sent(self, prompt: Prompt, durable: Callable[[], bool]) -> None:
        """Remove their file once `durable` says that the record is."""
        self._desks[prompt].sent(durable)

    def leave(self, prompt: Prompt) -> None:
        """Let go of the words: their file goes at the next tick."""
        self._desks[prompt].leave()

    def tick(self, now: Us) -> None:
        """Put on disk what is a second old; remove what was sent or left."""
        for desk in self._desks.values():
            desk.tick(now)

    def save(self) -> None:
        """Put everything on disk now."""
        for desk in self._desks.values():
            desk.save()

    def close(self) -> None:
        """Let go of everything now: the session is over."""
        for prompt in self._desks:
            self.leave(prompt)
        self.save()


def words_sent(state: SessionState) -> frozenset[str]:
    """Give the words that prompts have brought into the journal."""
    boards = (note.text for note in state.notes if note.kind == "board")
    reasons = (visit.reason for visit in state.visits if visit.reason)
    earlier = (passage.text for passage in state.beside.earlier)
    return frozenset((*boards, *reasons, *earlier))
