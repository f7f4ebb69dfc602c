"""One session whose processes are killed again and again, and what is found after each blow.

The real program leads it from a key log: in a terminal with a microphone where there is a room
(`tests/sound_room`), headless with a file played at speed 1 otherwise. A second process takes notes
beside. What is true is known from outside: the records that were acknowledged, from the processes'
own pipes; the moment of the blow, on the boot clock; the length of every gap, from samples that say
their place (`tests/placed_sound`).
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyrage
from faults.led_session import content
from faults.machine_pace import MachinePace
from faults.processes import Speaking, ended
from placed_sound import Run, runs_in

from facilitator.audio.pieces import SoundFiles, pieces_in
from facilitator.session.events.made import event_name
from facilitator.session.state import SessionState, replay
from facilitator.session.timeline import SoundStretch
from facilitator.study.clock import SystemClock
from facilitator.study.folder import Study
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND, Us, us_of_sample
from facilitator.workflow.derive import Desk
from facilitator.workflow.guides import find_guide, read_guide
from facilitator.workflow.keyring import keyed
from facilitator.workflow.verify import verify

SIGNALS = ("HUP", "TERM", "INT", "KILL")
WHO = ("screen", "recorder", "both")
DEADLY_TO_THE_RECORDER = ("TERM", "KILL")
LIVES = (0.2, 2.0)
"""For how many seconds a session runs between two blows."""
LAST: Us = 5 * SECOND
"""How long a session goes on after its last blow; to start takes a part of it."""
LOG_SECONDS = 1800


@dataclass
class Blow:
    """One kill and what it cost; times in µs."""

    seed: int
    number: int
    signal: str
    who: str
    plain: bool
    mic: bool
    at: Us = 0
    """Session time of the blow."""
    phase: str = ""
    """What the recorder was doing."""
    acknowledged: int = 0
    """Records acknowledged until then, by both writers."""
    lost: list[str] = field(default_factory=list)
    sound_lost: Us | None = None
    """From the last whole sample on disk to the blow; None where no sound was being kept."""
    gap: Us | None = None
    """Length of the gap that it left, as the journal says."""
    gap_error: Us | None = None
    same_item: bool = True
    again: Us = 0
    """Until sound reached the disk again."""
    machine_late: Us = 0
    """How long the machine kept a thread of the harness waiting just before the blow."""

    @property
    def recorder_dies(self) -> bool:
        return self.who != "screen" and self.signal in DEADLY_TO_THE_RECORDER

    @property
    def screen_leaves(self) -> bool:
        return self.who != "recorder"

    def told(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


class Killed:
    """A session that takes blows. One `seed` gives one course of events."""

    def __init__(
        self, folder: Path, seed: int, env: dict[str, str], audio: Path | None, *, plain: bool
    ) -> None:
        """Make its study in `folder`; `audio` None hears the room that `env` leads to."""
        self._draw = random.Random(seed)
        self._seed, self._plain, self._audio = seed, plain, audio
        self._state = folder / "state"
        holder = pyrage.x25519.Identity.generate().to_public()
        Study.create(folder / "study", "Killed", recipients=() if plain else (str(holder),))
        self._study = keyed(Study.open(folder / "study"), self._state)
        self._env = {**os.environ, **env, "FACILITATOR_STATE": str(self._state)}
        self._env["FACILITATOR_CONFIG"] = str(folder / "config")
        self._keys = folder / "keys.jsonl"
        self._log = key_log(self._draw, self._items())
        self._machine = SystemClock()
        self._pace = MachinePace()
        self._screen: Speaking | None = None
        self._second: Speaking | None = None
        self._steering: SteeringFile | None = None
        self._acknowledged: list[str] = []
        self.blows: list[Blow] = []

    def take(self, blows: list[tuple[str, str]]) -> list[Blow]:
        """Take all blows, each a signal and whom it strikes; end the session and look at it."""
        try:
            for number, (name, who) in enumerate(blows, 1):
                mic = self._audio is None
                blow = Blow(self._seed, number, name, who, self._plain, mic)
                self.blows.append(blow)
                self._live(blow)
                self._strike(blow)
                self._look_at_records(blow)
            self._finish()
            self._look_at_sound()
        finally:
            self.close()
        return self.blows

    def close(self) -> None:
        """Leave no process behind."""
        for process in (self._screen, self._second):
            if process is not None:
                process.close()
        if (said := self._recorder()) is not None and not ended(said.pid, 0.01):
            os.kill(said.pid, signal.SIGKILL)

    # --- one life --------------------------------------------------------------------------------

    def _live(self, blow: Blow) -> None:
        """Start what does not run, wait until sound is on the disk, and let it run a while."""
        began = self._machine.now()
        if self._screen is None:
            self._start_screen()
        if self._second is None or not self._second.running:
            self._start_second()
        self._until_heard(began)
        if (last := self._last) is not None and last.recorder_dies:
            last.again = self._machine.now() - self._struck_at
        time.sleep(self._draw.uniform(*LIVES))

    @property
    def _last(self) -> Blow | None:
        return self.blows[-2] if len(self.blows) > 1 else None

    def _start_screen(self, end: Us | None = None) -> None:
        stood = self._state_on_disk() if self._acknowledged else None
        self._write_log(end)
        self._screen = Speaking(
            "led_session.py",
            ["run", *self._arguments(goes_on=stood is not None)],
            self._env,
            screen=self._audio is None,
        )
        item, phase = self._screen.opened()
        if stood is not None:
            blow = self._last if end is None else self.blows[-1]
            resumes = (stood.phase, phase) == ("off_record", "recording")  # never by itself
            blow.same_item = item == stood.item and not resumes

    def _arguments(self, *, goes_on: bool) -> list[str]:
        given = ["--study", str(self._study.root), "--session", "FG1", "--keys", str(self._keys)]
        given += ["--participants", "6"]
        if self._audio is not None:
            given += ["--headless", "--audio", str(self._audio)]
        return [*given, "--go-on"] if goes_on else given

    def _start_second(self) -> None:
        arguments = [str(self._study.root), str(self._state)]
        self._second = Speaking("second_writer.py", arguments, self._env, screen=False)

    def _until_heard(self, began: Us) -> None:
        """Wait until a living recorder has brought sound to the disk that came after `began`."""

        def heard() -> bool:
            said = self._recorder()
            if said is None or said.beat < began or ended(said.pid, 0.001):
                return False
            if said.phase == "off":
                return said.heard > 0
            on_disk = self._zero + self._end_of_sound(self._session_now())
            return said.phase == "on" and on_disk > began

        self._until(heard, "sound reaches the disk")

    # --- the blow --------------------------------------------------------------------------------

    def _strike(self, blow: Blow) -> None:
        said = self._recorder()
        assert said is not None
        ordered = self._ordered
        blow.phase = said.phase
        on_since = ordered.order.since if ordered.order.wanted == "on" else 0
        self._struck_at = self._machine.now()
        blow.at = self._struck_at - self._zero
        blow.machine_late = self._pace.worst_late
        if blow.who != "screen":
            os.kill(said.pid, getattr(signal, f"SIG{blow.signal}"))
        if blow.screen_leaves:
            self._screen.strike(blow.signal)
        if blow.who == "both" and self._draw.random() < 0.5:
            self._second.strike(blow.signal)
            self._forget(self._second)
            self._second = None
        if blow.recorder_dies:
            assert ended(said.pid), "the recorder did not die"
            if blow.phase == "on":
                blow.sound_lost = blow.at - max(self._end_of_sound(blow.at), on_since)
        elif blow.phase == "on":
            blow.sound_lost = 0  # it must go on without a gap: `_look_at_sound` holds it to that
        if blow.screen_leaves:
            self._forget(self._screen)
            self._screen = None

    def _forget(self, process: Speaking) -> None:
        """Wait for its end, and keep what it was acknowledged."""
        process.gone()
        self._acknowledged += process.lines

    def _end_of_sound(self, at: Us) -> Us:
        """Give the session time of the last whole sample that was on disk at `at`."""
        folder = self._folder
        ends = [
            us_of_sample(piece.end, piece.rate)
            for piece in pieces_in(*folder.sounds).values()
            if us_of_sample(piece.first, piece.rate) < at
        ]
        return max(ends, default=0)

    # --- what is found ---------------------------------------------------------------------------

    def _look_at_records(self, blow: Blow) -> None:
        said = [line for line in self._all_lines() if not line.startswith("at ")]
        reading = self._folder.read()
        found = {(r.name, event_name(type(r.event)), content(r.event)) for r in reading.records}
        blow.acknowledged = len(said)
        for line in said:
            name, _, kind, what = line.split()
            if (name, kind, what) not in found:
                blow.lost.append(line)
        assert not any(file.damaged for file in reading.files), "a line is damaged"

    def _all_lines(self) -> list[str]:
        living = [process.lines for process in (self._screen, self._second) if process is not None]
        return [*self._acknowledged, *(line for lines in living for line in list(lines))]

    def _finish(self) -> None:
        """Let the session go on to its end."""
        if self._screen is not None:
            self._screen.strike("TERM")
            self._forget(self._screen)
        self._start_screen(end=self._goes_on_at() + LAST)
        status = self._screen.gone()
        assert status == 0, f"the session ended with {status}: {self._screen.shown[-400:]}"
        if self._second is not None:
            self._second.strike("KILL")
            self._forget(self._second)
        self._look_at_records(self.blows[-1])
        done = [r.event.line for r in self._folder.read().records if getattr(r.event, "line", 0)]
        assert len(done) == len(set(done)), "a key was pressed twice"
        report = verify(self._study, "FG1")
        assert report.whole, report

    def _look_at_sound(self) -> None:
        """Hold every gap against the places of the samples before and after it."""
        desk = Desk(self._study, self._folder)
        stretches = desk.timeline.stretches
        heard = [self._heard(stretch) for stretch in stretches]
        gaps = desk.timeline.gaps
        sides = zip(pairwise(stretches), pairwise(heard), strict=True)
        for (before, after), (last, first) in sides:
            between = [gap for gap in gaps if before.end <= gap.start and gap.end <= after.start]
            said = after.start - before.end
            explained = sum(gap.end - gap.start for gap in between)
            assert abs(explained - said) < SECOND // 10, (before.end, after.start, between)
            blow = self._that_left(before.end, after.start)
            if blow is not None:
                true = us_of_sample(first[0].place - last[-1].end, before.rate)
                blow.gap, blow.gap_error = said, abs(said - true)
                left = [g for g in between if g.start <= blow.at and g.why != "off_record"]
                if left and not blow.recorder_dies and blow.phase == "on":
                    blow.sound_lost = said  # it lived, and yet it left a gap

    def _heard(self, stretch: SoundStretch) -> list[Run]:
        runs = runs_in(SoundFiles(self._folder.sounds, self._folder.envelope).read(stretch))
        assert runs, f"none of the sound that was played in {stretch}"
        return runs

    def _that_left(self, start: Us, end: Us) -> Blow | None:
        """Give the first blow that fell into a gap, or just after the last block before it."""
        return next((b for b in self.blows if start <= b.at <= end), None)

    # --- around ----------------------------------------------------------------------------------

    @property
    def _folder(self):
        return self._study.session("FG1")

    def _state_on_disk(self) -> SessionState:
        return replay(self._folder.read().records)

    def _recorder(self):
        if self._steering is None:
            if not self._acknowledged and (self._screen is None or not self._screen.lines):
                return None
            self._steering = SteeringFile(steering_path(self._state, self._folder.id))
        return self._steering.recorder()

    @property
    def _ordered(self):
        return self._steering.screen()

    @property
    def _zero(self) -> Us:
        return self._ordered.zero

    def _session_now(self) -> Us:
        return self._machine.now() - self._zero

    def _goes_on_at(self) -> Us:
        """Give the session time at which a session that goes on now stands: a file has waited."""
        if self._audio is not None:
            return Desk(self._study, self._folder).timeline.end
        return self._session_now()

    def _until(self, done: Callable[[], bool], what: str, seconds: float = 30) -> None:
        until = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < until, f"{what}: not within {seconds} s"
            time.sleep(0.01)

    def _items(self) -> list[str]:
        guide = read_guide(find_guide(self._study.settings.guide, self._study))
        begins = guide.tied_to("record")
        after = False
        found = []
        for stop in guide.stops:
            after = after or stop == begins
            if after and stop.do not in ("record", "assent"):
                found.append(stop.id)
        return found

    def _write_log(self, end: Us | None) -> None:
        """Write the key log as a person presses it from here on: nothing while nothing ran."""
        if self._steering is not None:
            done = self._state_on_disk().last_line or 0
            now = (self._goes_on_at() + SECOND // 2) / SECOND
            now = max(now, self._log[done - 1]["t"] if done else 0)
            last = [{"t": now, "do": "on"}, {"t": (end or 0) / SECOND, "do": "end"}]

            def stays(n: int, line: dict[str, Any]) -> bool:
                return n <= done or (end is None and line.get("t", 0) >= now)

            self._log = [line if stays(n, line) else {} for n, line in enumerate(self._log, 1)]
            self._log += [] if end is None else last
        lines = [json.dumps(line) if line else "" for line in self._log]
        self._keys.write_text("\n".join(lines) + "\n", encoding="utf-8")


def key_log(draw: random.Random, items: list[str]) -> list[dict[str, Any]]:
    """Give a key log of half an hour: speakers, notes, marks, items, and off the record."""
    lines: list[dict[str, Any]] = []
    at, off_at = 0.3, draw.uniform(5, 9)
    while at < LOG_SECONDS:
        t = round(at, 3)
        if at >= off_at:
            lines.append({"t": t, "do": "off"})
            at += draw.uniform(0.7, 1.5)
            lines.append({"t": round(at, 3), "do": "on"})
            off_at = at + draw.uniform(6, 14)
        elif (kind := draw.random()) < 0.4:
            lines.append({"t": t, "do": "speaker", "key": draw.choice("123456m")})
        elif kind < 0.7:
            lines.append({"t": t, "do": "note", "text": f"note {draw.randrange(10**6)}"})
        elif kind < 0.8:
            lines.append({"t": t, "do": "quote"})
        else:
            lines.append({"t": t, "do": "item", "item": draw.choice(items)})
        at += draw.uniform(0.05, 0.5)
    return lines
