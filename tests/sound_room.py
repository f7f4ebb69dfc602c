"""A room with a microphone, on a machine without a sound card.

PulseAudio with a null sink: what a player plays into the sink comes out of its monitor, which is
the room's microphone. It has a runtime folder of its own and runs as root too. A busy machine
starves the player first, so the player here is a process with a large buffer that plays *numbered*
samples and counts its own underruns: what the recorder loses can be told from what was never there.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator, Sequence
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path

import pytest

RATE = 48_000
PERIOD = 30_000
"""Numbers go from 1 to this and begin anew; 0 is silence, so that a hole shows."""

DAEMON = """
load-module module-null-sink sink_name=room rate=48000 channels=1 format=s16le
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
set-default-sink room
set-default-source room.monitor
"""
ALSA = """
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
"""
PLUGIN = "libasound_module_pcm_pulse.so"


def missing() -> str | None:
    """Say what the room lacks on this machine, with the packages that bring it."""
    for program, package in (("pulseaudio", "pulseaudio"), ("pactl", "pulseaudio-utils")):
        if shutil.which(program) is None:
            return f"no {program}: apt install {package}"
    if find_library("portaudio") is None:
        return "no PortAudio: apt install libportaudio2"
    if not any(Path("/usr/lib").glob(f"*/alsa-lib/{PLUGIN}")):
        return "no PulseAudio plugin for ALSA: apt install libasound2-plugins"
    return None


def skip_aloud() -> None:
    """Skip the test where there can be no room, saying so where a person reads it."""
    if (why := missing()) is not None:
        print(f"\nSKIPPED: no sound room ({why})", file=sys.__stderr__, flush=True)
        pytest.skip(f"no sound room: {why}")


@dataclass(frozen=True)
class Room:
    """A running room; give `env` to whoever shall hear it."""

    folder: Path
    env: dict[str, str]

    def pactl(self, *arguments: str) -> str:
        done = subprocess.run(
            ["pactl", *arguments], env=self.env, capture_output=True, text=True, check=True
        )
        return done.stdout

    def unplug(self) -> None:
        """Pull the microphone out."""
        self.pactl("unload-module", "module-null-sink")

    def plug_in(self) -> None:
        """Put it back."""
        self.pactl(
            "load-module",
            "module-null-sink",
            "sink_name=room",
            f"rate={RATE}",
            "channels=1",
            "format=s16le",
        )
        self.pactl("set-default-source", "room.monitor")

    def sink(self, name: str, description: str) -> str:
        """Put in another room, whose monitor is another microphone."""
        return self.pactl(
            "load-module",
            "module-null-sink",
            f"sink_name={name}",
            f"rate={RATE}",
            "channels=1",
            f"sink_properties='device.description=\"{description}\"'",
        ).strip()

    def microphone(self, name: str, description: str, of: str = "room") -> str:
        """Put in another microphone that hears a sink; give what `unload-module` takes for it."""
        return self.pactl(
            "load-module",
            "module-remap-source",
            f"source_name={name}",
            f"master={of}.monitor",
            f"source_properties='device.description=\"{description}\"'",
        ).strip()

    @contextlib.contextmanager
    def playing(self, seconds: float, sound: bytes | None = None) -> Iterator[Player]:
        """Play numbered samples for so long, or `sound` (16-bit, mono, at the room's rate)."""
        player = Player(self, numbers(round(seconds * RATE)) if sound is None else sound)
        try:
            yield player
        finally:
            player.stop()


@contextlib.contextmanager
def sound_room(folder: Path, *, awake: bool = False) -> Iterator[Room]:
    """Open a room whose files lie in `folder` (a short path: sockets have at most 108 bytes).

    A null sink to which nobody listens ticks every two seconds, so a microphone takes that long to
    begin; with `awake` somebody listens all the time.
    """
    skip_aloud()
    folder.mkdir(parents=True, exist_ok=True)
    socket = folder / "native"
    script = folder / "room.pa"
    script.write_text(DAEMON.format(socket=socket), encoding="ascii")
    (folder / "asound.conf").write_text(ALSA, encoding="ascii")
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PULSE")},
        "PULSE_RUNTIME_PATH": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "HOME": str(folder),
        "PULSE_SERVER": f"unix:{socket}",
        "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
    }
    daemon = subprocess.Popen(
        ["pulseaudio", "-n", "-F", str(script), "--daemonize=no", "--exit-idle-time=-1"],
        env={name: value for name, value in env.items() if name != "PULSE_SERVER"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    listener = None
    try:
        _wait_for(socket, daemon)
        listener = _listener(env) if awake else None
        yield Room(folder, env)
    finally:
        for process in (listener, daemon):
            if process is not None:
                process.terminate()
                process.wait(timeout=10)


def _listener(env: dict[str, str]) -> subprocess.Popen[bytes]:
    command = ["pacat", "--record", "--raw", "--latency-msec=20"]
    silent = subprocess.DEVNULL
    return subprocess.Popen(command, env=env, stdin=silent, stdout=silent, stderr=silent)


def _wait_for(socket: Path, daemon: subprocess.Popen[bytes]) -> None:
    for _ in range(500):
        if socket.exists():
            return
        if daemon.poll() is not None:
            break
        time.sleep(0.02)
    raise RuntimeError(f"PulseAudio did not open the room (status {daemon.poll()})")


class Player:
    """`pacat` with a buffer of ten seconds."""

    def __init__(self, room: Room, sound: bytes) -> None:
        self._log = room.folder / "player.log"
        played = room.folder / "played.raw"
        # The server drops a little where a stream begins and ends: there is silence there.
        silence = bytes(2 * RATE)
        played.write_bytes(silence + sound + silence)
        arguments = ["--playback", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        arguments += ["--latency-msec=10000", "--verbose", "--volume=65536", str(played)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                ["pacat", *arguments], env=room.env, stderr=log, stdin=subprocess.DEVNULL
            )

    @property
    def underruns(self) -> int:
        """How often the player itself ran dry before its end."""
        text = self._log.read_text(encoding="utf-8", errors="replace")
        at_its_end = re.findall(r"Stream underrun(?:(?!Stream).)*stream drained", text, re.DOTALL)
        return text.count("Stream underrun") - len(at_its_end)

    def wait(self, timeout: float = 120) -> None:
        self._process.wait(timeout=timeout)

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=10)


def numbers(samples: int) -> bytes:
    """Samples that count from 1 to PERIOD and begin anew."""
    once = array("h", range(1, PERIOD + 1))
    whole = once * (samples // PERIOD + 1)
    return whole[:samples].tobytes()


@dataclass(frozen=True)
class Counted:
    """What a recording of numbered samples holds."""

    heard: int
    """Samples that carry a number."""
    first: int | None
    """The first number."""
    lost: int
    """Numbers that are missing between the first and the last."""
    jumps: tuple[tuple[int, int, int], ...]
    """(place, number before, number after) wherever counting broke, zeros passed over."""


def counted(pcm: bytes) -> Counted:
    """Count what is there and what is missing in a recording of numbered samples."""
    samples = array("h")
    samples.frombytes(pcm)
    heard = lost = 0
    first: int | None = None
    last: int | None = None
    jumps = []
    for place, value in enumerate(samples):
        if value == 0:
            continue
        heard += 1
        first = value if first is None else first
        if last is not None and value != last % PERIOD + 1:
            jumps.append((place, last, value))
            lost += (value - last - 1) % PERIOD
        last = value
    return Counted(heard, first, lost, tuple(jumps))


def busy(count: int, nice: int = 19) -> list[subprocess.Popen[bytes]]:
    """Start processes that do nothing but keep the machine busy; 19 is the lowest priority."""
    loop: Sequence[str] = ("nice", "-n", str(nice), sys.executable, "-c", "while True: pass")
    return [subprocess.Popen(loop) for _ in range(count)]
