"""Where the next piece of sound may lie: at home, and while home refuses in the rescue folder.

A piece is begun only where a whole one fits and much is left free, whatever happened before: sound
never eats what the notes were given, and a recorder that is started again need not know that the
disk was full. A piece that is open ends where something else has taken that room. A place that
failed is left alone for two seconds, and for twice as long each time it fails again: no file is
written again after it failed, so every such try may leave one behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.ports import Clock, Disk
from facilitator.units import LEFT_FREE_BYTES, SECOND, Us, piece_bytes

PAUSE: Us = 2 * SECOND
LONGEST_PAUSE: Us = 32 * SECOND


@dataclass(slots=True)
class _Place:
    folder: str
    refusals: int = 0
    """How often in a row it took no sound."""
    again: Us = 0
    """Not to be tried before this time of the boot clock."""


class Places:
    """The folders that may take a source's pieces, the best first."""

    def __init__(self, disk: Disk, clock: Clock, folders: Sequence[str], rate: int) -> None:
        """Take `folders`; the first is there already, others are made at need. `rate` in Hz."""
        self._disk, self._clock = disk, clock
        self._places = tuple(map(_Place, folders))
        self._tried = self._places[0]
        self._needed_bytes = piece_bytes(rate) + LEFT_FREE_BYTES

    def is_rescue(self, folder: str) -> bool:
        """Say whether `folder` is not the session's own."""
        return folder != self._places[0].folder

    def due(self) -> str | None:
        """Give the best folder that may be tried now; None while all of them refuse."""
        for place in self._places:
            if self._clock.now() < place.again:
                continue
            if self._has_room(place.folder):
                self._tried = place
                return place.folder
            place.again = self._clock.now() + PAUSE
        return None

    def leaves_enough(self) -> bool:
        """Say whether the folder that was tried last still has what sound leaves free."""
        try:
            return self._disk.free_bytes(self._tried.folder) >= LEFT_FREE_BYTES
        except OSError:
            return True

    def took(self) -> None:
        """Note that sound is on the disk in the folder that was tried last."""
        self._tried.refusals = 0

    def refused(self) -> None:
        """Note that the folder that was tried last took no sound."""
        place = self._tried
        place.again = self._clock.now() + min(PAUSE << place.refusals, LONGEST_PAUSE)
        place.refusals += 1

    def _has_room(self, folder: str) -> bool:
        """Say whether a piece fits into a folder; a disk that does not say how much is tried."""
        try:
            if self.is_rescue(folder):
                self._disk.make_folder(folder)
        except OSError:
            return False
        try:
            return self._disk.free_bytes(folder) >= self._needed_bytes
        except OSError:
            return True
