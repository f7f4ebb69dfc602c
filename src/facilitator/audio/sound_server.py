"""Asks the sound server (PulseAudio, or PipeWire in its place) which device a process hears.

PortAudio sees the server as one device called `default`. The server itself moves a stream to
another microphone when one is pulled out, and nobody tells the program: so it is asked, every two
seconds, by the server's own tool. Without that tool, or without such a server, PortAudio's name
has to do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from threading import Event as Signal
from threading import Thread

TOOL = "pactl"
ASK_SECONDS = 2.0
ANSWERS_WITHIN_SECONDS = 1.0
_BLOCK = re.compile(r"\n\s*\n(?=Source)")
_SOURCE = re.compile(r"^\s*Source: (\d+)$", re.MULTILINE)
_NUMBER = re.compile(r"^Source #(\d+)$", re.MULTILINE)
_NAME = re.compile(r"^\s*Name: (.+)$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^\s*Description: (.+)$", re.MULTILINE)
_DEFAULT = re.compile(r"^Default Source: (.+)$", re.MULTILINE)


class SoundServer:
    """Follows which device this process hears."""

    def __init__(self) -> None:
        """Prepare; nothing is asked before `start`."""
        self._tool = shutil.which(TOOL)
        self._asking: Signal | None = None
        """Ends the thread that asks, while there is one."""
        self._number: str | None = None
        self.device = ""
        """What the device calls itself; empty where the server does not say."""

    def start(self) -> None:
        """Ask now, and from now on."""
        if self._tool is None:
            return
        self._number = None
        self.ask()
        if self._asking is None:
            self._asking = Signal()
            Thread(
                target=self._work, args=(self._asking,), name="sound server", daemon=True
            ).start()

    def close(self) -> None:
        """Ask no more; what was known stays, and no answer is waited for."""
        if self._asking is not None:
            self._asking.set()
            self._asking = None

    def ask(self) -> None:
        """Learn which device is heard; what is not answered leaves what was known."""
        number = _heard_by(os.getpid(), self._say("list", "source-outputs"))
        if number not in (None, self._number):
            self._number = number
            self.device = _described(self._say("list", "sources"), str(number)) or self.device

    def choice(self) -> str:
        """Give the device that the server would choose now; empty where it does not say."""
        found = _DEFAULT.search(self._say("info")) if self._tool else None
        return _described(self._say("list", "sources"), found[1]) if found else ""

    def _work(self, closed: Signal) -> None:
        while not closed.wait(ASK_SECONDS):
            self.ask()

    def _say(self, *arguments: str) -> str:
        try:
            done = subprocess.run(
                [self._tool or TOOL, *arguments],
                env={**os.environ, "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=ANSWERS_WITHIN_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.decode("utf-8", "replace")


def _heard_by(process: int, outputs: str) -> str | None:
    """Give the number of the source that a process hears, from the server's list."""
    for output in _BLOCK.split(outputs):
        if f'application.process.id = "{process}"' in output and (found := _SOURCE.search(output)):
            return found[1]
    return None


def _described(sources: str, which: str) -> str:
    """Give what the source of that number or name calls itself."""
    for source in _BLOCK.split(sources):
        known = {found[1] for found in (_NUMBER.search(source), _NAME.search(source)) if found}
        if which in known and (said := _DESCRIPTION.search(source)):
            return said[1]
    return ""
