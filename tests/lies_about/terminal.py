"""A program in a pseudo-terminal: what is typed to it, and every byte that it sends."""

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from dataclasses import dataclass

LEFT = b"\x1b[?1049l"
"""The alternate screen is left: what the terminal showed before is back."""


@dataclass(frozen=True)
class Seen:
    """A run that has ended."""

    data: bytes
    status: int

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "replace")


def in_terminal(command, keys=(), *, env, cwd=None, seconds=60) -> Seen:
    """Run `command` on a terminal of 120×36; send each of `keys` once its mark was shown.

    `keys` are pairs: bytes to wait for, bytes to send.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    child = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", **env},
        cwd=cwd,
        start_new_session=True,
    )
    os.close(theirs)
    data, waiting, until = b"", list(keys), time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            if waiting and waiting[0][0] in data:
                time.sleep(0.3)  # a screen that has just been drawn takes keys a moment later
                os.write(ours, waiting.pop(0)[1])
            got = _read(ours)
            if got is None:
                break
            data += got
        with contextlib.suppress(subprocess.TimeoutExpired):
            return Seen(data, child.wait(timeout=max(until - time.monotonic(), 1)))
        raise AssertionError(f"it never ended; {len(waiting)} keys were not sent: {data[-2000:]!r}")
    finally:
        child.kill()
        child.wait()
        os.close(ours)


def _read(ours: int) -> bytes | None:
    """Give what came within a tenth of a second; None where the other end is closed."""
    if not select.select([ours], [], [], 0.1)[0]:
        return b""
    with contextlib.suppress(OSError):
        return os.read(ours, 65536) or None
    return None
