"""Follow journals that other processes write: no locks, no notifications."""

from __future__ import annotations

from facilitator.ports import Disk, Envelope
from facilitator.session.events import Record
from facilitator.study.codec import Found
from facilitator.study.merge import merged
from facilitator.study.reading import (
    FileReader,
    Reading,
    journal_bytes,
    journals_in,
    writer_and_part,
)


class Follower:
    """Remembers how far it has read each file of a session's `journal/`, and finds new parts."""

    def __init__(
        self,
        disk: Disk,
        folder: str,
        *,
        without: tuple[str, ...] = (),
        envelope: Envelope | None = None,
        rescue: str | None = None,
    ) -> None:
        """Begin before the first byte of every file, save those of the writers `without`.

        `rescue` is the folder of those that the session's own disk refused.
        """
        self._disk = disk
        self._folder = folder
        self._rescue = rescue
        self._without = without
        self._envelope = envelope
        self._readers: dict[str, FileReader] = {}

    def poll(self) -> tuple[Record[Found], ...]:
        """Give the records that came since the last call, merged among themselves.

        A record that its writer has to write again in a new part is given twice, under two names;
        `reading` holds it once.
        """
        new: list[Record[Found]] = []
        for name, folder in journals_in(self._disk, self._folder, self._rescue).items():
            if writer_and_part(name)[0] not in self._without:
                reader = self._readers.setdefault(name, FileReader(name, self._envelope))
                data = journal_bytes(self._disk, folder, self._folder, name, reader.offset)
                new += reader.feed(data) if data else ()
        return merged(new)

    def reading(self) -> Reading:
        """Give all that was read so far, as `read_folder` gives it."""
        return Reading.of(reader.so_far() for reader in self._readers.values())
