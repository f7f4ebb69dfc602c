"""The note being written: its time is that of its first keystroke, and it survives a crash.

The unsent note is not an act, so it is not in the journal: it lies in `draft-<writer>`, replaced
atomically one second after the last key and removed when the note is sent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from facilitator.study import atomic
from facilitator.units import SECOND, Us

SAVE_AFTER: Us = SECOND


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


class NoteDesk:
    """Keeps the draft, in memory and on disk."""

    def __init__(self, path: Path) -> None:
        """Open with the draft that a crash left at `path`, if there is one."""
        self._path = path
        self.draft = _load(path)
        self._changed_at: Us | None = None

    def write(self, text: str, *, now: Us, item: str | None, speaker: str | None) -> None:
        """Take the text as it stands; a line emptied again takes a new time at its next key."""
        text = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
        if not text:
            self.draft = Draft(mark=self.draft.mark)
        elif not self.draft.text:
            self.draft = Draft(text, now, item, speaker, self.draft.mark)
        else:
            self.draft = replace(self.draft, text=text)
        self._changed_at = now

    def belongs_to(self, mark: str) -> None:
        """Say that the note to come gives the words of a mark."""
        if not self.draft.text:
            self.draft = Draft(mark=mark)

    def take(self) -> Draft:
        """Give the draft to be sent, and begin with an empty line."""
        done, self.draft = self.draft, Draft()
        self._path.unlink(missing_ok=True)
        self._changed_at = None
        return done

    def tick(self, now: Us) -> None:
        """Put the draft on disk once the last key is a second old."""
        if self._changed_at is not None and now - self._changed_at >= SAVE_AFTER:
            self.save()

    def save(self) -> None:
        """Put the draft on disk now."""
        self._changed_at = None
        if not self.draft.text:
            self._path.unlink(missing_ok=True)
            return
        draft = self.draft
        kept = [draft.text, draft.first_key, draft.item, draft.speaker]
        atomic.write(self._path, json.dumps(kept, ensure_ascii=False).encode())


def _load(path: Path) -> Draft:
    try:
        text, first_key, item, speaker = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return Draft()
    return Draft(text, first_key, item, speaker, from_before=True)
