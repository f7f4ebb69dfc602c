"""Processes of a session under test: each speaks of what it was acknowledged through a pipe."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from threading import Thread

HERE = Path(__file__).parent
TESTS = HERE.parent
DIES_WITHIN = 60.0
LOOKED_BACK_BYTES = 200_000


class Speaking:
    """A process of ours with a pipe, through which it says a line for each acknowledged record."""

    def __init__(self, script: str, arguments: list[str], env: dict[str, str], *, screen: bool):
        """Start `tests/faults/<script>`; with `screen` in a terminal of its own."""
        self.lines: list[str] = []
        listens, speaks = os.pipe()
        self._terminal = Terminal() if screen else None
        ends = self._terminal.theirs if self._terminal else subprocess.PIPE
        command = [sys.executable, str(HERE / script), str(speaks), *arguments]
        self._process = subprocess.Popen(
            ["setsid", "--ctty", *command] if screen else command,
            stdin=ends if screen else subprocess.DEVNULL,
            stdout=ends,
            stderr=ends if screen else subprocess.STDOUT,
            pass_fds=(speaks,),
            env={**env, "PYTHONPATH": path_of_tests(), "TERM": "xterm-256color"},
        )
        os.close(speaks)
        if self._terminal:
            self._terminal.watch()
        self._printed = bytearray()
        self._listeners = [Thread(target=self._listen, args=(listens,), daemon=True)]
        self._listeners += [] if screen else [Thread(target=self._read, daemon=True)]
        for listener in self._listeners:
            listener.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def type(self, keys: str) -> None:
        """Press keys in its terminal."""
        self._terminal.type(keys.encode())

    def strike(self, name: str) -> None:
        """Send a signal; a HUP to a process with a terminal comes from closing the terminal."""
        if name == "HUP" and self._terminal:
            self._terminal.close()
        elif self.running:
            self._process.send_signal(getattr(signal, f"SIG{name}"))

    def gone(self) -> int:
        """Wait until it has ended and all it said is heard; give its status."""
        status = self._process.wait(timeout=DIES_WITHIN)
        for listener in self._listeners:
            listener.join(timeout=DIES_WITHIN)
        if self._terminal:
            self._terminal.close()
        return status

    def opened(self, seconds: float = 30) -> list[str]:
        """Wait until the session is open; give the item and the phase it stands at."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := [line for line in self.lines if line.startswith("at ")]:
                return found[0].split()[1:]
            assert self.running, f"it ended with {self.gone()}: {self.shown[-400:]}"
            time.sleep(0.01)
        raise AssertionError(f"the session did not open: {self.shown[-400:]}")

    @property
    def shown(self) -> str:
        """Give what it printed, or the last that its terminal was sent."""
        if self._terminal:
            return self._terminal.shown
        return self._printed.decode("utf-8", "replace")

    def close(self) -> None:
        """End it whatever it does."""
        if self.running:
            self._process.kill()
        self.gone()

    def _read(self) -> None:
        with self._process.stdout as printed:
            while some := printed.read1():
                self._printed += some

    def _listen(self, pipe: int) -> None:
        with os.fdopen(pipe, encoding="utf-8") as said:
            for line in said:
                if line.endswith("\n"):  # a line cut short was never said
                    self.lines.append(line.rstrip("\n"))


class Terminal:
    """A pseudo terminal whose window somebody looks at, until it is closed."""

    def __init__(self) -> None:
        self._ours, self.theirs = pty.openpty()
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self._seen = bytearray()
        self._closing = False

    def watch(self) -> None:
        os.close(self.theirs)
        self._looking = Thread(target=self._look, daemon=True)
        self._looking.start()

    def type(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def close(self) -> None:
        """Close the window: the kernel sends SIGHUP to whoever runs in it."""
        self._closing = True
        self._looking.join()

    @property
    def shown(self) -> str:
        return self._seen.decode("utf-8", "replace")

    def _look(self) -> None:
        while not self._closing:
            if select.select([self._ours], [], [], 0.02)[0]:
                try:
                    self._seen += os.read(self._ours, 65536)
                except OSError:  # nobody is left on the other side
                    break
                del self._seen[:-LOOKED_BACK_BYTES]
        os.close(self._ours)


def path_of_tests() -> str:
    """Give the import path of processes that use what tests share."""
    return os.pathsep.join((str(TESTS), str(TESTS.parent / "src")))


def ended(pid: int, seconds: float = DIES_WITHIN) -> bool:
    """Wait for the end of a process that is somebody else's child; say whether it came."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.005)
    return False
