"""Where a writer's next file may lie: at home, and while home refuses in the rescue folder.

A place that refuses is left alone for two seconds, and for twice as long each time that it took a
file's name and then not its bytes: no file is written again after it failed, so every such try
leaves one behind. A full disk is asked how much is free before it is tried again, which leaves
none.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from facilitator.ports import Clock, Disk
from facilitator.study import ballast
from facilitator.units import SECOND, Us

PAUSE: Us = 2 * SECOND
LONGEST_PAUSE: Us = 32 * SECOND
LEAST_FREE_BYTES = 64 << 10
"""A disk that was full is tried again from here on: room for a header and a few hundred records."""
MOST_TRIES = 5
"""How many files one act may try: two in either place, and one for the ballast's room."""
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(slots=True)
class Place:
    """A folder that takes files, or refuses them."""

    folder: str
    took: bool = True
    """False from a refusal until something is acknowledged there again."""
    refusals: int = 0
    """How often in a row, a full disk left out."""
    again: Us = 0
    """Not to be tried before this time of the boot clock."""
    full: bool = False


class Places:
    """The places of one writer, the best first."""

    def __init__(
        self, disk: Disk, clock: Clock, home: str, rescue: str | None, *, begun: bool
    ) -> None:
        """Take `home`, a folder inside the session's, and `rescue`, which is made at first need.

        `begun` says that something of the session lies at home; before, nothing is rescued, for
        nothing would say whose it is.
        """
        self._disk = disk
        self._clock = clock
        self.home = Place(home)
        self._rescue = None if rescue is None else Place(rescue)
        self._begun = begun

    def due(self) -> Place | None:
        """Give the best place that may be tried now; None where all of them refuse."""
        for place in (self.home, self._rescue if self._begun else None):
            if place is not None and self._may_be_tried(place):
                return place
        return None

    def make(self, place: Place) -> None:
        """Make the rescue folder where it is missing; home is never made. Raises OSError."""
        if place is not self.home:
            self._disk.make_folder(place.folder)

    def took(self, place: Place) -> None:
        """Note that something was acknowledged there."""
        place.took, place.refusals, place.full, self._begun = True, 0, False, True

    def refused(self, place: Place, failure: OSError) -> None:
        """Note that a file there failed.

        A place that has just taken something is tried again at once: the error may have passed. So
        is home, when its ballast made room.
        """
        full = failure.errno in _FULL
        room = full and place is self.home and ballast.free(Path(place.folder).parent, self._disk)
        if not place.took and not room:
            place.again = self._clock.now() + min(PAUSE << place.refusals, LONGEST_PAUSE)
            place.refusals += not full
            place.full = full
        place.took = False

    def _may_be_tried(self, place: Place) -> bool:
        if self._clock.now() < place.again:
            return False
        if place.full and self._free_bytes(place) < LEAST_FREE_BYTES:
            place.again = self._clock.now() + PAUSE
            return False
        return True

    def _free_bytes(self, place: Place) -> int:
        try:
            return self._disk.free_bytes(place.folder)
        except OSError:
            return 0
