"""A tmux pane in which the real program is led by keys, as a person does."""

import os
import signal
import subprocess
import time
from pathlib import Path


class Terminal:
    """A tmux pane of a stated size, driven by keys."""

    def __init__(self, folder: Path, environment: dict[str, str], width=120, height=36) -> None:
        self._socket = str(folder / "tmux")
        variables = [part for item in environment.items() for part in ("-e", "=".join(item))]
        size = ["-x", str(width), "-y", str(height)]
        self._tmux("new-session", "-d", "-s", "room", *size, *variables, "-c", str(folder))

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *arguments], capture_output=True, text=True, check=True
        )
        return done.stdout

    def type(self, command: str) -> None:
        self._tmux("send-keys", "-t", "room", "-l", command)
        self.press("Enter")

    def press(self, *keys: str, pause: float = 0.3) -> None:
        for key in keys:
            self._tmux("send-keys", "-t", "room", key)
            time.sleep(pause)  # a held key counts once: a person is not faster

    def write(self, text: str) -> None:
        self._tmux("send-keys", "-t", "room", "-l", text)

    @property
    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", "-t", "room")

    def wait_for(self, text: str, seconds: float = 30) -> str:
        until = time.monotonic() + seconds
        while text not in (shown := self.screen):
            assert time.monotonic() < until, f"{text!r} never came:\n{shown}"
            time.sleep(0.1)
        return shown

    def wait_without(self, text: str, seconds: float = 30) -> str:
        until = time.monotonic() + seconds
        while text in (shown := self.screen):
            assert time.monotonic() < until, f"{text!r} never went:\n{shown}"
            time.sleep(0.1)
        return shown

    def kill_everything(self, study: Path) -> None:
        """Kill screen and recorder of a study as a power cut does, and clear the pane."""
        found = subprocess.run(["pgrep", "-f", str(study)], capture_output=True, text=True)
        for pid in found.stdout.split():
            os.kill(int(pid), signal.SIGKILL)
        time.sleep(0.5)
        self.type("reset; clear")

    def close(self) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False)
