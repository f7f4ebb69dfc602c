"""A group led in a terminal by the real program, in an encrypted study on a disk of one's choice.

Its sound is a file whose samples say their place, played at speed 1, unless it hears a room; its
keys are a log of notes.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyrage
import soundfile
from faults.led_session import content
from faults.processes import Speaking, ended
from placed_sound import placed, runs_in

from facilitator.audio.pieces import SoundFiles
from facilitator.session.events.made import event_name
from facilitator.study.folder import Study
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed

RATE = 16_000


class Group:
    """One session, `FG1`, and what was acknowledged of it."""

    def __init__(
        self, place: Path, state: Path, away: Path, room: dict[str, str] | None = None
    ) -> None:
        """Make the study in `place`; the sound that is played and the keys lie in `away`.

        With a `room` (its environment) the microphone is heard instead.
        """
        holder = pyrage.x25519.Identity.generate().to_public()
        Study.create(place / "study", "On a disk", recipients=(str(holder),))
        self.root, self.state = place / "study", state
        self._env = {**os.environ, **(room or {}), "FACILITATOR_STATE": str(state)}
        self._env["FACILITATOR_CONFIG"] = str(away / "config")
        self._audio = None if room is not None else away / "placed.wav"
        self._keys = away / "keys.jsonl"
        self.led: Speaking | None = None
        self.steering: SteeringFile | None = None

    def start(self, seconds: float, notes: list[float]) -> Speaking:
        """Lead it for so long, with notes at these times; ends with the log."""
        if self._audio is not None:
            with soundfile.SoundFile(self._audio, "w", RATE, 1, "PCM_16") as file:
                file.buffer_write(placed(round((seconds + 30) * RATE)), dtype="int16")
        log = [{"t": round(t, 3), "do": "note", "text": f"note at {t:.3f}"} for t in notes]
        log.append({"t": seconds, "do": "end"})
        self._keys.write_text("".join(json.dumps(line) + "\n" for line in log), encoding="utf-8")
        return self.go_on(new=True)

    def go_on(self, *, new: bool = False) -> Speaking:
        """Go on with it after its processes were killed."""
        given = [*self.asked, *([] if new else ["--go-on"])]
        self.led = Speaking("led_session.py", given, self._env, screen=True)
        self.led.opened()
        if self.steering is None:  # kept open: the disk that it leads to may be pulled out
            self.steering = SteeringFile(steering_path(self.state, self.folder.id))
        return self.led

    @property
    def asked(self) -> list[str]:
        """Give the command line that leads it."""
        given = ["run", "--study", str(self.root), "--session", "FG1", "--participants", "6"]
        given += ["--keys", str(self._keys)]
        return given if self._audio is None else [*given, "--audio", str(self._audio)]

    def command(self, *given: str) -> subprocess.CompletedProcess[str]:
        """Give a command of the program beside it, without a terminal."""
        command = [sys.executable, "-m", "facilitator", *given]
        return subprocess.run(command, env=self._env, capture_output=True, text=True, check=False)

    @property
    def study(self) -> Study:
        return keyed(Study.open(self.root), self.state)

    @property
    def folder(self):
        return self.study.session("FG1")

    def acknowledged(self, kind: str) -> int:
        """Give how many records of a type the program was acknowledged."""
        return sum(line.split()[2:3] == [kind] for line in list(self.led.lines))

    @property
    def notes_acknowledged(self) -> int:
        return self.acknowledged("note.taken")

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Wait until the screen has shown `text`."""
        until = time.monotonic() + seconds
        while text not in self.led.shown:
            assert time.monotonic() < until, f"{text!r} was not shown: {self.led.shown[-3000:]}"
            assert self.led.running, self.led.shown[-1000:]
            time.sleep(0.05)

    def wait_for_notes(self, count: int, seconds: float = 60) -> None:
        """Wait until so many notes are acknowledged."""
        self.wait_for_records("note.taken", count, seconds)

    def wait_for_records(self, kind: str, count: int, seconds: float = 60) -> None:
        """Wait until so many records of a type are acknowledged."""
        until = time.monotonic() + seconds
        while (found := self.acknowledged(kind)) < count:
            assert time.monotonic() < until, f"{found} of {count} {kind}: {self.led.shown[-2000:]}"
            time.sleep(0.05)

    def kill(self) -> None:
        """Kill screen and recorder, as a power cut does."""
        recorder = self.steering.recorder().pid
        os.kill(recorder, signal.SIGKILL)
        self.led.strike("KILL")
        self.led.gone()
        assert ended(recorder)

    def end(self) -> None:
        """Wait for its end by the log."""
        status = self.led.gone()
        assert status == 0, self.led.shown[-1000:]

    def close(self) -> None:
        """Leave no process behind."""
        if self.led is not None:
            self.led.close()
        if self.steering is not None:
            said = self.steering.recorder()
            if said is not None and not ended(said.pid, 0.01):
                os.kill(said.pid, signal.SIGKILL)

    def verified(self) -> str:
        """Run `facilitator verify`; give what it said."""
        done = self.command("verify", "FG1", "--study", str(self.root))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def lost(self, said: list[str]) -> list[str]:
        """Give the lines of what was acknowledged that are not on the disk."""
        found = {
            (record.name, event_name(type(record.event)), content(record.event))
            for record in self.folder.read().records
        }
        told = [line for line in said if not line.startswith("at ")]
        return [one for one in told if (one.split()[0], *one.split()[2:]) not in found]

    def sound(self) -> list[tuple[int, int]]:
        """Give the stretches of the file that were kept, each checked sample by sample."""
        desk = Desk(self.study, self.folder)
        files = SoundFiles(self.folder.sounds, self.folder.envelope)
        kept = []
        for stretch in desk.timeline.stretches:
            (run,) = runs_in(files.read(stretch))
            assert (run.place, run.samples) == (stretch.first, stretch.samples)
            kept.append((run.place, run.end))
        return kept

    def rescued(self) -> list[Path]:
        """Give what lies in the rescue folder."""
        return [path for path in (self.state / "rescue").rglob("*") if path.is_file()]
