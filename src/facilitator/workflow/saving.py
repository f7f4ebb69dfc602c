"""How notes and sound come to the disk at this moment, as the banners say it.

The disk is asked from a thread of its own: one that hangs holds no screen up. There the room that
is kept for notes is made again too, once a disk that was full has had enough for a minute.
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
from facilitator.units import LEFT_FREE_BYTES, SAMPLE_BYTES, SECOND, Us, piece_bytes
from facilitator.workflow.orders import Orders
from facilitator.workflow.recorder_watch import RecorderWatch, SpentRecorder
from facilitator.workflow.writer import JournalWriter

ASK_EVERY_SECONDS = 5.0
MADE_AGAIN_AFTER_SECONDS = 60.0
"""How long a disk has room before the ballast is made again: one just freed may fill at once."""
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
    """True while the eight MiB kept for notes are used and no piece of sound fits."""
    recorder_gone: bool = False
    """True while the recorder's process has ended and the next one has not spoken yet."""
    recorder_hangs: bool = False
    """True while the recorder runs and does not answer."""
    recorder_fails: str = ""
    """Why the recorder cannot be started again, in its own sentence, once that is clear."""
    overtaken: bool = False
    """True once another process leads the session."""
    unsteered: bool = False
    """True while no order reaches the recorder."""
    restarted: Us | None = None
    """Session time at which a recorder that had died was last started again, and heard of."""


@dataclass
class DiskGauge:
    """Asks now and then how much the disk still takes, and sees to the ballast."""

    disk: Disk
    folder: Path
    """The session's."""
    free_bytes: int | None = None
    """None where the disk does not say."""
    ballast_used: bool = False
    rate: int = 0
    """Hz of the sound, once the recorder has said it."""
    _room_since: float | None = None
    """Since when (monotonic seconds) there is room for a ballast that is not there."""
    _stopping: Signal = field(default_factory=Signal)

    def start(self) -> None:
        """Ask from now on."""
        self.ask(monotonic())
        Thread(target=self._work, name="disk gauge", daemon=True).start()

    def close(self) -> None:
        """Ask no more, and make nothing; nobody waits for an answer that does not come."""
        self._stopping.set()

    def minutes(self) -> int | None:
        """Give how many minutes of sound the disk takes, where that is few enough to say."""
        if self.free_bytes is None or not self.rate:
            return None
        left = max(0, self.free_bytes - LEFT_FREE_BYTES) // (self.rate * SAMPLE_BYTES * 60)
        return left if left < TOLD_FROM_MINUTES else None

    @property
    def is_full(self) -> bool:
        """Say whether the ballast was needed and no piece of sound fits now."""
        return self.ballast_used and self.minutes() == 0

    def _work(self) -> None:
        while not self._stopping.wait(ASK_EVERY_SECONDS):
            self.ask(monotonic())

    def ask(self, now: float) -> None:
        """Ask the disk, at `now` (monotonic seconds), and make the ballast again where it is due.

        That is once a piece of sound, what sound leaves free and the ballast have had room for a
        minute.
        """
        try:
            self.free_bytes = self.disk.free_bytes(str(self.folder))
            names = self.disk.names(str(self.folder))
            self.ballast_used = ballast.NAME not in names and bool(names)
        except OSError:
            self.free_bytes = None
        if not self._has_room_for_ballast():
            self._room_since = None
        elif self._room_since is None:
            self._room_since = now
        elif now - self._room_since >= MADE_AGAIN_AFTER_SECONDS:
            self._room_since = None
            self._make_ballast()

    def _has_room_for_ballast(self) -> bool:
        needed = piece_bytes(self.rate) + LEFT_FREE_BYTES + ballast.BALLAST_BYTES
        return self.ballast_used and self.free_bytes is not None and self.free_bytes >= needed

    def _make_ballast(self) -> None:
        if self._stopping.is_set():
            return
        self.ballast_used = not ballast.make(self.folder, self.disk)
        if self._stopping.is_set():  # the session ended meanwhile: it gives its ballast up
            ballast.free(self.folder, self.disk)


class SavingWatch:
    """Puts together how notes and sound come to the disk."""

    def __init__(
        self,
        writer: JournalWriter,
        journal: Journal,
        recorder: RecorderWatch | SpentRecorder,
        orders: Orders,
        gauge: DiskGauge,
    ) -> None:
        """Watch the parts of a session that is open."""
        self._orders = orders
        self._writer, self._journal = writer, journal
        self._recorder, self._gauge = recorder, gauge
        self._restarts = recorder.started_again
        self._restarted: Us | None = None

    def look(self, now: Us, clock: Clock) -> Saving:
        """Give how it is at session time `now`; `clock` is the machine's."""
        said, behind = self._recorder.said, self._writer.behind
        self._gauge.rate = self._gauge.rate if said is None else said.rate
        minutes = self._gauge.minutes()
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
            ballast_used=self._gauge.is_full,
            recorder_gone=self._recorder.gone,
            recorder_hangs=self._recorder.hangs,
            recorder_fails=self._recorder.why_not,
            overtaken=self._orders.overtaken,
            unsteered=self._orders.refused,
            restarted=self._restarted,
        )


def full_at(minutes: int | None, clock: Clock) -> str:
    """Give the local time of day in so many minutes, `15:20`."""
    if minutes is None:
        return ""
    now = datetime.fromisoformat(clock.utc()).astimezone()
    return f"{now + timedelta(minutes=minutes):%H:%M}"
