"""What the live screen costs, at 120×36 in a real terminal: processor, key to paint, memory.

    python benchmarks/live.py [idle] [meter] [key] [memory] [--seconds 60] [--presses 200]

`idle` and `meter` give the screen's share of a core while a silent room is recorded, and while
people speak; `key` how long a key takes until the screen has it, with the recorder and a real
transcription at work, beside the echo of a bare terminal in the same minute; `memory` how much the
screen grows over a 90-minute session of 3,000 acts, played twenty times as fast. Without a name all
four are measured. Budgets are those of the screens' design; the exit status is 1 if one is missed.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import numpy as np
import soundfile
from sound_room import missing, sound_room

from facilitator.study.folder import Study

ROOT = Path(__file__).parents[1]
REHEARSAL = ROOT / "recordings" / "rehearsal" / "rehearsal.flac"
PROGRAM = (sys.executable, "-m", "facilitator")
COLUMNS, ROWS = 120, 36
IDLE_BUDGET_PERCENT = 1.0
METER_BUDGET_PERCENT = 5.0
KEY_BUDGET_MS = 60.0
MEMORY_BUDGET_MB = 20.0
SESSION_MINUTES = 90
ACTS = 3000
SPEED = 20
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-_])")


class Terminal:
    """A program in a pseudo-terminal of 120×36; what it paints is kept as plain text."""

    def __init__(self, command: tuple[str, ...], env: dict[str, str]) -> None:
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, {**env, "TERM": "xterm-256color"})
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, size)
        os.kill(self.pid, signal.SIGWINCH)
        self._painted = b""

    def press(self, keys: str) -> None:
        """Send keys as a terminal does, and forget what was painted before."""
        self._painted = b""
        os.write(self._file, keys.encode())

    def take(self, seconds: float) -> None:
        """Read what is painted for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(left)

    def wait_for(self, text: str, seconds: float = 60.0) -> float:
        """Read until `text` is painted; give when (monotonic seconds)."""
        until = time.monotonic() + seconds
        while text.encode() not in _SEQUENCE.sub(b"", self._painted):
            if (left := until - time.monotonic()) <= 0:
                sys.exit(f"The screen never showed {text!r}.")
            self._read(left)
        return time.monotonic()

    def close(self) -> None:
        """End the program at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def _read(self, seconds: float) -> None:
        if select.select([self._file], [], [], seconds)[0]:
            try:
                self._painted += os.read(self._file, 65536)
            except OSError:  # Linux says so where the program has ended
                sys.exit(f"The program ended:\n{_SEQUENCE.sub(b'', self._painted).decode()}")


@contextmanager
def led(folder: Path) -> Iterator[tuple[Terminal, dict[str, str]]]:
    """Lead a group in a room without a sound card, past its assent round."""
    study = Study.create(folder / "study", "A benchmark")
    with sound_room(folder / "r", awake=True) as room:
        env = {**room.env, "FACILITATOR_STATE": str(folder / "state")}
        env["FACILITATOR_CONFIG"] = str(folder / "config")
        asked = ("run", "--study", str(study.root), "--session", "B1", "--participants", "6")
        screen = Terminal((*PROGRAM, *asked), env)
        try:
            with speaking(env, folder):  # the check wants to hear something
                _begin(screen)
            yield screen, env
        finally:
            screen.close()
            subprocess.run(["pkill", "-KILL", "-f", str(study.root)], check=False)


def _begin(screen: Terminal) -> None:
    """Lead the group past its assent round, to the first question."""
    screen.wait_for("Nothing stops you")
    screen.press("\r")
    screen.wait_for("space next")
    screen.press("z")  # the full view shows most, and costs most
    screen.take(0.5)
    for _ in range(9):
        screen.press(" ")
        screen.take(0.3)
    screen.wait_for("saved to 0:00:0")
    screen.press(" ")
    screen.take(0.5)
    for _ in range(6):
        screen.press("y")
        screen.take(0.3)
    screen.press(" ")
    screen.take(1)


@contextmanager
def speaking(env: dict[str, str], folder: Path) -> Iterator[None]:
    """Have people speak in the room meanwhile, for twenty minutes at most."""
    file = folder / "speech.wav"
    if not file.exists():
        sound, rate = soundfile.read(REHEARSAL, dtype="int16")
        soundfile.write(file, np.tile(sound, 5), rate)
    player = subprocess.Popen(["paplay", "--latency-msec=500", str(file)], env=env)
    try:
        yield
    finally:
        player.kill()
        player.wait()


@contextmanager
def transcribing(env: dict[str, str], study: Path) -> Iterator[None]:
    """Have the rehearsal transcribed beside it, as a second session."""
    asked = ("--study", str(study))
    keys = REHEARSAL.with_suffix(".keys.jsonl")
    log = ("run", "--session", "T1", "--participants", "6", "--headless", "--speed", "50")
    played = ("--audio", str(REHEARSAL), "--keys", str(keys))
    subprocess.run([*PROGRAM, *log, *played, *asked], env=env, check=True, capture_output=True)
    worker = subprocess.Popen(
        [*PROGRAM, "transcribe", "T1", *asked], env=env, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(8)  # until the model is loaded
    try:
        yield
        if worker.poll() is not None:
            print("                        (the transcription ended before the presses did)")
    finally:
        worker.kill()
        worker.wait()


def cpu_seconds(pid: int) -> float:
    """Give the processor time of a process, to the microsecond (Linux).

    What `/proc/<pid>/stat` says is counted in ticks: a thread that a timer woke is charged a whole
    one, whatever it took.
    """
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def share(screen: Terminal, seconds: float) -> float:
    """Give the percent of a core that the screen's process uses."""
    screen.take(3)
    began, cpu = time.monotonic(), cpu_seconds(screen.pid)
    screen.take(seconds)
    return 100 * (cpu_seconds(screen.pid) - cpu) / (time.monotonic() - began)


def idle(folder: Path, given: argparse.Namespace) -> bool:
    """Measure a silent room."""
    with led(folder) as (screen, _):
        screen.take(3)
        percent = share(screen, given.seconds)
    print(f"idle                    {percent:.2f} % of a core (budget {IDLE_BUDGET_PERCENT} %)")
    return percent < IDLE_BUDGET_PERCENT


def meter(folder: Path, given: argparse.Namespace) -> bool:
    """Measure a room in which people speak."""
    with led(folder) as (screen, env), speaking(env, folder):
        percent = share(screen, given.seconds)
    print(f"with the meter          {percent:.2f} % of a core (budget {METER_BUDGET_PERCENT} %)")
    return percent < METER_BUDGET_PERCENT


def key(folder: Path, given: argparse.Namespace) -> bool:
    """Measure from a key to its paint, beside a bare terminal's echo."""
    with (
        led(folder) as (screen, env),
        speaking(env, folder),
        transcribing(env, folder / "study"),
    ):
        echo = Terminal(("cat",), env)
        try:
            painted = pressed(given.presses, screen, lambda seat: f"P{seat} speaks")
            echoed = pressed(given.presses, echo, str)
        finally:
            echo.close()
    p50, p95, bare = at(painted, 0.5), at(painted, 0.95), at(echoed, 0.95)
    print(f"load average            {os.getloadavg()[0]:.1f}")
    print(f"key to paint            p50 {p50:.1f} ms, p95 {p95:.1f} ms (budget {KEY_BUDGET_MS} ms)")
    print(f"a bare terminal's echo  p95 {bare:.2f} ms")
    return p95 < KEY_BUDGET_MS


def pressed(count: int, screen: Terminal, shows: Callable[[int], str]) -> list[float]:
    """Press seats' keys at odd moments; give how many milliseconds each took, sorted."""
    chance, took, last = random.Random(count), [], 0
    for _ in range(count):
        screen.take(chance.uniform(0.25, 0.45))
        last = chance.choice([seat for seat in range(1, 7) if seat != last])
        began = time.monotonic()
        screen.press(str(last))
        took.append(1000 * (screen.wait_for(shows(last), 10) - began))
    return sorted(took)


def at(values: list[float], part: float) -> float:
    """Give the value at that part of a sorted list."""
    return values[min(round(part * len(values)), len(values) - 1)]


def memory(folder: Path, given: argparse.Namespace) -> bool:
    """Measure how much the screen grows between minute 5 and minute 90."""
    study = Study.create(folder / "study", "A benchmark")
    sound, rate = soundfile.read(REHEARSAL, dtype="int16")
    audio, keys = folder / "long.flac", folder / "keys.jsonl"
    samples = SESSION_MINUTES * 60 * rate
    soundfile.write(audio, np.tile(sound, samples // len(sound) + 1)[:samples], rate)
    keys.write_text("".join(json.dumps(line) + "\n" for line in acts()), encoding="utf-8")
    env = {**os.environ, "FACILITATOR_STATE": str(folder / "state")}
    env["FACILITATOR_CONFIG"] = str(folder / "config")
    asked = ("run", "--study", str(study.root), "--session", "B1", "--participants", "8")
    played = ("--audio", str(audio), "--keys", str(keys), "--speed", str(SPEED))
    screen = Terminal((*PROGRAM, *asked, *played), env)
    try:
        screen.wait_for("saved to")
        screen.wait_for("0:05:0", 60)
        early = resident_mb(screen.pid)
        screen.wait_for("1:29:5", 600)
        late = resident_mb(screen.pid)
    finally:
        screen.close()
        subprocess.run(["pkill", "-KILL", "-f", str(study.root)], check=False)
    grown = late - early
    print(f"memory                  {early:.0f} MB at minute 5, {late:.0f} MB at minute 90")
    print(f"grown by                {grown:.1f} MB (budget {MEMORY_BUDGET_MB} MB)")
    return grown < MEMORY_BUDGET_MB


def acts() -> Iterator[dict[str, object]]:
    """Give the key log of a lively group: assent, then presses, notes, marks and items."""
    for seat in range(1, 9):
        yield {"t": 5.0 + seat, "do": "assent", "participant": f"P{seat}", "answer": "agree"}
    chance = random.Random(ACTS)
    step = (SESSION_MINUTES * 60 - 40) / ACTS
    for number in range(ACTS - 8):
        t = round(20 + number * step, 3)
        kind = chance.random()
        if kind < 0.15:
            yield {"t": t, "do": "note", "text": f"note {number}: they looked at each other #room"}
        elif kind < 0.2:
            yield {"t": t, "do": chance.choice(["quote", "followup", "identified"])}
        elif kind < 0.22:
            yield {"t": t, "do": "go", "item": chance.choice(["II.q1", "II.q2", "III.q1", "IV.q1"])}
        else:
            yield {"t": t, "do": "speaker", "key": chance.choice("12345678m")}


def resident_mb(pid: int) -> float:
    """Give how much memory a process holds (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


MEASURES: dict[str, Callable[[Path, argparse.Namespace], bool]] = {
    "idle": idle,
    "meter": meter,
    "key": key,
    "memory": memory,
}


def main() -> int:
    """Measure, as the command line asks."""
    parser = argparse.ArgumentParser(description="Measure what the live screen costs.")
    parser.add_argument("what", nargs="*", metavar="|".join(MEASURES))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--presses", type=int, default=200)
    given = parser.parse_args()
    if unknown := set(given.what) - set(MEASURES):
        parser.error(f"there is no measure {', '.join(sorted(unknown))}")
    if (why := missing()) is not None:
        print(f"No sound room: {why}", file=sys.stderr)
        return 1
    holds = True
    for name in given.what or MEASURES:
        with tempfile.TemporaryDirectory(prefix="live-") as folder:
            holds &= MEASURES[name](Path(folder), given)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
