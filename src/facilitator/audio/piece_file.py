"""One file of sound while it is written: what counts is synced, and what failed is let go."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

from facilitator.audio.pieces import piece_name
from facilitator.ports import AppendFile, Disk, PieceForm, PieceMark
from facilitator.units import PIECE_SECONDS, SAMPLE_BYTES


class PieceFile:
    """A piece that is being written."""

    def __init__(self, disk: Disk, folder: str, form: PieceForm, mark: PieceMark) -> None:
        """Make the file, and return once its header and its name are on the disk.

        Raises FileExistsError where there is one of that name, OSError, Unavailable without a key.
        """
        self._bytes = form.begin(mark)
        self.name = piece_name(mark.source, mark.number, form.suffix)
        self.mark = mark
        self.samples = 0
        self.size_bytes = 0
        self._path = f"{folder}/{self.name}"
        self._disk = disk
        self._hash = sha256()
        self._file: AppendFile = disk.create(self._path)
        try:
            self._write(self._bytes.head)
            disk.sync_folder(folder)
        except OSError:
            self.abandon()
            raise

    @property
    def end(self) -> int:
        """Give the number of the sample after its last, on the source's line."""
        return self.mark.first + self.samples

    @property
    def room(self) -> int:
        """Give how many samples still fit."""
        return PIECE_SECONDS * self.mark.rate - self.samples

    @property
    def sha(self) -> str:
        """Give the SHA-256 of what was written so far."""
        return self._hash.hexdigest()

    def write(self, pcm: bytes) -> None:
        """Write sound and sync it. Raises OSError, and then nothing of it counts."""
        self._write(self._bytes.body(pcm))
        self.samples += len(pcm) // SAMPLE_BYTES

    def finish(self) -> str:
        """Close it for good; give the SHA-256 of the file as it stays. Raises OSError."""
        fields = self._bytes.at_closing(self.samples) if self.room else ()
        for place, field in fields:
            self._file.overwrite(place, field)
        if fields:
            self._file.sync()
        # Read before it is let go of: from then on a rescued piece may be brought home.
        sha = sha256(self._disk.read(self._path)).hexdigest() if fields else self.sha
        self._file.close()
        return sha

    def abandon(self) -> None:
        """Let go of a file that failed."""
        with suppress(OSError):
            self._file.close()

    def _write(self, data: bytes) -> None:
        if self._file.write(data) != len(data):
            raise OSError("only a part was written")
        self._file.sync()
        self._hash.update(data)
        self.size_bytes += len(data)
