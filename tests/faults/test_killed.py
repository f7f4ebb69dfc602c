"""Screen and recorder killed with SIGKILL in the middle of a keyed session: nothing is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from facilitator.formats.key_log import read_key_log
from facilitator.session.events.made import event_name
from facilitator.session.state import replay
from facilitator.study.folder import Study
from facilitator.units import SECOND, us_of_sample

HERE = Path(__file__).parent
REHEARSAL = HERE.parents[1] / "recordings" / "rehearsal"
AUDIO = REHEARSAL / "rehearsal.flac"
KEYS = REHEARSAL / "rehearsal.keys.jsonl"


class Led:
    """A session run by `led_session.py`, killed and started again as a test wants."""

    def __init__(self, folder: Path, speed: float) -> None:
        self.study = Study.create(folder / "study", "Killed")
        self.state = folder / "state"
        self.speed = speed
        self.acknowledged: list[tuple[str, int, str]] = []
        self.starts = 0

    @property
    def session(self):
        return self.study.session("FG1")

    def start(self) -> subprocess.Popen:
        more = ["--go-on"] if self.starts else []
        self.starts += 1
        command = [HERE / "led_session.py", self.study.root, self.state, AUDIO, KEYS, self.speed, 6]
        return subprocess.Popen(
            [sys.executable, *map(str, command), *more], stdout=subprocess.PIPE, text=True
        )

    def kill_after(self, running: subprocess.Popen, seconds: float) -> None:
        """Kill screen and recorder, `seconds` after the session's zero."""
        first = self._line(running)
        time.sleep(seconds)
        for pid in (running.pid, *recorders(self.state)):
            os.kill(pid, signal.SIGKILL)
        rest = running.communicate()[0]
        self._heard(first + rest)

    def finish(self, running: subprocess.Popen) -> None:
        out, _ = running.communicate(timeout=300)
        self._heard(out)
        assert running.returncode == 0

    def _line(self, running: subprocess.Popen) -> str:
        line = running.stdout.readline()
        assert line, "the session did not start"
        return line

    def _heard(self, out: str) -> None:
        for line in out.splitlines(keepends=True):
            if line.endswith("\n"):
                name, at, kind = line.split()
                self.acknowledged.append((name, int(at), kind))


def recorders(state: Path) -> list[int]:
    """Give the recorder processes that use this state folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"_record" in words and any(str(state).encode() in word for word in words):
                found.append(int(entry.name))
    return found


def everything_is_there(led: Led) -> None:
    """Hold what stands on disk against what was acknowledged and against the key log."""
    reading = led.session.read()
    on_disk = {(r.name, event_name(type(r.event))): r.at for r in reading.records}
    lost = [one for one in led.acknowledged if (one[0], one[2]) not in on_disk]
    assert lost == []
    # Merging may lift a time to that of the record before; it never makes one earlier.
    assert all(on_disk[name, kind] >= at for name, at, kind in led.acknowledged)
    assert not any(file.damaged for file in reading.files)
    state = replay(reading.records)
    done = [
        line
        for r in reading.records
        if (line := getattr(r.event, "line", None)) is not None
        and r.name not in state.withdrawn_names
    ]
    in_log = [line.line for line in read_key_log(KEYS.read_bytes(), KEYS.name)]
    assert sorted(set(done)) == in_log, "every key of the log was pressed"
    assert len(done) == len(set(done)), "none of them twice"


def run_with_kills(led: Led, moments: list[float]) -> None:
    for moment in moments:
        led.kill_after(led.start(), moment)
    led.finish(led.start())


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc to find processes")
def test_a_session_killed_twice_goes_on_and_loses_nothing(tmp_path):
    led = Led(tmp_path, speed=20)
    run_with_kills(led, [1.5, 2.5])
    everything_is_there(led)
    # A rehearsal's file stands while nothing runs: no sound at all is missing from it.
    gaps = [r.event for r in led.session.read().records if event_name(type(r.event)) == "gap.left"]
    assert {gap.why for gap in gaps} == {"off_record"}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc to find processes")
def test_ten_kills_at_random_moments_lose_no_event_and_at_most_a_second_of_sound(tmp_path):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    led = Led(tmp_path, speed=1)
    for _ in range(10):
        running = led.start()
        led.kill_after(running, draw.uniform(2, 6))
        assert sound_missing(led) <= SECOND
    led.speed = 20
    led.finish(led.start())
    everything_is_there(led)


def sound_missing(led: Led) -> int:
    """Give how far the sound on disk is behind the session clock's last sign of life, in µs."""
    from facilitator.workflow.derive import Desk

    desk = Desk(led.study, led.session)
    from facilitator.study.steering import SteeringFile, steering_path

    said = SteeringFile(steering_path(led.state, led.session.id)).recorder()
    heard = us_of_sample(said.heard, said.rate)
    return heard - desk.timeline.end if desk.state.phase == "recording" else 0
