"""Listens to what the recorder says of itself, and remembers since when.

Exact zeros are a muted or unplugged microphone; a quiet room is not. Recording is shown only while
the last safe second moves on, never because a key was pressed.
"""

from __future__ import annotations

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
BEAT_LOST_AFTER: Us = 3 * SECOND


@dataclass(frozen=True, slots=True)
class Heard:
    """What the ear can say at one moment; times on the session clock."""

    level_dbfs: int = int(SILENCE_DBFS)
    saved_to: Us | None = None
    not_saving: bool = False
    no_signal_since: Us | None = None
    quiet_since: Us | None = None
    too_loud: bool = False
    lost: bool = False
    """True where the recorder does not answer."""
    no_source: bool = False
    """True where the recorder has no device that gives sound."""
    waits: Us = 0
    """How much sound waits in memory for the disk."""


class Ear:
    """Follows the recorder from look to look."""

    def __init__(self) -> None:
        """Begin knowing nothing."""
        self._safe = -1
        self._safe_moved: Us | None = None
        self._zeros_since: Us | None = None
        self._quiet_since: Us | None = None

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
        if said.safe != self._safe or not (recording or waits):
            self._safe, self._safe_moved = said.safe, machine_now
        self._zeros_since = self._since(self._zeros_since, said.level_dbfs <= SILENCE_DBFS, now)
        self._quiet_since = self._since(self._quiet_since, said.level_dbfs < QUIET_BELOW_DBFS, now)
        # By the machine's clock: a rehearsal's runs twenty times as fast, a disk does not.
        stalled = machine_now - (machine_now if self._safe_moved is None else self._safe_moved)
        zeros = self._zeros_since
        return Heard(
            level_dbfs=said.level_dbfs,
            saved_to=said.saved_to,
            not_saving=recording and stalled >= NOT_SAVING_AFTER,
            no_signal_since=zeros if zeros is not None and now - zeros >= NO_SIGNAL_AFTER else None,
            quiet_since=self._quiet_since,
            too_loud=said.level_dbfs >= TOO_LOUD_DBFS,
            lost=machine_now - said.beat > BEAT_LOST_AFTER,
            no_source=said.phase == "failed",
            waits=us_of_sample(max(said.heard + 1 - said.safe, 0), said.rate) if said.rate else 0,
        )

    @staticmethod
    def _since(before: Us | None, holds: bool, now: Us) -> Us | None:
        if not holds:
            return None
        return now if before is None else before
