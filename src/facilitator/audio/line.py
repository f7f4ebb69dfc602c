"""What becomes of each sample: written, left out, or missing – a function of sample and order.

Samples are taken one after the other up to where orders are complete. Where an order's time falls,
the state changes before the first sample at or after it; what is not written then never is. Every
stretch that is missing is journaled with its length and its reason.
"""

from __future__ import annotations

from collections import deque

from facilitator.audio.drift import Drift
from facilitator.audio.logbook import Logbook
from facilitator.audio.tape import KEPT_SECONDS, Tape
from facilitator.ports import Block, Order
from facilitator.session.events.sound import GapLeft, GapWhy
from facilitator.units import SAMPLE_BYTES


class Line:
    """One source's samples, from its queue to the tape."""

    def __init__(
        self, *, tape: Tape, log: Logbook, drift: Drift, source: str, rate: int, ever: bool
    ) -> None:
        """Stand at the sample after the last on disk; `ever` says whether there is any."""
        self._tape, self._log, self._drift = tape, log, drift
        self._source, self._rate, self._ever = source, rate, ever
        self._queue: deque[tuple[Block, GapWhy]] = deque()
        self._order: Order | None = None
        self._boundary = 0
        self._switched = 0
        self._applied = 0
        self._closing = False
        self._hole: tuple[int, GapWhy] | None = None
        self._off_from: int | None = None
        self.position = tape.safe
        """The next sample to be decided about."""
        self.on = False
        self.over = False
        """True once an order to stop is reached."""

    @property
    def waits(self) -> bool:
        """Say whether sound waits for the orders to be complete."""
        return bool(self._queue)

    @property
    def applied(self) -> int:
        """Give the number of the last order that holds, with all it brought about on the disk."""
        if not self._closing and not self._tape.refused and self._log.durable:
            self._applied = self._switched
        return self._applied

    @property
    def closed(self) -> bool:
        """Say whether nothing is left to be written."""
        return not self._tape.running and self._log.durable

    def put(self, block: Block, why: GapWhy) -> None:
        """Queue what the source handed over; `why` is the reason if samples before it are missing.

        A block without sound only says that the source's line has gone on.
        """
        self._queue.append((block, why))
        # A piece that is due to be closed on a disk that refuses holds up what comes after it.
        while self._closing and block.end - self._queue[0][0].end > KEPT_SECONDS * self._rate:
            self._queue.popleft()

    def steer(self, order: Order) -> None:
        """Take the screen's present order."""
        if order == self._order:
            return
        begins = self._order is None
        self._order = order
        self._boundary = self._drift.sample_at(order.since)
        if begins:
            reached = self.position >= self._boundary
            self.on = (order.wanted if reached else order.was) == "on"
            self._off_from = None if self.on else self.position
        elif self._is_late(order):
            # The order comes late (a microphone waits 0.3 s and no longer): what is not written
            # yet is still left out.
            self.position = self._tape.cut(self._boundary)

    def advance(self, limit: int) -> None:
        """Decide about every queued sample before `limit`; nothing is decided without an order."""
        while self._order is not None and not self.over:
            # What is off the record does not wait for a disk that refuses: it is dropped at once.
            if not self._settled() and self.on:
                return
            if self._reached() and not self._closing:
                self._switch()
            elif not self._take(limit if self._held() else min(limit, self._boundary)):
                return

    def finish(self) -> None:
        """Close what is open and say what is missing: the source or the recorder ends here."""
        if self._order is not None and self._settled():
            self._leave()
            self._end_off()
            self._switched = self._order.number
            self._settled()

    def _settled(self) -> bool:
        """Close the piece that is due to be closed; False while the disk refuses."""
        if self._closing:
            self._closing = not self._tape.close()
        return not self._closing

    def _is_late(self, order: Order) -> bool:
        stops = self.on and order.wanted != "on"
        return stops and self._boundary < self.position and self._hole is None

    def _held(self) -> bool:
        return self._order is None or self._switched == self._order.number

    def _reached(self) -> bool:
        return not self._held() and self.position >= self._boundary

    def _switch(self) -> None:
        assert self._order is not None
        self._switched = self._order.number
        match self._order.wanted:
            case "on" if not self.on:
                self._end_off()
                self.on = self._ever = True
                self._tape.begin(self.position)
            case "off" | "stop" if self.on:
                self._leave()
        if self._order.wanted == "stop":
            self._settled()
            self._end_off()
            self.over = True

    def _take(self, end: int) -> bool:
        """Decide about the head of the queue, up to `end`; False where nothing is left to do."""
        while self._queue and self._queue[0][0].end <= self.position:
            self._queue.popleft()
        if not self._queue or self.position >= end:
            return False
        block, why = self._queue[0]
        if block.first > self.position:
            self._miss(min(block.first, end), why)
        else:
            self._keep(_part(block, self.position, min(block.end, end)))
        return True

    def _keep(self, part: Block) -> None:
        if self.on:
            self._end_hole()
            if not self._tape.running:
                self._ever = True
                self._tape.begin(part.first)
            self._tape.put(part)
        self.position = part.end

    def _miss(self, until: int, why: GapWhy) -> None:
        if self.on and self._hole is None and self._ever:
            self._hole = (self.position, why)
            self._closing = self._tape.running
        self.position = until

    def _leave(self) -> None:
        """Stop keeping sound, from here on."""
        if self.on:
            self._end_hole()
            self._closing = self._tape.running
            self.on = False
            self._off_from = self.position

    def _end_hole(self) -> None:
        if self._hole is not None:
            start, why = self._hole
            self._hole = None
            self._gap(start, why)

    def _end_off(self) -> None:
        if self._off_from is not None:
            start, self._off_from = self._off_from, None
            if self._ever:
                self._gap(start, "off_record")

    def _gap(self, start: int, why: GapWhy) -> None:
        if self.position > start:
            gap = GapLeft(self._source, start, self.position, self._rate, why)
            self._log.say(gap, at=self._drift.time_of(start))


def _part(block: Block, first: int, end: int) -> Block:
    if (first, end) == (block.first, block.end):
        return block
    start = (first - block.first) * SAMPLE_BYTES
    return Block(first, block.pcm[start : (end - block.first) * SAMPLE_BYTES], block.heard)
