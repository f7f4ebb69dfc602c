"""Opens a session and closes it: folder, guide, recorder, clock; new, or going on after a stop.

Between the two, `workflow.conduct` leads. A session that was cut short goes on where it was: what
is in the journals and in the sound on disk says where that is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from facilitator.errors import Unavailable
from facilitator.guide.model import Guide
from facilitator.session.events import Event, sound
from facilitator.session.events import live as act
from facilitator.study import locks
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND, Us
from facilitator.workflow import opening
from facilitator.workflow.closing import Outcome, close_session
from facilitator.workflow.conduct import Conduct
from facilitator.workflow.derive import Desk
from facilitator.workflow.note_taking import NoteDesk
from facilitator.workflow.orders import Orders
from facilitator.workflow.room import Room
from facilitator.workflow.session_place import (
    Asked,
    leave_nothing,
    refuse_other_source,
    session_folder,
)
from facilitator.workflow.writer import JournalWriter

READY_WITHIN: Us = 30 * SECOND
ENDED_WITHIN: Us = 30 * SECOND
ANSWERS_WITHIN: Us = 5 * SECOND
LOOK_EVERY: Us = SECOND // 200
AGAIN_AFTER: Us = 2 * SECOND
"""How long to wait before a recorder that dies at once is started once more."""
WRITER = "facilitator"


class RecorderProcess(Protocol):
    """The recorder as the session holds it: a new one, or one that outlived its screen."""

    pid: int

    def running(self) -> bool:
        """Say whether it still runs."""
        ...

    def failure(self) -> str:
        """Give the sentence it ended with, or nothing."""
        ...


StartRecorder = Callable[[SessionFolder], RecorderProcess]
"""Starts the recorder of a session."""


class LiveSession:
    """A session that is open: its `conduct`, its recorder, its locks."""

    conduct: Conduct
    _recorder: RecorderProcess
    _start_again_at: Us = 0

    def __init__(
        self, study: Study, asked: Asked, state_folder: Path, start_recorder: StartRecorder
    ) -> None:
        """Open the session.

        Raises Refused, Unavailable or BadInput; nothing is then left running, and no folder of a
        new session is left behind.
        """
        self._machine = SystemClock()
        self._study = study
        self._asked = asked
        self._start_recorder = start_recorder
        self._open = ExitStack()
        self.folder = session_folder(study, asked)
        try:
            self._open.enter_context(locks.running(self.folder.journal, asked.session))
            self._prepare(state_folder)
        except BaseException:
            self._open.close()
            leave_nothing(self.folder)
            raise

    def __enter__(self) -> LiveSession:
        return self

    def __exit__(self, *exc: object) -> None:
        self._open.close()

    def start_sound(self) -> None:
        """Let a rehearsal's file begin to play: the session's zero is now."""
        self._begin(SessionClock(self._machine, self._zero_of_file(), self._asked.speed))

    def sound_has_ended(self) -> bool:
        """Say whether the recorder is through: the file is at its end, or the stop is applied."""
        said = self._steering.recorder()
        return said is not None and said.pid == self._recorder.pid and said.phase == "ended"

    def look_after(self) -> None:
        """Start the recorder again where it has died, and learn its device's name."""
        now = self._machine.now()
        gone = not self._recorder.running() and not self.sound_has_ended()
        if gone and now >= self._start_again_at:
            self._start_again_at = now + AGAIN_AFTER
            self._recorder = self._start_recorder(self.folder)
        said = self._steering.recorder()
        if not self.conduct.room.device and said is not None and said.phase in ("on", "off"):
            self.conduct.room = replace(self.conduct.room, device=self._device())

    def finish(self, tell: Callable[[str], None]) -> Outcome:
        """Wait for the recorder, write `session.ended` with what every file holds, and close.

        A recorder that answers is waited for as long as it takes: its sound is still in memory.
        """
        if self.conduct.clock is None:
            self.start_sound()  # a rehearsal that never began: the recorder still has to be told
        give_up = tell_at = self._machine.now() + ENDED_WITHIN
        while not self.sound_has_ended() and self._machine.now() < give_up:
            self.look_after()
            said, now = self._steering.recorder(), self._machine.now()
            if said is not None and now - said.beat < ANSWERS_WITHIN:
                give_up = now + ENDED_WITHIN
            if now >= tell_at:
                tell_at = now + ENDED_WITHIN
                tell(
                    "✗ The last sound waits in memory: the disk does not take it. Free some space."
                )
            self._machine.sleep(LOOK_EVERY)
        self.conduct.orders.close()
        return close_session(Desk(self._study, self.folder), self.conduct, tell)

    # --- opening -----------------------------------------------------------------------------

    def _prepare(self, state_folder: Path) -> None:
        desk = Desk(self._study, self.folder)
        new = desk.state.started_at is None
        utc = desk.records[-1].utc if desk.records else ""
        opening.refuse_if_ended(self.folder.name, desk.state, utc)
        opening.refuse_unless_asked(self.folder.name, desk.state, go_on=self._asked.go_on)
        refuse_other_source(self.folder.name, self._asked, desk)
        guide = desk.guide
        if guide is None:
            raise Unavailable(
                f"{self.folder.name} has lost its copy of the guide.",
                "Bring guide.md back into the session's folder.",
            )
        self._steering = SteeringFile(steering_path(state_folder, self.folder.id))
        self._open.callback(self._steering.close)
        said = self._steering.screen()
        if said is not None and said.boot != self._machine.boot:
            said = None
        self._desk = desk
        self._orders = Orders(
            self._steering,
            self._machine,
            opening.order_now(desk.state, said, at_once=self._asked.at_once),
        )
        self._recorder = self._start_recorder(self.folder)
        self._open.callback(self._orders.close)
        self._wait_for_recorder()
        self._lead(guide, new=new)

    def _lead(self, guide: Guide, *, new: bool) -> None:
        clock, lost = self._clock()
        journal = self._open.enter_context(self.folder.writer("facilitator", clock))
        writer = JournalWriter(journal, WRITER, self._machine.utc)
        notes = NoteDesk(
            self.folder.path / f"draft-{WRITER}", {note.at for note in self._desk.state.notes}
        )
        self._open.callback(notes.save)  # left by a signal, its last second is not on disk yet
        self._open.callback(writer.close)
        settings = self._study.settings
        room = Room(
            session=self.folder.name,
            guide=guide,
            device="",
            encrypted=settings.encryption != "off",
            off_record_notes=settings.off_record_notes,
        )
        self.conduct = Conduct(
            room,
            writer,
            self._orders,
            notes,
            list(self._desk.records),
            start_sound=self.start_sound,
        )
        if new:
            self._open_new(guide)
        else:
            self._journal_a_stop_that_was_not()
            # A file goes on at its last safe sample, which may be before the last act.
            now = max(clock.at(), self.conduct.state.last_at)
            self.conduct.add(act.ClockRejoined(lost), act.SessionResumed(clock.at()), at=now)
        # A rehearsal's file stands until the facilitator begins to record.
        before = self.conduct.state.phase == "before"
        if not (self._asked.source == "file" and before):
            self._begin(clock)

    def _journal_a_stop_that_was_not(self) -> None:
        """Write down a stop of the sound that was ordered when the screen died."""
        held = self._orders.holds
        if self.conduct.state.phase == "recording" and held.wanted == "off":
            self.conduct.add(act.OffRecordStarted(), at=held.since)

    def _open_new(self, guide: Guide) -> None:
        started = act.SessionStarted(
            participants=self._asked.participants or 0,
            guide=self._asked.guide or self._study.settings.guide,
            guide_sha256=sha256(self.folder.guide_copy.read_bytes()).hexdigest(),
            source=self._asked.source,
        )
        events: list[Event] = [started]
        first = guide.stops[0].id
        begins = guide.tied_to("record")
        if self._asked.at_once:
            # Second 0 of a key log is where recording begins: what comes before counts as read.
            first = begins.id if begins else first
            events.append(act.RecordingStarted())
        events.append(act.ItemReached(first, "asked"))
        self.conduct.add(*events, at=0)

    def _clock(self) -> tuple[SessionClock, Us]:
        """Give the session's clock from now on, and how much time was lost."""
        if self._asked.source == "file":
            return SessionClock(self._machine, self._zero_of_file(), self._asked.speed), 0
        if not self._desk.records:
            return SessionClock(self._machine, self._machine.now()), 0
        zero, lost = opening.lost_time(
            self._desk.reading, self._machine.boot, self._machine.utc(), self._machine.now()
        )
        return SessionClock(self._machine, zero), lost

    def _zero_of_file(self) -> Us:
        """Give the zero by which now is where the file stands: it loses nothing over a stop."""
        stands = self._desk.timeline.end
        return self._machine.now() - stands * 1000 // self._asked.speed

    def _begin(self, clock: SessionClock) -> None:
        self.conduct.clock = clock
        # A log's orders are complete only up to where it stands: its first line may stop the sound.
        horizon = self._desk.timeline.end if self._asked.at_once else None
        self._orders.begin(clock, horizon)

    def _wait_for_recorder(self) -> None:
        give_up = self._machine.now() + READY_WITHIN
        while self._machine.now() < give_up:
            said = self._steering.recorder()
            if said is not None and said.pid == self._recorder.pid and said.phase != "starting":
                if said.phase != "failed":
                    return
                break
            if not self._recorder.running():
                break
            self._machine.sleep(LOOK_EVERY)
        raise Unavailable(
            "The recorder did not start.",
            self._recorder.failure() or "facilitator check looks at sound and disk.",
        )

    def _device(self) -> str:
        """Give what the recorder's device calls itself, once it has said so in its journal."""
        records = self.folder.read().records
        started = [r.event for r in records if isinstance(r.event, sound.RecorderStarted)]
        return started[-1].device if started else ""
