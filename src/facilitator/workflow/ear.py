"""Listens to what the recorder says of itself, and remembers since when.

Exact zeros are a muted or unplugged microphone; a quiet room is not. Recording is shown only while
the last safe second moves on, never because a key was pressed.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from facilitator.ports import RecorderSays
from facilitator.units import SECOND, SILENCE_DBFS, Us, us_of_sample

NOT_SAVING_AFTER: Us = 3 * SECOND
NO_SIGNAL_AFTER: Us = 3 * SECOND
QUIET_AFTER: Us = 10 * SECOND
PAUSE_SHOWN_AFTER: Us = 3 * SECOND
QUIET_BELOW_DBFS = -50
"""A quiet room with a laptop fan stays below, a voice across the table above."""
TOO_LOUD_DBFS = -0.5
TOO_LOUD_PEAKS = 3
"""So many within `TOO_LOUD_WITHIN`: a cup that is put down is once or twice."""
TOO_LOUD_WITHIN: Us = 2 * SECOND
ONE_PEAK_LASTS: Us = SECOND // 5
"""A peak is seen for so long, by several looks: the level is that of a tenth of a second."""
TOO_LOUD_STAYS: Us = 5 * SECOND
"""How long it is said after the last time: speech breaks up in its peaks only."""
BEAT_LOST_AFTER: Us = 3 * SECOND


@dataclass(frozen=True, slots=True)
class Heard:
    """What the ear can say at one moment; times on the session clock."""

    level_dbfs: int = int(SILENCE_DBFS)
    saved_to: Us | None = None
    not_saving: bool = False
    no_signal_since: Us | None = None
    quiet_since: Us | None = None
    voice_at: Us | None = None
    """When something as loud as a voice was heard last."""
    too_loud: bool = False
    lost: bool = False
    """True where the recorder does not answer."""
    no_source: bool = False
    """True where the recorder has no device that gives sound."""
    waits: Us = 0
    """How much sound waits in memory for the disk."""

    def is_quiet(self, now: Us) -> bool:
        """Say whether the room has been quiet for so long that it should be said."""
        return self.quiet_since is not None and now - self.quiet_since >= QUIET_AFTER


class Ear:
    """Follows the recorder from look to look."""

    def __init__(self) -> None:
        """Begin knowing nothing."""
        self._safe = -1
        self._safe_moved: Us | None = None
        self._zeros_since: Us | None = None
        self._quiet_since: Us | None = None
        self._voice_at: Us | None = None
        self._loud = Loudness()

    def look(
        self,
        said: RecorderSays | None,
        now: Us,
        machine_now: Us,
        *,
        recording: bool,
        ordered: int = 0,
    ) -> Heard:
        """Take what the recorder says at session time `now`.

        `machine_now` is the boot clock in microseconds; `recording` is what was ordered, and
        `ordered` the number of the order that the recorder was told.
        """
        if said is None:
            return Heard(lost=False)
        # Off the record nothing is to be saved; but what came before may still wait for the disk.
        waits = said.phase == "off" and said.applied < ordered
        waiting = us_of_sample(max(said.heard + 1 - said.safe, 0), said.rate) if said.rate else 0
        no_source = said.phase == "failed"
        # Without a device nothing comes to be saved: that is another fault, with other advice, and
        # once it is back its first sound has as long as any to reach the disk.
        due = (recording or waits) and not (no_source and waiting < SECOND)
        if said.safe != self._safe or not due:
            self._safe, self._safe_moved = said.safe, machine_now
        listens, level = said.phase in ("on", "off"), said.level_dbfs
        self._zeros_since = self._since(self._zeros_since, listens and level <= SILENCE_DBFS, now)
        quiet = level < QUIET_BELOW_DBFS
        self._quiet_since = self._since(self._quiet_since, listens and quiet, now)
        if listens and not quiet:
            self._voice_at = now
        # By the machine's clock: a rehearsal's runs twenty times as fast, a disk does not.
        stalled = machine_now - (machine_now if self._safe_moved is None else self._safe_moved)
        zeros = self._zeros_since
        return Heard(
            level_dbfs=said.level_dbfs,
            saved_to=said.saved_to,
            not_saving=recording and stalled >= NOT_SAVING_AFTER,
            no_signal_since=zeros if zeros is not None and now - zeros >= NO_SIGNAL_AFTER else None,
            quiet_since=self._quiet_since,
            voice_at=self._voice_at,
            too_loud=self._loud.hear(said.level_dbfs >= TOO_LOUD_DBFS, machine_now),
            lost=machine_now - said.beat > BEAT_LOST_AFTER,
            no_source=no_source,
            waits=waiting,
        )

    @staticmethod
    def _since(before: Us | None, holds: bool, now: Us) -> Us | None:
        if not holds:
            return None
        return now if before is None else before


class Loudness:
    """Says whether the sound breaks up, from look to look."""

    def __init__(self) -> None:
        """Begin with sound that does not."""
        self._peaks: deque[Us] = deque(maxlen=TOO_LOUD_PEAKS)
        self._until: Us = 0

    def hear(self, clipped: bool, now: Us) -> bool:
        """Take what one look found, at boot clock `now`; say whether it is too loud."""
        if clipped and (not self._peaks or now - self._peaks[-1] >= ONE_PEAK_LASTS):
            self._peaks.append(now)
            enough = len(self._peaks) == TOO_LOUD_PEAKS
            if now < self._until or (enough and now - self._peaks[0] <= TOO_LOUD_WITHIN):
                self._until = now + TOO_LOUD_STAYS
        return now < self._until
