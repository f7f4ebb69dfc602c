"""One source's row of pieces on disk, written block by block.

A block counts as safe once it is written and synced. After any failed write or sync a piece is
never touched again: what waits goes into a new one, tried every two seconds, and nothing waits in
memory for longer than ten minutes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256

from facilitator.audio.logbook import Logbook
from facilitator.audio.pieces import (
    HEADER_BYTES,
    PIECE_SECONDS,
    SAMPLE_BYTES,
    header,
    lengths,
    piece_name,
)
from facilitator.errors import FacilitatorError
from facilitator.ports import AppendFile, Block, Clock, Disk
from facilitator.session.events.sound import GapLeft, SegmentClosed, SegmentOpened, TickWritten
from facilitator.units import SECOND, Us

BLOCKS_PER_SECOND = 2
"""A block of 0.5 s, with the device's 0.1 and the beat's 0.3, is less than a second to lose."""
TICK_SECONDS = 5
RETRY_AFTER: Us = 2 * SECOND
KEPT_SECONDS = 600
"""How much sound waits in memory while no disk takes it: 58 MB at 48 kHz."""


class _File:
    """A piece that is being written."""

    def __init__(self, disk: Disk, path: str, first: int, rate: int) -> None:
        self.name = path.rpartition("/")[2]
        self.path = path
        self.first = first
        self.samples = 0
        self.hash = sha256()
        self._file: AppendFile = disk.create(path)
        self._rate = rate
        try:
            self.write(header(first, rate))
            disk.sync_folder(path.rpartition("/")[0])
        except OSError:
            self.abandon()
            raise
        self.samples = 0

    @property
    def size_bytes(self) -> int:
        return HEADER_BYTES + self.samples * SAMPLE_BYTES

    @property
    def room(self) -> int:
        """Samples that still fit."""
        return PIECE_SECONDS * self._rate - self.samples

    def write(self, data: bytes) -> None:
        if self._file.write(data) != len(data):
            raise OSError("only a part was written")
        self._file.sync()
        self.hash.update(data)
        self.samples += len(data) // SAMPLE_BYTES

    def finish(self, disk: Disk) -> str:
        """Close it for good; give the SHA-256 of the file as it stays."""
        digest = self.hash.hexdigest()
        if self.room:
            for place, field in lengths(self.samples):
                self._file.overwrite(place, field)
            self._file.sync()
        self._file.close()
        return sha256(disk.read(self.path)).hexdigest() if self.room else digest

    def abandon(self) -> None:
        with suppress(OSError):
            self._file.close()


class Tape:
    """Writes the sound of one source; knows nothing of orders."""

    def __init__(
        self,
        *,
        disk: Disk,
        clock: Clock,
        folder: str,
        source: str,
        rate: int,
        number: int,
        written: int,
        log: Logbook,
        time_of: Callable[[int], Us],
    ) -> None:
        """Prepare; nothing is made on disk before `begin`.

        `number` is the next piece's, `written` the sample after the last that is on the disk.
        """
        self._disk, self._clock = disk, clock
        self._folder, self._source, self._rate, self._number = folder, source, rate, number
        self._log, self._time_of = log, time_of
        self._file: _File | None = None
        self._waiting = bytearray()
        self._heard: deque[tuple[int, Us]] = deque()
        self._tick_due = 0
        self._retry_at: Us = 0
        self._refused = False
        self.written = written
        self.running = False
        """True between `begin` and `close`."""

    @property
    def end(self) -> int:
        """Give the number of the sample after the last that was put, safe or not."""
        return self.written + len(self._waiting) // SAMPLE_BYTES

    @property
    def refused(self) -> bool:
        """Say whether the disk takes nothing at present."""
        return self._refused

    def begin(self, first: int) -> None:
        """Begin a new piece at sample `first`."""
        self.written = first
        self.running = True
        self._retry_at = 0
        self._open_file()

    def put(self, block: Block) -> None:
        """Take the next sound; it is written with its block."""
        self._waiting += block.pcm
        self._heard.append((block.end, block.heard))

    def cut(self, sample: int) -> int:
        """Drop what waits from `sample` on; give where the tape ends now."""
        keep = max(0, sample - self.written) * SAMPLE_BYTES
        del self._waiting[keep:]
        return self.end

    def write(self, *, short: bool = False) -> None:
        """Write whole blocks, or with `short` all that waits, as far as the disk takes it."""
        least = 1 if short else self._rate // BLOCKS_PER_SECOND
        while len(self._waiting) >= least * SAMPLE_BYTES and self._ready():
            file = self._file
            assert file is not None
            chunk = bytes(self._waiting[: file.room * SAMPLE_BYTES])
            try:
                file.write(chunk)
            except OSError:
                self._give_up()
                return
            self._refused = False
            del self._waiting[: len(chunk)]
            self.written += len(chunk) // SAMPLE_BYTES
            self._note(file)
        self._drop_the_oldest()

    def close(self) -> bool:
        """Write all that waits and close the piece; False while the disk refuses."""
        self.write(short=True)
        if self._waiting:
            return False
        if self._file is not None:
            self._finish(self._file)
        self.running = False
        return True

    def _ready(self) -> bool:
        """Say whether a piece is open, opening the next where that is due."""
        if self._file is None and self._clock.now() >= self._retry_at:
            self._open_file()
        return self._file is not None

    def _open_file(self) -> None:
        while True:
            name = piece_name(self._source, self._number)
            self._number += 1
            try:
                self._file = _File(self._disk, f"{self._folder}/{name}", self.written, self._rate)
            except FileExistsError:
                continue
            except (OSError, FacilitatorError):
                self._give_up()
                return
            self._tick_due = TICK_SECONDS * self._rate
            self._refused = False
            opened = SegmentOpened(self._source, name, self.written, self._rate)
            self._log.say(opened, at=self._time_of(self.written))
            return

    def _note(self, file: _File) -> None:
        """Journal what is on the disk now: every 5 s, and when the piece is full."""
        while self._heard and self._heard[0][0] < self.written:
            self._heard.popleft()
        if not file.room:
            self._finish(file)
        elif file.samples >= self._tick_due:
            self._tick_due = (file.samples // (TICK_SECONDS * self._rate) + 1) * (
                TICK_SECONDS * self._rate
            )
            heard = self._heard[0][1] if self._heard else self._time_of(self.written)
            tick = TickWritten(
                file.name, file.samples, file.size_bytes, file.hash.hexdigest(), heard
            )
            self._log.say(tick, at=heard)

    def _finish(self, file: _File) -> None:
        self._file = None
        try:
            digest = file.finish(self._disk)
        except OSError:
            file.abandon()
            return
        closed = SegmentClosed(file.name, file.samples, file.size_bytes, digest)
        self._log.say(closed, at=self._time_of(file.first + file.samples))

    def _give_up(self) -> None:
        """Never touch this piece again; the next is tried in two seconds."""
        if self._file is not None:
            self._file.abandon()
            self._file = None
        self._refused = True
        self._retry_at = self._clock.now() + RETRY_AFTER

    def _drop_the_oldest(self) -> None:
        most = KEPT_SECONDS * self._rate * SAMPLE_BYTES
        if len(self._waiting) <= most:
            return
        lost = (len(self._waiting) - most + SAMPLE_BYTES - 1) // SAMPLE_BYTES
        gap = GapLeft(self._source, self.written, self.written + lost, self._rate, "write_failed")
        self._log.say(gap, at=self._time_of(self.written))
        del self._waiting[: lost * SAMPLE_BYTES]
        self.written += lost
