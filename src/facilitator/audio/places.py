"""Where the next piece of sound may lie: at home, and while home refuses in the rescue folder.

After a failure home is tried again at once, for the error may have passed, then the rescue folder;
where both refuse, both are tried again every two seconds. Once a disk was full, a piece is begun
only where a whole one fits and much is left: sound never eats what the notes were given.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence

from facilitator.ports import Clock, Disk
from facilitator.units import PIECE_SECONDS, SAMPLE_BYTES, SECOND, Us

RETRY_AFTER: Us = 2 * SECOND
LEFT_FREE_BYTES = 16 << 20
_FULL = (errno.ENOSPC, errno.EDQUOT)


class Places:
    """The folders that may take a source's pieces, the best first."""

    def __init__(self, disk: Disk, clock: Clock, folders: Sequence[str], rate: int) -> None:
        """Take `folders`; the first is there already, others are made at need. `rate` in Hz."""
        self._disk, self._clock, self._folders = disk, clock, folders
        self._needed_bytes = PIECE_SECONDS * rate * SAMPLE_BYTES + LEFT_FREE_BYTES
        self._turn = 0
        self._retry_at: Us = 0
        self._was_full = False

    def is_rescue(self, folder: str) -> bool:
        """Say whether `folder` is not the session's own."""
        return folder != self._folders[0]

    def due(self) -> str | None:
        """Give the folder to be tried now; None while all of them refuse."""
        while self._clock.now() >= self._retry_at:
            folder = self._folders[self._turn]
            if self._takes(folder):
                return folder
            self._next()
        return None

    def home(self) -> None:
        """Begin with the session's own folder again: the next piece, or a failure after success."""
        self._turn, self._retry_at = 0, 0

    def refused(self, failure: Exception) -> None:
        """Note that the folder that was due took nothing."""
        self.note(failure)
        self._next()

    def note(self, failure: Exception) -> None:
        """Note why a file failed: a disk that was full is asked for room from now on."""
        self._was_full |= isinstance(failure, OSError) and failure.errno in _FULL

    def _next(self) -> None:
        self._turn = (self._turn + 1) % len(self._folders)
        if self._turn == 0:
            self._retry_at = self._clock.now() + RETRY_AFTER

    def _takes(self, folder: str) -> bool:
        try:
            if self.is_rescue(folder):
                self._disk.make_folder(folder)
            return not self._was_full or self._disk.free_bytes(folder) >= self._needed_bytes
        except OSError:
            return False
