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
        only: str | None = None,
        envelope: Envelope | None = None,
        rescue: str | None = None,
    ) -> None:
        """Begin before the first byte of every file, save those of the writers `without`.

        With `only`, that writer alone is followed.
        `rescue` is the folder of those that the session's own disk refused.
        """
        self._disk = disk
        self._folder = folder
        self._rescue = rescue
        self._without, self._only = without, only
        self._envelope = envelope
        self._readers: dict[str, FileReader] = {}

    def poll(self) -> tuple[Record[Found], ...]:
        """Give the records that came since the last call, merged among themselves.

        A record that its writer has to write again in a new part is given twice, under two names;
        `reading` holds it once. Raises OSError where a file cannot be read; the next call then
        gives what this one would have.
        """
        found = journals_in(self._disk, self._folder, self._rescue)
        data = {name: self._news(name, place) for name, place in found.items()}
        return merged(
            record for name, news in data.items() if news for record in self._take(name, news)
        )

    def _news(self, name: str, place: str) -> bytes:
        writer = writer_and_part(name)[0]
        if writer in self._without or self._only not in (None, writer):
            return b""
        known = self._readers.get(name)
        offset = 0 if known is None else known.offset
        return journal_bytes(self._disk, place, self._folder, name, offset)

    def _take(self, name: str, data: bytes) -> tuple[Record[Found], ...]:
        reader = self._readers.setdefault(name, FileReader(name, self._envelope))
        return reader.feed(data)

    def reading(self) -> Reading:
        """Give all that was read so far, as `read_folder` gives it."""
        return Reading.of(reader.so_far() for reader in self._readers.values())
