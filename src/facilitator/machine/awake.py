"""Keeps the machine awake: neither sleep nor the lock of the screen while a session is recorded.

The system's own program holds the lock for as long as the process that it runs; that one waits for
a pipe whose other end is ours, so it ends with us, whatever ends us.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

WAITS = ("cat",)
"""Ends when its input does."""
ENDS_WITHIN_SECONDS = 2.0


def keeper(root: Path) -> tuple[str, ...] | None:
    """Give the command that keeps this machine awake; None where it has none."""
    if (root / "run/systemd/system").is_dir() and shutil.which("systemd-inhibit"):
        told = ("--what=idle:sleep", "--mode=block", "--who=facilitator", "--why=recording a group")
        return ("systemd-inhibit", *told, *WAITS)
    if (root / "System/Library").is_dir() and shutil.which("caffeinate"):
        return ("caffeinate", "-d", "-i", *WAITS)
    return None


@contextmanager
def kept_awake(command: Sequence[str] | None) -> Iterator[None]:
    """Keep the machine awake by `command` for as long as this lasts.

    A machine that does not let itself be kept awake records all the same.
    """
    silent = subprocess.DEVNULL
    try:
        held = command and subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError:
        held = None
    try:
        yield
    finally:
        if held:
            _let_go(held)


def _let_go(held: subprocess.Popen[bytes]) -> None:
    assert held.stdin is not None
    held.stdin.close()
    try:
        held.wait(ENDS_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        held.kill()
        held.wait()
