"""How notes and sound come to the disk at this moment, as the banners say it.

The disk is asked from a thread of its own: one that hangs holds no screen up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event as Signal
from threading import Thread
from time import monotonic

from facilitator.ports import Clock, Disk
from facilitator.study import ballast
from facilitator.study.journal import Journal
from facilitator.units import SAMPLE_BYTES, SECOND, Us
from facilitator.workflow.recorder_watch import RecorderWatch
from facilitator.workflow.writer import JournalWriter

ASK_EVERY_SECONDS = 5.0
TOLD_FROM_MINUTES = 30
"""From here on it is said how long the disk lasts (durability, §4)."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What is not as it should be between memory and disk; by default all is well."""

    notes_fail: bool = False
    """True while no place takes notes."""
    notes_wait: Us = 0
    """How long the oldest act has waited for the disk."""
    durable_until: Us | None = None
    """Session time of the oldest act that is not on the disk; None where all are."""
    notes_rescued: bool = False
    """True while notes go to the rescue folder."""
    sound_rescued: bool = False
    """True while sound goes there."""
    disk_minutes: int | None = None
    """How long the disk lasts, once that is worth saying."""
    disk_full_at: str = ""
    """When that is, `15:20` local time."""
    ballast_used: bool = False
    """True once the eight MiB kept for notes were needed."""
    recorder_hangs: bool = False
    """True while the recorder runs and does not answer."""
    restarted: Us | None = None
    """Session time at which a recorder that had died was last started again."""


@dataclass
class DiskGauge:
    """Asks now and then how much the disk still takes, and whether the ballast was used."""

    disk: Disk
    folder: Path
    """The session's."""
    free_bytes: int | None = None
    """None where the disk does not say."""
    ballast_used: bool = False
    _stopping: Signal = field(default_factory=Signal)

    def start(self) -> None:
        """Ask from now on."""
        self._ask()
        Thread(target=self._work, name="disk gauge", daemon=True).start()

    def close(self) -> None:
        """Ask no more; nobody waits for an answer that does not come."""
        self._stopping.set()

    def minutes(self, rate: int) -> int | None:
        """Give how many minutes of sound of `rate` Hz it takes, where that is few enough to say."""
        if self.free_bytes is None or not rate:
            return None
        left = self.free_bytes // (rate * SAMPLE_BYTES * 60)
        return left if left < TOLD_FROM_MINUTES else None

    def _work(self) -> None:
        while not self._stopping.wait(ASK_EVERY_SECONDS):
            self._ask()

    def _ask(self) -> None:
        try:
            self.free_bytes = self.disk.free_bytes(str(self.folder))
            names = self.disk.names(str(self.folder))
            self.ballast_used = ballast.NAME not in names and bool(names)
        except OSError:
            self.free_bytes = None


class SavingWatch:
    """Puts together how notes and sound come to the disk."""

    def __init__(
        self, writer: JournalWriter, journal: Journal, recorder: RecorderWatch, gauge: DiskGauge
    ) -> None:
        """Watch the parts of a session that is open."""
        self._writer, self._journal = writer, journal
        self._recorder, self._gauge = recorder, gauge
        self._restarts = recorder.started_again
        self._restarted: Us | None = None

    def look(self, now: Us, clock: Clock) -> Saving:
        """Give how it is at session time `now`; `clock` is the machine's."""
        said, behind = self._recorder.said, self._writer.behind
        minutes = self._gauge.minutes(0 if said is None else said.rate)
        if self._restarts != self._recorder.started_again:
            self._restarts, self._restarted = self._recorder.started_again, now
        return Saving(
            notes_fail=self._writer.failure is not None,
            notes_wait=0 if behind is None else round((monotonic() - behind[0]) * SECOND),
            durable_until=None if behind is None else behind[1],
            notes_rescued=self._journal.rescued,
            sound_rescued=said is not None and said.rescued,
            disk_minutes=minutes,
            disk_full_at=full_at(minutes, clock),
            ballast_used=self._gauge.ballast_used and minutes is not None,
            recorder_hangs=self._recorder.hangs,
            restarted=self._restarted,
        )


def full_at(minutes: int | None, clock: Clock) -> str:
    """Give the local time of day in so many minutes, `15:20`."""
    if minutes is None:
        return ""
    now = datetime.fromisoformat(clock.utc()).astimezone()
    return f"{now + timedelta(minutes=minutes):%H:%M}"
