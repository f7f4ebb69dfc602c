"""What is being written on a page of the debrief, on the disk within a second of the last key."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from facilitator.errors import Unavailable
from facilitator.units import SECOND, Us
from facilitator.workflow.draft_file import DraftFile

SAVE_AFTER: Us = SECOND
HANGS_AFTER_SECONDS = 5.0


class PageDraft:
    """The page that is being written, in a file of its own until its words are in the journal."""

    def __init__(self, file: DraftFile) -> None:
        """Begin with what a stop left in `file`, if it opens here."""
        self._file = file
        found = _parsed(file.found(lambda data: _parsed(data) is not None))
        self.page, self.text = found or ("", "")
        self._changed_at: Us | None = None
        self._sent: Callable[[], bool] | None = None
        self._thread = Thread(name="no page yet")
        self._doing: tuple[Callable[[], bool] | None, bytes | None] | None = None
        self._failed = False
        self._not_before: Us = 0

    def write(self, page: str, text: str, now: Us) -> None:
        """Take the page of that id as it stands at session time `now`."""
        self.page, self.text, self._changed_at = page, text, now

    def sent(self, durable: Callable[[], bool]) -> None:
        """Remove the file once `durable` says that the page's record is on the disk."""
        self.text, self._changed_at, self._sent = "", None, durable

    def forget(self) -> None:
        """Leave the page as it was: there is nothing to keep but a page before that waits."""
        before = self._sent
        self.sent(lambda: before is None or before())

    def save(self) -> None:
        """Put it on the disk now, if it is not there."""
        self.wait()
        if self._changed_at is not None:
            now = self._changed_at + SAVE_AFTER
            self._see_what_was_done(now)
            self._not_before = 0  # there is no later
            self.tick(now)
            self.wait()

    def remove(self) -> None:
        """Remove the file now; one that a disk keeps is removed with the next debrief."""
        self.wait()
        with suppress(OSError):
            self._file.remove()

    def wait(self) -> None:
        """Wait until what a tick has begun is done; where the disk hangs, not for long."""
        if self._thread.is_alive():
            self._thread.join(timeout=HANGS_AFTER_SECONDS)

    def tick(self, now: Us) -> None:
        """Put it on the disk where it is due; again in a second where the disk refuses.

        The file is the only copy of a page whose record is not on the disk: it stays till then.
        That is done beside the screen: a disk that hangs keeps no key waiting.
        """
        if self._thread.is_alive():
            return
        self._see_what_was_done(now)
        waits = self._sent is not None and not self._sent()
        due = self._changed_at is not None and now - self._changed_at >= SAVE_AFTER
        if waits or now < self._not_before or not (due or self._sent):
            return
        written = self._page if due else None
        self._doing = (self._sent, written)
        self._thread = Thread(target=self._do, args=(written,), daemon=True, name="page")
        self._thread.start()

    @property
    def _page(self) -> bytes:
        return json.dumps([self.page, self.text], ensure_ascii=False).encode()

    def _see_what_was_done(self, now: Us) -> None:
        """Count as done what is, and was not asked for anew meanwhile."""
        if self._failed:
            self._not_before = now + SAVE_AFTER
        elif self._doing is not None:
            sent, written = self._doing
            self._sent = None if self._sent is sent else self._sent
            self._changed_at = None if self._page == written else self._changed_at
        self._doing, self._failed = None, False

    def _do(self, written: bytes | None) -> None:
        try:
            if written is None:
                self._file.remove()
            else:
                self._file.write(written)  # in the place of a page that was sent
        except (OSError, Unavailable):
            self._failed = True


def _parsed(data: bytes | None) -> tuple[str, str] | None:
    try:
        found = json.loads(data or b"null")
    except ValueError:
        return None
    if isinstance(found, list) and len(found) == 2 and all(isinstance(x, str) for x in found):
        return found[0], found[1]
    return None
