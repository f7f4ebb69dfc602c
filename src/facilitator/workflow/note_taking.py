"""The note being written: its time is that of its first keystroke, and it survives a crash.

The unsent note is not an act, so it is not in the journal: it lies in `draft-<writer>`, replaced
atomically one second after the last key and removed when the note is sent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from typing import Any

from facilitator.errors import Unavailable
from facilitator.ports import Envelope
from facilitator.units import SECOND, Us
from facilitator.workflow.draft_file import DraftFile

SAVE_AFTER: Us = SECOND
HANGS_AFTER_SECONDS = 5.0
"""How long the end waits for a disk that is still at an earlier draft."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsent note, with what was so at its first keystroke."""

    text: str = field(default="", repr=False)
    first_key: Us | None = None
    item: str | None = None
    speaker: str | None = None
    mark: str | None = None
    """The mark that the note belongs to."""
    from_before: bool = False
    """True where it was found after a crash."""
    off: frozenset[int] = frozenset()
    """The places in its text that were typed off the record."""

    @property
    def keeps(self) -> str:
        """Give what may be kept of it: nothing that was typed off the record."""
        return "".join(sign for place, sign in enumerate(self.text) if place not in self.off)


class NoteDesk:
    """Keeps the draft, in memory and on disk."""

    def __init__(
        self, path: Path, sent_before: Collection[Us] = (), envelope: Envelope | None = None
    ) -> None:
        """Open with the draft that a crash left at `path`, if there is one.

        `sent_before` are the first keys of notes that are in the journal: a draft of one of them
        was sent, and only its file was not removed any more. `envelope` closes it on the disk.
        """
        self._file = DraftFile(path, envelope)
        found = self._file.found(lambda data: _first_key(data) not in (None, *sent_before))
        self.draft = Draft() if found is None else _loaded(found)
        self._belongs_until: Us = 0
        self._changed_at: Us | None = None
        self._saving = Thread(name="no draft yet")
        self._failed = False
        self._sent: Callable[[], bool] | None = None

    def write(
        self, text: str, *, now: Us, item: str | None, speaker: str | None, off: bool = False
    ) -> None:
        """Take the text as it stands; its time is that of the first key of which something is kept.

        With `off` what is new in it is typed off the record, and is not kept.
        """
        text = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
        last = self.draft
        if not text:
            self.draft = Draft(mark=last.mark)
        elif not last.text:
            mark = last.mark if now <= self._belongs_until else None
            places = frozenset(range(len(text)) if off else ())
            self.draft = Draft(text, now, item, speaker, mark, off=places)
        else:
            self.draft = replace(last, text=text, off=typed_off(last, text, off=off))
            if self.draft.keeps and not last.keeps:  # its first word that counts
                self.draft = replace(self.draft, first_key=now, item=item, speaker=speaker)
        self._changed_at = now

    def belongs_to(self, mark: str, until: Us) -> None:
        """Say that the note to come, where it is begun by `until`, gives the words of a mark."""
        if not self.draft.text:
            self.draft, self._belongs_until = Draft(mark=mark), until

    def forget(self, mark: str) -> None:
        """Let the note belong to no mark, where that one was taken back."""
        if self.draft.mark == mark:
            self.draft = replace(self.draft, mark=None)

    def forget_off_record(self) -> None:
        """Let go of what was typed off the record: what is typed from now on is kept again."""
        if self.draft.off:
            kept = self.draft.keeps
            self.draft = replace(self.draft, text=kept, off=frozenset()) if kept else Draft()

    def take(self) -> Draft:
        """Give the draft to be sent, and begin with an empty line; its file stays until `sent`."""
        done, self.draft = self.draft, Draft()
        self._changed_at = None
        return done

    def sent(self, durable: Callable[[], bool]) -> None:
        """Remove the file of the note that was taken once `durable` says that its record is."""
        self._sent = durable

    def leave(self) -> None:
        """Let go of the draft; its file goes once the one sent before it needs it no more."""
        self.take()
        self._sent = self._sent or (lambda: True)

    def tick(self, now: Us) -> None:
        """Put the draft on disk once the last key is a second old; again in a second if refused.

        That is done beside the screen: a disk that hangs keeps no key waiting.
        """
        if self._sent is not None:
            if not self._sent():
                return  # the only copy on disk of a note that waits for its journal
            self._sent = None
            self._changed_at = now - SAVE_AFTER
        if self._failed:
            self._failed, self._changed_at = False, now
        due = self._changed_at is not None and now - self._changed_at >= SAVE_AFTER
        if due and not self._saving.is_alive():
            self._changed_at = None
            self._saving = Thread(target=self._save, args=(self.draft,), daemon=True, name="draft")
            self._saving.start()

    def put_aside(self, now: Us) -> None:
        """Put the draft on disk at the next tick."""
        if self._changed_at is not None:
            self._changed_at = now - SAVE_AFTER

    def save(self) -> bool:
        """Put the draft on disk now; say whether the disk took it."""
        if self._sent is not None and not self._sent():
            return False
        if not self.wait():
            return False
        self._save(self.draft)
        return not self._failed

    def wait(self) -> bool:
        """Wait until what a tick has begun is done; False where the disk hangs."""
        if self._saving.is_alive():
            self._saving.join(timeout=HANGS_AFTER_SECONDS)
        return not self._saving.is_alive()

    def _save(self, draft: Draft) -> None:
        try:
            if not draft.keeps:
                self._file.remove()
            else:
                kept = [draft.keeps, draft.first_key, draft.item, draft.speaker]
                self._file.write(json.dumps(kept, ensure_ascii=False).encode())
        except (OSError, Unavailable):
            self._failed = True
        else:
            self._failed = False


def typed_off(last: Draft, text: str, *, off: bool) -> frozenset[int]:
    """Give the places of `text` that were typed off the record: what stays of `last` stays so."""
    head = _alike(last.text, text)
    most = min(len(last.text), len(text)) - head
    tail = _alike(last.text[::-1][:most], text[::-1][:most])
    grown = len(text) - len(last.text)
    stays = {place for place in last.off if place < head}
    moved = {place + grown for place in last.off if place >= len(last.text) - tail}
    new = range(head, len(text) - tail) if off else ()
    return frozenset((*stays, *moved, *new))


def _alike(one: str, other: str) -> int:
    """Give how many signs two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _first_key(data: bytes) -> Us | None:
    """Give when the note of a draft was begun; None where the file is no draft of ours."""
    found = _parsed(data)
    return None if found is None else found[1]


def _loaded(data: bytes) -> Draft:
    text, first_key, item, speaker = _parsed(data) or ("", None, None, None)
    return Draft(text, first_key, item, speaker, from_before=True)


def _parsed(data: bytes) -> list[Any] | None:
    try:
        found = json.loads(data)
    except ValueError:
        return None
    return found if isinstance(found, list) and len(found) == 4 else None
