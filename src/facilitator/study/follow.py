"""Follow journals that other processes write: no locks, no notifications."""

from __future__ import annotations

from facilitator.ports import Disk, Envelope
from facilitator.session.events import Record
from facilitator.study.codec import Found
from facilitator.study.merge import merged
from facilitator.study.reading import FileReader, Reading, is_journal


class Follower:
    """Remembers how far it has read each file of a session's `journal/`, and finds new parts."""

    def __init__(
        self,
        disk: Disk,
        folder: str,
        *,
        without: tuple[str, ...] = (),
        envelope: Envelope | None = None,
    ) -> None:
        """Begin before the first byte of every file, save those of the writers `without`."""
        self._disk = disk
        self._folder = folder
        self._without = without
        self._envelope = envelope
        self._readers: dict[str, FileReader] = {}

    def poll(self) -> tuple[Record[Found], ...]:
        """Give the records that came since the last call, merged among themselves.

        A record that its writer has to write again in a new part is given twice, under two names;
        `reading` holds it once.
        """
        new: list[Record[Found]] = []
        for name in self._disk.names(self._folder):
            reader = self._reader(name)
            if reader is not None:
                data = self._disk.read(f"{self._folder}/{name}", reader.offset)
                new += reader.feed(data) if data else ()
        return merged(new)

    def reading(self) -> Reading:
        """Give all that was read so far, as `read_folder` gives it."""
        return Reading.of(reader.so_far() for reader in self._readers.values())

    def _reader(self, name: str) -> FileReader | None:
        if name not in self._readers and is_journal(name):
            reader = FileReader(name, self._envelope)
            if reader.writer in self._without:
                return None
            self._readers[name] = reader
        return self._readers.get(name)
