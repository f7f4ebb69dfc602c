"""Two advisory locks a session: who runs it, and who derives from it.

The kernel drops them with their process, however that ends; nothing is left to clean up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from facilitator.errors import Refused, Unavailable

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

HOME_WITHIN_SECONDS = 10.0
"""How long who brings rescued parts home waits for another who does: an hour of sound is copied."""

_LOOK_EVERY_SECONDS = 0.05


@contextmanager
def running(journal: Path, session: str) -> Iterator[None]:
    """Hold the lock of who runs the session, on its folder `journal/`.

    Raises Refused while another process holds it.
    """
    with _held(
        journal,
        f"{session} is already being run by another process on this machine.",
        f"End it there first; to take notes beside it: facilitator join {session}",
    ):
        yield


@contextmanager
def bringing_home(rescues: Path) -> Iterator[None]:
    """Hold the lock of who brings rescued parts home, on the folder in which all rescues lie.

    Waits a while for another process that does. Raises Refused where that takes longer.
    """
    what = "Another process is bringing home what was rescued from a disk that refused."
    with _held(rescues, what, "Wait until it is done.", within_seconds=HOME_WITHIN_SECONDS):
        yield


@contextmanager
def deriving(derived: Path, session: str) -> Iterator[None]:
    """Hold the lock of who derives (transcribes, detects) from the session, on `derived/`.

    Raises Refused while another process holds it.
    """
    with _held(
        derived,
        f"Another process is working on {session} now (transcribing or detecting).",
        "Wait until it is done, then give the command again.",
    ):
        yield


@contextmanager
def _held(folder: Path, what: str, todo: str, *, within_seconds: float = 0.0) -> Iterator[None]:
    (descriptor, lock), until = _open(folder), monotonic() + within_seconds
    try:
        while True:
            try:
                lock(descriptor)
                break
            except OSError as failure:
                if monotonic() >= until:
                    raise Refused(what, todo) from failure
            sleep(_LOOK_EVERY_SECONDS)
        yield
    finally:
        os.close(descriptor)


def _open(folder: Path) -> tuple[int, Callable[[int], None]]:
    try:
        if fcntl is not None:
            return os.open(folder, os.O_RDONLY | os.O_DIRECTORY), _flock
        return os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600), _lock_first_byte
    except OSError as failure:
        raise Unavailable(
            f"{folder} cannot be opened ({failure.strerror}).",
            "Check that the session's folder is whole and yours: facilitator verify.",
        ) from failure


def _flock(descriptor: int) -> None:
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_first_byte(descriptor: int) -> None:  # Windows, where a folder cannot be locked
    import msvcrt

    msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
