"""Opens a session for one who joins it: a lock, a journal and a draft of its own.

Nothing of the session is locked: who leads it, its recorder and who joins each write their own
journal and follow the others' (decision 0005).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Acknowledged, Clock
from facilitator.session.events import Event, Record
from facilitator.session.state import SessionState
from facilitator.study import locks
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.study.journal import Journal
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND, Us
from facilitator.workflow.closing import until_durable
from facilitator.workflow.debrief import Debrief, ask, questions_of
from facilitator.workflow.derive import Desk
from facilitator.workflow.device_watch import DeviceWatch
from facilitator.workflow.draft_file import DraftFile
from facilitator.workflow.following import NEVER_FOLLOWED, Following, take_in
from facilitator.workflow.guides import cards_of
from facilitator.workflow.join import Joined
from facilitator.workflow.listening import Listening
from facilitator.workflow.note_taking import NoteDesk
from facilitator.workflow.opening import ended_utc, refuse_if_ended
from facilitator.workflow.room import Room
from facilitator.workflow.saving import Saving
from facilitator.workflow.writer import JournalWriter

OBSERVER = "observer"


class NobodyWrites:
    """The journal of an observer: there is none (`ports.Ledger`)."""

    def append(self, *events: Event, at: Us) -> tuple[Acknowledged, ...]:
        """Raise Refused."""
        raise Refused("An observer writes nothing.", "Join without --watch to take notes.")

    def append_each(self, *timed: tuple[Us, Event]) -> tuple[Acknowledged, ...]:
        """Raise Refused."""
        return self.append(at=0)


class JoinedSession:
    """A session that somebody else leads, open for one who joined: `joined` is what they can do."""

    joined: Joined

    def __init__(
        self,
        study: Study,
        session: str,
        state_folder: Path,
        *,
        watches: bool = False,
        led_before: bool = False,
        machine: Clock | None = None,
    ) -> None:
        """Join `session`; who `watches` writes nothing, who has `led_before` may have no successor.

        Raises Refused where it is not led now, Unavailable where its keys are not at hand; then
        nothing is written.
        """
        self._study = study
        self._machine = SystemClock() if machine is None else machine
        self.folder = study.session(session).trusting()
        self._open = ExitStack()
        self._device = DeviceWatch(self.folder)
        self._journal: Journal | None = None
        self._parted = False
        try:
            self._join(state_folder, watches=watches, led_before=led_before)
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> JoinedSession:
        return self

    def __exit__(self, *exc: object) -> None:
        self._open.close()

    def look_after(self) -> None:
        """Take in what the others did, and hear who leads and how the sound is."""
        joined = self.joined
        if self._listening.replaced:
            self._listen()
        clock = self._listening.look()
        joined.clock = clock if clock is not None else joined.clock
        joined.is_led = self._listening.is_led
        for came in self._others.news():
            take_in(joined, came)
        joined.saving = self._saving()
        if joined.state.phase == "ended":
            self._part()
        joined.device = known = self._device.device
        if joined.room.device != known.name:
            joined.room = replace(joined.room, device=known.name)

    def attend(
        self,
        screen: Callable[[Joined], None],
        debrief_screen: Callable[[Debrief], None],
        tell: Callable[[str], None],
    ) -> None:
        """Show the session until its writer leaves; after the recording, their own debrief too."""
        screen(self.joined)
        debrief = self.debrief() if self.joined.over and not self.joined.watches else None
        if debrief is not None:
            ask(debrief, debrief_screen)
        self.finish(tell)
        if debrief is not None and debrief.closed:
            debrief.leave_no_draft()

    def debrief(self) -> Debrief:
        """Give this writer's own debrief. Raises BadInput where its questions cannot be read."""
        path = self.folder.path / f"draft-debrief-{self.joined.writer.name}"
        file = DraftFile(path, self._envelope)
        return Debrief(self.joined, questions_of(self._study), file, leads=False)

    def finish(self, tell: Callable[[str], None]) -> None:
        """Wait until all that was noted is on the disk; say through `tell` what keeps it."""
        if self._journal is not None:
            until_durable(self.joined, tell)

    # --- opening -----------------------------------------------------------------------------

    def _join(self, state_folder: Path, *, watches: bool, led_before: bool) -> None:
        desk = self._look_at(led_before=led_before)
        self._lie_as_led(desk)
        self._path = steering_path(state_folder, self.folder.id)
        self._listen()
        clock = self._listening.look() or self.folder.clock(self._machine, desk.reading)
        records = [r for r in desk.records if r.writer not in NEVER_FOLLOWED]
        guide = desk.guide
        if guide is None:
            raise Unavailable(
                f"{self.folder.name} has lost its copy of the guide.",
                "Bring guide.md back into the session's folder.",
            )
        writer = self._writer(clock, desk, watches=watches)
        self._envelope = envelope = self.folder.envelope
        draft = NoteDesk(
            self.folder.path / f"draft-{writer.name}",
            {note.at for note in desk.state.notes},
            envelope,
        )
        if not watches:
            self._open.callback(draft.save)
        self._open.callback(writer.close)
        room = Room(
            session=self.folder.name,
            guide=guide,
            device="",
            encrypted=envelope is not None,
            off_record_notes=self._study.settings.off_record_notes,
            cards=cards_of(self._study),
        )
        self.joined = Joined(
            room, writer, self._listening, draft, records, lambda: None, self.look_after
        )
        self.joined.clock, self.joined.watches = clock, watches
        self._others = Following(
            self.folder, writer.name, desk.records, lambda: self.joined.stir(), self._device.look
        )
        self._open.callback(self._others.close)
        self._others.start()

    def _look_at(self, *, led_before: bool) -> Desk:
        """Give the session as it lies. Raises Refused where it is over, or nobody leads it."""
        desk = Desk(self._study, self.folder)
        name, reading = self.folder.name, desk.reading
        desk.unlocked()
        to_debrief = bool(_to_debrief(desk.state, desk.records))
        if not to_debrief:
            refuse_if_ended(name, desk.state, ended_utc(reading.records))
        led = led_before or to_debrief or locks.is_running(self.folder)
        if not led or desk.state.started_at is None:
            raise Refused(
                f"Nobody leads {name} on this machine now.",
                f"Start it first at another terminal: facilitator run --session {name}",
            )
        return desk

    def _lie_as_led(self, desk: Desk) -> None:
        """Write in clear where who leads had to: a holder's key is broken, and there are none."""
        parts = [f for f in desk.reading.files if f.writer == "facilitator" and f.header]
        last = max(parts, key=lambda file: file.part, default=None)
        in_clear = last is not None and last.header is not None and last.header.keys is None
        if in_clear and self.folder.envelope is None:
            self.folder = self.folder.in_clear()

    def _writer(self, clock: SessionClock, desk: Desk, *, watches: bool) -> JournalWriter:
        if watches:
            return JournalWriter(NobodyWrites(), OBSERVER, self._machine.utc)
        stopped = _to_debrief(desk.state, desk.records) or self._with_a_draft()
        name = self._open.enter_context(locks.taking_notes(self.folder, stopped))
        self._journal = self._open.enter_context(self.folder.writer("notes", clock, name=name))
        return JournalWriter(self._journal, name, self._machine.utc)

    def _with_a_draft(self) -> tuple[str, ...]:
        there = {path.name for path in self.folder.path.glob("draft-*")}
        return tuple(name for name in locks.NOTE_TAKERS if f"draft-{name}" in there)

    # --- while it goes on ----------------------------------------------------------------------

    def _listen(self) -> None:
        """Open the steering file that lies there now; who leads may have made another."""
        steering = SteeringFile(self._path)
        self._open.callback(steering.close)
        self._listening = Listening(steering, self._machine)
        if hasattr(self, "joined"):
            self.joined.orders = self._listening

    def _part(self) -> None:
        """Write what comes after the end of the session into a new part: the end names the old."""
        if not self._parted and self._journal is not None:
            self._parted = True
            self._journal.close()

    def _saving(self) -> Saving:
        """Say how the notes come to the disk."""
        writer, journal, said = self.joined.writer, self._journal, self._listening.recorder
        behind = writer.behind
        return Saving(
            notes_fail=writer.failure is not None,
            notes_wait=0 if behind is None else round((monotonic() - behind[0]) * SECOND),
            durable_until=None if behind is None else behind[1],
            notes_rescued=journal is not None and journal.rescued,
            sound_rescued=said is not None and said.rescued,
        )


def _to_debrief(state: SessionState, records: Sequence[Record[Any]]) -> tuple[str, ...]:
    """Give the note-takers who were stopped before their debrief was closed."""
    if state.ended_at is None:
        return ()
    wrote = {record.writer for record in records} - state.beside.closed_debriefs
    return tuple(name for name in locks.NOTE_TAKERS if name in wrote)
