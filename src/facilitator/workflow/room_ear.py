"""Hears the microphone before a session, and keeps nothing but how loud it is.

For five seconds, where a person asks, what is heard is kept in memory, to be played and judged.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from facilitator.errors import FacilitatorError
from facilitator.ports import AudioSource, Block, Clock
from facilitator.units import SECOND, Us
from facilitator.workflow import wiring

REMEMBERS: Us = 5 * SECOND
"""How long the loudest of what was heard is remembered."""
NOW: Us = SECOND // 10
"""The level is that of so long."""
SILENT_AFTER: Us = 3 * SECOND
TRIES_AGAIN_AFTER: Us = 3 * SECOND
"""A microphone that is gone is looked for so often."""
TEST_SECONDS = 5


class RoomEar:
    """Listens to one microphone; asked ten times a second, it never waits."""

    def __init__(self, microphone: Callable[[str | None], AudioSource], clock: Clock) -> None:
        """Listen to nothing yet; `microphone` finds one by name, number or None."""
        self._microphone = microphone
        self._clock = clock
        self.wanted: str | None = None
        self.source: AudioSource | None = None
        self.failure = ""
        """Why nothing is heard, and what to do."""
        self.began: Us = clock.now()
        self._peaks: deque[tuple[Us, int]] = deque()
        self._hole_at: Us | None = None
        self._test: bytearray | None = None

    def listen(self, device: str | None) -> None:
        """Listen to that one from now on."""
        self.close()
        self.wanted, self.failure, self.began = device, "", self._clock.now()
        self._peaks.clear()
        self._hole_at = None
        try:
            self.source = self._microphone(device)
            self.source.open(0)
        except FacilitatorError as failure:
            self._fail(str(failure))

    def look(self) -> None:
        """Take what came meanwhile."""
        now = self._clock.now()
        if self.source is None:
            if self.failure and now - self.began >= TRIES_AGAIN_AFTER:
                self.listen(self.wanted)
            return
        try:
            while (block := self.source.read(0.0)) is not None:
                self._take(block, now)
        except FacilitatorError as failure:
            self._fail(str(failure))
        while self._peaks and now - self._peaks[0][0] > REMEMBERS:
            self._peaks.popleft()

    @property
    def level(self) -> int:
        """Give how loud it is now, 0…32768."""
        since = self._clock.now() - NOW
        return max((peak for at, peak in self._peaks if at >= since), default=0)

    @property
    def loudest(self) -> int | None:
        """Give the loudest of the last seconds, 0…32768; None where no sound arrives."""
        if not self._peaks or self._clock.now() - self._peaks[-1][0] > SILENT_AFTER:
            return None
        return max(peak for _, peak in self._peaks)

    @property
    def has_holes(self) -> bool:
        """Say whether samples were missing within the last seconds."""
        return self._hole_at is not None and self._clock.now() - self._hole_at <= REMEMBERS

    @property
    def has_heard(self) -> bool:
        """Say whether it has had the time to hear something."""
        return bool(self._peaks) or self._clock.now() - self.began > SILENT_AFTER

    def keep(self) -> None:
        """Keep the next five seconds in memory."""
        self._test = bytearray()

    @property
    def still_to_keep(self) -> int:
        """Give how many seconds of the test are to come, rounded up; 0 where none runs."""
        if self._test is None or self.source is None:
            return 0
        missing = TEST_SECONDS * self.source.rate * 2 - len(self._test)
        return -(-missing // (self.source.rate * 2)) if missing > 0 else 0

    def kept(self) -> bytes | None:
        """Give the five seconds once they are full, and forget them; else None."""
        if self._test is None or self.source is None or self.still_to_keep:
            return None
        kept, self._test = bytes(self._test), None
        return kept

    def close(self) -> None:
        """Let go of the microphone: the recorder takes it next."""
        source, self.source, self._test = self.source, None, None
        if source is not None:
            source.close()

    def _take(self, block: Block, now: Us) -> None:
        if block.overrun:
            self._hole_at = now
        self._peaks.append((now, wiring.level(block.pcm)))
        if self._test is not None and self.still_to_keep:
            self._test += block.pcm

    def _fail(self, why: str) -> None:
        self.close()
        self.failure, self.began = why, self._clock.now()
        self._peaks.clear()
