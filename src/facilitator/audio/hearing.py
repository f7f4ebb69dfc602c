"""Keeps a source open: reads it, opens it again when it is lost, and tells the journal of both.

A device counts as heard again with its first sound, not with its opening: one that a sound server
has put to sleep opens well and says nothing.
"""

from __future__ import annotations

from facilitator.audio.answer import Answer
from facilitator.audio.drift import Drift
from facilitator.audio.line import Line
from facilitator.audio.logbook import Logbook
from facilitator.audio.session_time import SessionTime
from facilitator.errors import Unavailable
from facilitator.ports import AudioSource, Block
from facilitator.session.events.sound import GapWhy, RecorderStarted, SourceLost
from facilitator.units import SECOND, Us

LISTEN: Us = 50_000
"""How long one step listens."""
BLOCKS_AT_ONCE = 100
PAUSE: Us = 10_000
REOPEN_AFTER: Us = SECOND
CHANGE_TAKES_SECONDS = 5
FIRST_SOUND_WITHIN: Us = SECOND
"""A device's first sound lies back by less, when it comes: so far the line waits for it."""


class Hearing:
    """One source, as the recorder hears it."""

    def __init__(
        self,
        source: AudioSource,
        time: SessionTime,
        line: Line,
        log: Logbook,
        drift: Drift,
        answer: Answer,
    ) -> None:
        """Prepare; nothing is opened before `begin`."""
        self._source, self._time, self._clock = source, time, time.clock
        self._line, self._log, self._drift, self._answer = line, log, drift, answer
        self._stood = answer.next
        self._why: GapWhy = "stopped"
        self._told = ""
        self._changes_until = 0
        self._is_open = self._loss_is_told = False
        self._open_at: Us = 0
        self.lost = False
        """True while no device gives sound."""
        self.at_end = False
        """True once a file is at its end."""

    def begin(self) -> None:
        """Open the source where the disk stands."""
        self._open(self._first())

    def listen(self) -> None:
        """Queue what the source has; a file is not read while its sound waits for orders."""
        if self.at_end or (self._source.waits and self._line.waits):
            self._clock.sleep(PAUSE)
            return
        if self.lost:
            self._go_on_without()
        if self._is_open:
            self._read()
        else:
            self._clock.sleep(LISTEN)

    def go_back(self) -> None:
        """Try the session's own device again where another stands in: no sound is kept now."""
        if self._source.stands_in:
            self._lose()
            self._loss_is_told, self._open_at = True, 0

    def close(self) -> None:
        """Let go of the device."""
        self._source.close()

    def _read(self) -> None:
        until = self._clock.now() + LISTEN
        try:
            for _ in range(BLOCKS_AT_ONCE):
                block = self._source.read(max(0, until - self._clock.now()) / SECOND)
                if block is None:
                    return
                self._hear(block)
        except EOFError:
            self.at_end = True
        except Unavailable:
            self._lose()

    def _hear(self, block: Block) -> None:
        source = self._source
        if self.lost or source.device != self._told:
            if self._told and not self.lost:
                self._changes_until = block.first + CHANGE_TAKES_SECONDS * source.rate
            self.lost, self._told = False, source.device
            started = RecorderStarted(source.name, source.device, source.rate, block.first)
            self._log.say(started, at=self._time.at())
        self._drift.hear(block)
        self._answer.hear(block)
        self._line.put(block, self._why)
        # What a sound server drops as it puts in another device is known a second later.
        self._why = "device_lost" if block.end < self._changes_until else "overrun"

    def _lose(self) -> None:
        if not self.lost:
            self._loss_is_told = False
        self.lost, self._is_open, self._why = True, False, "device_lost"

    def _go_on_without(self) -> None:
        """Let the line go on without sound, and try once a second to get the device back."""
        now = self._time.at()
        stands = self._drift.sample_at(now - (FIRST_SOUND_WITHIN if self._is_open else 0))
        self._line.put(Block(stands, b"", now), "device_lost")
        if not self._is_open and self._clock.now() >= self._open_at:
            self._open(max(stands, self._first()))
            self._tell_of_the_loss()

    def _open(self, first: int) -> None:
        try:
            self._source.open(first)
        except Unavailable:
            self.lost, self._is_open = True, False
            self._open_at = self._clock.now() + REOPEN_AFTER
        else:
            self._is_open = True
            self._drift.forget()

    def _tell_of_the_loss(self) -> None:
        """Write down which device is gone, once it is known which would take over."""
        if self.lost and not self._loss_is_told:
            self._loss_is_told = True
            source = self._source
            lost = SourceLost(source.name, self._told or source.device, source.instead)
            self._log.say(lost, at=self._time.at())

    def _first(self) -> int:
        """Give the number of the sample that the source goes on with."""
        if self._source.waits:
            return self._stood
        last, now = self._answer.next, self._time.at()
        # A card that is fast has counted further than the clock: what passed is a gap all the same.
        return max(last + (last > 0), round(now * self._source.rate / SECOND))
