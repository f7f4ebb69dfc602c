"""One source's row of pieces on disk, written block by block.

A block counts as safe once it is written and synced. After any failed write or sync a piece is
never touched again: what waits goes into a new one, and nothing waits in memory for longer than
ten minutes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from facilitator.audio.logbook import Logbook
from facilitator.audio.piece_file import PieceFile
from facilitator.audio.places import Places
from facilitator.errors import FacilitatorError
from facilitator.ports import Block, Disk, PieceForm, PieceMark
from facilitator.session.events.sound import GapLeft, SegmentClosed, SegmentOpened, TickWritten
from facilitator.units import BLOCKS_PER_SECOND, SAMPLE_BYTES, Us, us_of_sample

TICK_SECONDS = 5
FIRST_TICK_SECONDS = 1
"""Sooner, so that a short piece too says when it was heard: its device may have begun late."""
KEPT_SECONDS = 600
"""How much sound waits in memory while no disk takes it: 58 MB at 48 kHz."""


class Tape:
    """Writes the sound of one source; knows nothing of orders, nor of how a piece is written."""

    def __init__(
        self,
        *,
        disk: Disk,
        places: Places,
        form: PieceForm,
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
        self._disk, self._places, self._form = disk, places, form
        self._source, self._rate, self._number = source, rate, number
        self._log, self._time_of = log, time_of
        self._file: PieceFile | None = None
        self._waiting = bytearray()
        self._heard: deque[tuple[int, Us]] = deque()
        self._tick_due = 0
        self._refused = False
        self._dropped_from: int | None = None
        self._next = written
        self.safe = written
        """The sample after the last that is written and synced."""
        self.running = False
        """True between `begin` and `close`."""
        self.rescued = False
        """True while sound goes to the rescue folder."""

    @property
    def end(self) -> int:
        """Give the number of the sample after the last that was put, safe or not."""
        return self._next + len(self._waiting) // SAMPLE_BYTES

    @property
    def refused(self) -> bool:
        """Say whether the disk takes nothing at present."""
        return self._refused

    def begin(self, first: int) -> None:
        """Begin a new piece at sample `first`."""
        self._next = first
        self.running = True
        self._open()

    def put(self, block: Block) -> None:
        """Take the next sound; it is written with its block."""
        self._waiting += block.pcm
        self._heard.append((block.end, block.heard))

    def cut(self, sample: int) -> int:
        """Drop what waits from `sample` on; give where the tape ends now."""
        keep = max(0, sample - self._next) * SAMPLE_BYTES
        del self._waiting[keep:]
        return self.end

    def write(self, *, short: bool = False) -> None:
        """Write whole blocks, or with `short` all that waits, as far as the disk takes it."""
        while (due := self._due(short=short)) and self._open():
            file = self._file
            assert file is not None
            chunk = bytes(self._waiting[: min(due, file.room) * SAMPLE_BYTES])
            try:
                file.write(chunk)
            except (OSError, FacilitatorError):
                self._give_up(file)
                continue
            self._refused = False
            self._places.took()
            del self._waiting[: len(chunk)]
            self._next = self.safe = file.end
            self._note(file)
        self._drop_the_oldest()

    def close(self) -> bool:
        """Write all that waits and close the piece; False while the disk refuses."""
        self.write(short=True)
        if self._waiting:
            return False
        self._say_what_was_dropped()
        if self._file is not None:
            self._finish(self._file)
        self.running = False
        return True

    def _due(self, *, short: bool) -> int:
        """Give how many samples are to be written now."""
        waiting, block = len(self._waiting) // SAMPLE_BYTES, self._rate // BLOCKS_PER_SECOND
        return waiting if short else waiting // block * block

    def _open(self) -> bool:
        """Say whether a piece is open, opening the next where a place takes it."""
        if self._file is not None and not self._places.leaves_enough():
            self._finish(self._file)
        while self._file is None and (folder := self._places.due()) is not None:
            mark = PieceMark(self._source, self._number, self._next, self._rate)
            self._number += 1
            try:
                self._file = PieceFile(self._disk, folder, self._form, mark)
            except FileExistsError:
                continue
            except (OSError, FacilitatorError):
                self._places.refused()
            else:
                self.rescued = self._places.is_rescue(folder)
                self._begun(self._file)
        self._refused = self._file is None
        return self._file is not None

    def _begun(self, file: PieceFile) -> None:
        self._tick_due = FIRST_TICK_SECONDS * self._rate
        self._say_what_was_dropped()
        opened = SegmentOpened(self._source, file.name, file.mark.first, self._rate)
        self._log.say(opened, at=self._time_of(file.mark.first))

    def _note(self, file: PieceFile) -> None:
        """Journal what is on the disk now: every 5 s, and when the piece is full."""
        self._forget_heard()
        if not file.room:
            self._finish(file)
        elif file.samples >= self._tick_due:
            every = TICK_SECONDS * self._rate
            self._tick_due = (file.samples // every + 1) * every
            heard = self._heard_at(self._next)
            tick = TickWritten(file.name, file.samples, file.size_bytes, file.sha, heard)
            self._log.say(tick, at=heard)

    def _heard_at(self, sample: int) -> Us:
        """Give when the device handed over the sample before `sample`, had it come alone."""
        if not self._heard:
            return self._time_of(sample)
        end, heard = self._heard[0]
        return heard - us_of_sample(end, self._rate) + us_of_sample(sample, self._rate)

    def _finish(self, file: PieceFile) -> None:
        self._file = None
        try:
            digest = file.finish()
        except OSError:
            file.abandon()
            return
        closed = SegmentClosed(file.name, file.samples, file.size_bytes, digest)
        self._log.say(closed, at=self._time_of(file.end))

    def _give_up(self, file: PieceFile) -> None:
        """Never touch this piece again: what waits goes into a new one, at once if it took some."""
        file.abandon()
        self._file = None
        self._refused = True
        if not file.samples:
            self._places.refused()

    def _drop_the_oldest(self) -> None:
        """Keep ten minutes: what overflows is a gap, journaled when a place is found."""
        over = len(self._waiting) - KEPT_SECONDS * self._rate * SAMPLE_BYTES
        if over <= 0:
            return
        lost = (over + SAMPLE_BYTES - 1) // SAMPLE_BYTES
        if self._dropped_from is None:
            self._dropped_from = self._next
        del self._waiting[: lost * SAMPLE_BYTES]
        self._next += lost
        self._forget_heard()

    def _forget_heard(self) -> None:
        """Let go of when blocks came that wait no longer."""
        while self._heard and self._heard[0][0] < self._next:
            self._heard.popleft()

    def _say_what_was_dropped(self) -> None:
        if self._dropped_from is not None:
            start, self._dropped_from = self._dropped_from, None
            gap = GapLeft(self._source, start, self._next, self._rate, "write_failed")
            self._log.say(gap, at=self._time_of(start))
