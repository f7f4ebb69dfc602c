"""What is being written on a page of the debrief, on the disk within a second of the last key."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress

from facilitator.errors import Unavailable
from facilitator.units import SECOND, Us
from facilitator.workflow.draft_file import DraftFile

SAVE_AFTER: Us = SECOND


class PageDraft:
    """The page that is being written, in a file of its own until its words are in the journal."""

    def __init__(self, file: DraftFile) -> None:
        """Begin with what a stop left in `file`, if it opens here."""
        self._file = file
        found = _parsed(file.found(lambda data: _parsed(data) is not None))
        self.page, self.text = found or ("", "")
        self._changed_at: Us | None = None
        self._sent: Callable[[], bool] | None = None

    def write(self, page: str, text: str, now: Us) -> None:
        """Take the page of that id as it stands at session time `now`."""
        self.page, self.text, self._changed_at = page, text, now

    def sent(self, durable: Callable[[], bool]) -> None:
        """Remove the file once `durable` says that the page's record is on the disk."""
        self.text, self._changed_at, self._sent = "", None, durable

    def forget(self) -> None:
        """Leave the page as it was: there is nothing to keep but a page before that waits."""
        self.sent(self._sent or (lambda: True))

    def save(self) -> None:
        """Put it on the disk now, if it is not there."""
        if self._changed_at is not None:
            self.tick(self._changed_at + SAVE_AFTER)

    def remove(self) -> None:
        """Remove the file now; one that a disk keeps is removed with the next debrief."""
        with suppress(OSError):
            self._file.remove()

    def tick(self, now: Us) -> None:
        """Put it on the disk where it is due; again in a second where the disk refuses.

        The file is the only copy of a page whose record is not on the disk: it stays till then.
        """
        if self._sent is not None and not self._sent():
            return
        try:
            if self._sent is not None:
                self._file.remove()
                self._sent = None
            if self._changed_at is not None and now - self._changed_at >= SAVE_AFTER:
                self._file.write(json.dumps([self.page, self.text], ensure_ascii=False).encode())
                self._changed_at = None
        except (OSError, Unavailable):
            if self._changed_at is not None:
                self._changed_at = now


def _parsed(data: bytes | None) -> tuple[str, str] | None:
    try:
        found = json.loads(data or b"null")
    except ValueError:
        return None
    if isinstance(found, list) and len(found) == 2 and all(isinstance(x, str) for x in found):
        return found[0], found[1]
    return None
