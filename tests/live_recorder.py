"""A real recorder process in a real study, led by the real orders, with nobody at the screen."""

from __future__ import annotations

import os
import signal
from array import array
from collections.abc import Callable
from pathlib import Path

from facilitator.audio.pieces import SoundFiles, pieces_in, samples_in
from facilitator.ports import Order, RecorderSays
from facilitator.session.timeline import Timeline
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND, Us
from facilitator.workflow.keyring import keyed
from facilitator.workflow.orders import Orders
from facilitator.workflow.record import Recorder, Recording, start_recorder


class Live:
    """One session: start, order, kill, look."""

    def __init__(
        self,
        root: Path,
        audio: Path | None = None,
        speed: int = 1000,
        recipients: tuple[str, ...] = (),
    ) -> None:
        """Make a study, with `recipients` an encrypted one, and a session in it with its keys."""
        self.machine = SystemClock()
        study = Study.create(root / "study", "A study", recipients=recipients)
        study = keyed(study, root / "state")
        self.folder = study.new_session("FG1")
        self.folder.closing()
        self.recording = Recording(
            self.folder.path, self.folder.id, root / "state", audio, encrypted=bool(recipients)
        )
        path = steering_path(root / "state", self.folder.id)
        self.steering = SteeringFile(path)
        self.orders = Orders(self.steering, self.machine, Order(1, "off", "off", 0))
        self.speed = speed
        self.recorder: Recorder | None = None

    def start(self) -> Recorder:
        """Start the recorder, or start it again; the first time the session's zero is set."""
        self.recorder = start_recorder(self.recording)
        self.wait(lambda: self.said.pid == self.recorder.pid and self.said.phase != "starting")
        return self.recorder

    def begin(self, horizon: Us | None = None) -> None:
        self.clock = SessionClock(self.machine, self.machine.now(), self.speed)
        self.journal = self.folder.writer("facilitator", self.clock)
        self.orders.begin(self.clock, horizon)

    def kill(self) -> RecorderSays:
        """Kill it as a power cut does; give what it had said last."""
        said = self.said
        os.kill(self.recorder.pid, signal.SIGKILL)
        self.wait(lambda: not self.recorder.running())
        self.recorder.failure()
        return said

    def close(self) -> None:
        self.orders.close()
        if self.recorder is not None and self.recorder.running():
            os.kill(self.recorder.pid, signal.SIGKILL)
        if self.recorder is not None:
            self.wait(lambda: not self.recorder.running())
            self.recorder.failure()

    @property
    def said(self) -> RecorderSays:
        said = self.steering.recorder()
        return said or RecorderSays("0", 0, 0, "starting", -120, 0, 0, 0, 0)

    def wait(self, done: Callable[[], bool], seconds: float = 30) -> None:
        until = self.machine.now() + round(seconds * SECOND)
        while not done():
            assert self.machine.now() < until, (
                self.said,
                self.recorder and self.recorder.failure(),
            )
            self.machine.sleep(5_000)

    def wait_for_end(self, seconds: float = 60) -> None:
        self.wait(lambda: self.said.phase == "ended", seconds)
        self.wait(lambda: not self.recorder.running())

    @property
    def timeline(self) -> Timeline:
        return Timeline.of(self.folder.read().records, samples_in(*self.folder.sounds))

    def of(self, kind: type) -> list:
        records = self.folder.read().records
        return [record.event for record in records if isinstance(record.event, kind)]

    def end_on_disk(self) -> int:
        return max((piece.end for piece in pieces_in(*self.folder.sounds).values()), default=0)

    def pcm(self) -> bytes:
        stretches = self.timeline.stretches
        return b"".join(map(self.sound.read, stretches))

    @property
    def sound(self) -> SoundFiles:
        return SoundFiles(self.folder.sounds, self.folder.envelope)

    def kept(self) -> list[tuple[int, int]]:
        """Stretches on disk of numbered samples (`counting`), each checked to be what it says."""
        found, sound = [], self.sound
        for stretch in self.timeline.stretches:
            values = array("H")
            values.frombytes(sound.read(stretch))
            want = array("H", ((stretch.first + n) & 0xFFFF for n in range(stretch.samples)))
            assert values == want
            found.append((stretch.first, stretch.first + stretch.samples))
        return found
