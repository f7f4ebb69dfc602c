"""Opens a session: keys, guide, recorder, clock; new, or going on after a stop.

Then `workflow.looking_after` looks after it, and `workflow.conduct` leads. A session that was cut
short goes on where it was: what is in the journals and in the sound on disk says where that is, and
where its keys are gone, its facilitator.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from typing import get_args

from facilitator.errors import FacilitatorError, Unavailable
from facilitator.guide.model import Guide
from facilitator.ports import Clock, Envelope, KeyName
from facilitator.session.events import Event
from facilitator.session.events import live as act
from facilitator.study import ballast, locks
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.rescue import bring_home
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import Us
from facilitator.workflow import opening
from facilitator.workflow.clock_watch import ClockWatch
from facilitator.workflow.conduct import Conduct
from facilitator.workflow.derive import Desk
from facilitator.workflow.device_watch import DeviceWatch
from facilitator.workflow.faults import FaultWatch
from facilitator.workflow.following import Following
from facilitator.workflow.found import Found
from facilitator.workflow.guides import cards_of
from facilitator.workflow.looking_after import WRITER, LookingAfter
from facilitator.workflow.note_taking import NoteDesk
from facilitator.workflow.orders import Orders
from facilitator.workflow.prompt_taking import PromptDesk, words_sent
from facilitator.workflow.recorder_watch import RecorderProcess, RecorderWatch, SpentRecorder
from facilitator.workflow.room import Room
from facilitator.workflow.saving import DiskGauge, SavingWatch
from facilitator.workflow.session_place import Asked, leave_nothing, session_folder, take_guide
from facilitator.workflow.sleep_watch import SleepWatch
from facilitator.workflow.writer import JournalWriter

StartRecorder = Callable[[SessionFolder], RecorderProcess]
"""Starts the recorder of a session."""


class LiveSession(LookingAfter):
    """A session that is led here: its `conduct`, its recorder, its locks."""

    def __init__(
        self,
        study: Study,
        asked: Asked,
        state_folder: Path,
        start_recorder: StartRecorder,
        machine: Clock | None = None,
    ) -> None:
        """Open the session; `machine` is the real clock unless a test gives another.

        Raises Refused, Unavailable or BadInput; nothing is then left running, and of a new session
        neither folder nor key is left behind.
        """
        self._machine = SystemClock() if machine is None else machine
        self._study = study
        self._asked = asked
        self._start_recorder = start_recorder
        self._open = ExitStack()
        folder = session_folder(study, asked.session)
        self.folder = folder.in_clear() if asked.clear else folder.trusting()
        self._held = self._open.enter_context(ExitStack())
        self._held.enter_context(locks.running(self.folder))
        try:
            bring_home(self.folder)
            take_guide(study, asked, self.folder)
            self._prepare(state_folder)
        except BaseException:
            leave_nothing(self.folder, state_folder)
            self._open.close()
            raise

    def _prepare(self, state_folder: Path) -> None:
        self._found = Found(Desk(self._study, self.folder))
        guide = self._found.guide_to_run(self._asked)
        self._lay_keys()
        ballast.make(self.folder.path)
        self._steering = SteeringFile(steering_path(state_folder, self.folder.id))
        self._open.callback(self._steering.close)
        said = self._steering.screen()
        if said is not None and said.boot != self._machine.boot:
            said = None
        self._orders = Orders(
            self._steering,
            self._machine,
            opening.order_now(self._found.state, said, at_once=self._asked.at_once),
        )
        spent = SpentRecorder(self._machine, self._steering)
        self._recorder = spent
        if not (self.is_over or (self._asked.end_here and spent.said is None)):
            self._recorder = RecorderWatch(self._machine, self._steering, self._started)
        self._open.callback(self._orders.close)
        self._recorder.wait_until_ready()
        self._lead(guide)

    def _started(self) -> RecorderProcess:
        """Start the recorder, or take it over; it finds its keys where they lie open."""
        if self.folder.keyring is not None:
            with suppress(FacilitatorError):  # without its keys the recorder says so itself
                self.folder.keyring.keep_open(self.folder.keys)
        return self._start_recorder(self.folder)

    def _lay_keys(self) -> None:
        """See to keys that lie open: made new where there are none, or none that opens here."""
        keyring, keys = self.folder.keyring, self.folder.keys
        if keyring is None:
            return
        if not _closes(keyring.envelope(keys)):
            keyring.begin(keys, keep_open=True, named=self.folder.keys_named())
        keyring.keep_open(keys)

    def _lead(self, guide: Guide) -> None:
        clock, lost = self._clock()
        self._writing = self._open.enter_context(ExitStack())
        journal = self._writing.enter_context(self.folder.writer("facilitator", clock))
        writer = JournalWriter(journal, WRITER, self._machine.utc)
        self.conduct = self._conducting(guide, writer)
        self._follow()
        self._faults = FaultWatch(self._found.state.beside.faults)
        self._gauge = DiskGauge(SystemDisk(), self.folder.path)
        self._writing.callback(self._gauge.close)
        self._gauge.start()
        self._saving = SavingWatch(writer, journal, self._recorder, self._orders, self._gauge)
        self._take_up(guide, clock, lost)

    def _conducting(self, guide: Guide, writer: JournalWriter) -> Conduct:
        """Give the job that leads, with what a stop left half typed."""
        found, draft = self._found, self.folder.path / f"draft-{WRITER}"
        envelope = self.folder.closing()
        notes = NoteDesk(draft, {note.at for note in found.state.notes}, envelope)
        prompts = PromptDesk(draft, words_sent(found.state), envelope)
        self._writing.callback(notes.save)  # left by a signal, its last second is not on disk yet
        self._writing.callback(prompts.save)
        self._writing.callback(writer.close)
        room = Room(
            session=self.folder.name,
            guide=guide,
            device="",
            encrypted=envelope is not None,
            off_record_notes=self._study.settings.off_record_notes,
            cards=cards_of(self._study),
        )
        return Conduct(
            room,
            writer,
            self._orders,
            notes,
            list(found.records),
            start_sound=self.start_sound,
            prompts=prompts,
            ended=self.is_over,
        )

    def _follow(self) -> None:
        """Begin to read what the others write, once there are any, and what the recorder says."""
        self._device = DeviceWatch(self.folder)
        note_takers = locks.places_of_note_takers(self.folder)
        self._others = Following(
            self.folder,
            WRITER,
            self._found.records,
            lambda: self.conduct.stir(),
            self._device.look,
            lambda: any(place.exists() for place in note_takers),
        )
        self._writing.callback(self._others.close)
        self._others.start()

    def _take_up(self, guide: Guide, clock: SessionClock, lost: Us | None) -> None:
        """Write down that it begins, or goes on, and let its clock run."""
        if self._asked.clear:
            self.conduct.add(act.RecordedInClear(), at=max(clock.at(), 0))
        if self._found.begun:
            self._go_on(clock, lost)
        else:
            self._open_new(guide)
        # A rehearsal's file stands until the facilitator begins to record.
        before = self.conduct.state.phase == "before"
        if not (self._asked.source == "file" and before):
            self._begin(clock)
        if self._found.closed:
            self._pick_up(guide, clock)

    def _go_on(self, clock: SessionClock, lost: Us | None) -> None:
        self._journal_a_stop_that_was_not()
        if isinstance(self._recorder, SpentRecorder) and not self.is_over:
            self._end_where_it_was_cut()
        # A file goes on at its last safe sample, which may be before the last act.
        now = max(clock.at(), self.conduct.state.last_at, self._found.closed_until)
        rejoined = () if lost is None else (act.ClockRejoined(lost),)
        self.conduct.add(*rejoined, act.SessionResumed(clock.at()), at=now)

    def _end_where_it_was_cut(self) -> None:
        """Write down that the recording was over with the last act, or the last sound."""
        cut = max(self._found.state.last_at, self._found.desk.timeline.end)
        self.conduct.add(act.RecordingEnded(), at=cut)
        self.conduct.ended = True

    def _pick_up(self, guide: Guide, clock: SessionClock) -> None:
        """Write down where the group is. The order that holds goes on while that is asked."""
        asked, place = self._asked, self._asked.place
        if place is None and asked.ask_place is not None:
            place = asked.ask_place(guide, self.conduct.state.phase)
        assert place is not None
        told = act.PlaceTold(
            place.participants,
            place.item,
            asked.guide or self._study.settings.guide,
            self._guide_sha256(),
            asked.source,
        )
        self.conduct.add(told, at=max(clock.at(), self.conduct.state.last_at))

    def _journal_a_stop_that_was_not(self) -> None:
        """Write down a stop of the sound that was ordered when the screen died."""
        held = self._orders.holds
        if self.conduct.state.phase == "recording" and held.wanted == "off":
            self.conduct.add(act.OffRecordStarted(), at=held.since)

    def _open_new(self, guide: Guide) -> None:
        started = act.SessionStarted(
            participants=self._asked.participants or 0,
            guide=self._asked.guide or self._study.settings.guide,
            guide_sha256=self._guide_sha256(),
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

    def _guide_sha256(self) -> str:
        return sha256(self.folder.guide_copy.read_bytes()).hexdigest()

    def _clock(self) -> tuple[SessionClock, Us | None]:
        """Give the session's clock from now on; where it is set anew, how much time was lost."""
        machine, reading = self._machine, self._found.desk.reading
        self._clocks = ClockWatch(machine)
        self._sleep = SleepWatch(machine)
        if self._asked.source == "file":
            return SessionClock(machine, self._zero_of_file(), self._asked.speed), 0
        if not reading.records:
            return SessionClock(machine, machine.now()), None
        zero, lost = opening.lost_time(reading, machine.boot, machine.utc(), machine.now())
        return SessionClock(machine, zero), lost


def _closes(envelope: Envelope | None) -> bool:
    """Say whether all three keys are there: what lies open may have been cut."""
    kinds: tuple[KeyName, ...] = get_args(KeyName)
    try:
        return envelope is not None and all(envelope.name(kind) for kind in kinds)
    except Unavailable:
        return False
