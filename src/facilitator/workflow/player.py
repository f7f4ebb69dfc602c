"""The player: a process of its own, which knows nothing of sessions and writes no file.

Sound libraries write to the terminal as they like, may hang with their server and may take the
process with them: none of that may happen to a screen. An order is a rate and a length, then the
sound; no length is the order to fall silent. Each piece of sound is answered by one line: empty
once it is heard, else what is wrong and what to do.
"""

from __future__ import annotations

import signal
import struct
import subprocess
import sys
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread
from typing import BinaryIO

from facilitator.errors import Unavailable
from facilitator.formats.visible import visible
from facilitator.ports import AudioOutput
from facilitator.workflow import wiring

COMMAND = "_play"
ANSWERS_WITHIN_SECONDS = 5
"""A sound server may take two seconds to begin; one that says nothing for longer is stuck."""
ENDS_WITHIN_SECONDS = 1
_STUCK = (
    "The sound of this machine does not answer.\t"
    "Look at its sound settings; everything else works without."
)
_GONE = "The player ended.\tTry again; everything else works without sound."
_ORDER = struct.Struct("<II")


class Player:
    """The player's process as a screen holds it."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: Queue[str] = Queue()

    def begin(self) -> None:
        """Start it before it is needed, and do not wait: the first sound then comes at once."""
        if self._process is None or self._process.poll() is not None:
            self._start()

    def play(self, pcm: bytes, rate: int) -> None:
        """Play 16-bit mono PCM at `rate` Hz in place of what is played; come back once it begins.

        Raises Unavailable where nothing here can play it; the next call looks again.
        """
        self.begin()
        try:
            self._order(rate, pcm)
            wrong = self._answers.get(timeout=ANSWERS_WITHIN_SECONDS)
        except OSError:
            wrong = _GONE
        except Empty:
            wrong = _STUCK
        if wrong:
            self.close()
            what, _, todo = wrong.partition("\t")
            raise Unavailable(what, todo)

    def stop(self) -> None:
        """Fall silent at once."""
        if self._process is not None:
            with suppress(OSError):
                self._order(0, b"")

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with suppress(OSError):
            process.stdin.close()
        try:
            process.wait(ENDS_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _start(self) -> None:
        self.close()
        answers: Queue[str] = Queue()
        self._answers = answers
        self._process = process = subprocess.Popen(
            [sys.executable, "-m", "facilitator", COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

        def listen() -> None:
            assert process.stdout is not None
            with process.stdout as said:
                for line in said:
                    answers.put(line.decode("utf-8", "replace").rstrip("\n"))
            answers.put(_GONE)

        Thread(target=listen, name="player", daemon=True).start()

    def _order(self, rate: int, pcm: bytes) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(_ORDER.pack(rate, len(pcm)) + pcm)
        self._process.stdin.flush()


def serve() -> None:
    """Be the player, until whoever started it closes its standard input or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the screen; this ends with it
    orders, answers = sys.stdin.buffer, sys.stdout.buffer
    output: AudioOutput | None = None
    with suppress(Unavailable):  # said once there is something to play
        output = wiring.output()
    while (order := _next(orders)) is not None:
        rate, pcm = order
        try:
            output = output or wiring.output()
            if not pcm:
                output.stop()
                continue
            output.play(pcm, rate)
        except Unavailable as failure:
            answers.write("\t".join(map(visible, (failure.what, failure.todo))).encode())
        answers.write(b"\n")
        answers.flush()


def _next(orders: BinaryIO) -> tuple[int, bytes] | None:
    head = orders.read(_ORDER.size)
    if len(head) < _ORDER.size:
        return None
    rate, length = _ORDER.unpack(head)
    pcm = orders.read(length)
    return (rate, pcm) if len(pcm) == length else None
