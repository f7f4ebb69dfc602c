"""Advisory locks of a session: who runs it, who takes notes beside, who derives from it.

The kernel drops them with their process, however that ends; nothing is left to clean up. Who runs
it is locked twice: on its folder, and on this machine by its id. A stick that was pulled out and
put back is another file system, whose folders nobody has locked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from facilitator.errors import Refused, Unavailable
from facilitator.study.disk import make_folder
from facilitator.study.live_place import live_path

if TYPE_CHECKING:
    from facilitator.study.session_folder import SessionFolder

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

HOME_WITHIN_SECONDS = 10.0
"""How long who brings rescued parts home waits for another who does: an hour of sound is copied."""
NOTE_TAKERS = ("notes", *(f"notes{number}" for number in range(2, 10)))
"""Who takes notes beside the facilitator, each a writer of its own."""
ASKED_WITHIN_SECONDS = 0.1
"""How long who begins to run or to derive waits for one that only asked whether somebody does."""

_LOOK_EVERY_SECONDS = 0.02
_LOCK = ".lock"
_BYTE = 1 << 20
"""The byte that is locked on Windows."""


@contextmanager
def running(folder: SessionFolder) -> Iterator[None]:
    """Hold the lock of who runs the session, on its folder `journal/` and on this machine.

    Raises Refused while another process holds it.
    """
    what = f"{folder.name} is already being run by another process on this machine."
    todo = (
        "End it there first, or hand it over there (w, then h); to take notes beside it: "
        f"facilitator join {folder.name}."
    )
    with ExitStack() as held:
        for place in _of_who_runs(folder):
            held.enter_context(_held(place, what, todo, within_seconds=ASKED_WITHIN_SECONDS))
        yield


def is_running(folder: SessionFolder) -> bool:
    """Say whether a process runs the session now; who begins to meanwhile waits for the answer."""
    return any(place.exists() and _is_held(place) for place in _of_who_runs(folder))


@contextmanager
def taking_notes(folder: SessionFolder, first: Iterable[str] = ()) -> Iterator[str]:
    """Hold the lock of a writer of notes on this machine; give its name, the first that is free.

    Who comes back after a stop is the same writer again, and finds what was half typed: `first` are
    the names that left something so. Raises Refused where all are taken.
    """
    assert folder.state is not None
    for name in dict.fromkeys((*first, *NOTE_TAKERS)):
        descriptor = _open(live_path(folder.state, folder.id, f"{name}{_LOCK}"))
        try:
            if try_lock(descriptor):
                yield name
                return
        finally:
            os.close(descriptor)
    raise Refused(
        f"{len(NOTE_TAKERS)} people are taking notes at {folder.name} already.",
        f"Look on without keys: facilitator join {folder.name} --watch.",
    )


def is_noted(folder: SessionFolder) -> bool:
    """Say whether anybody takes notes at the session on this machine."""
    return any(place.exists() and _is_held(place) for place in places_of_note_takers(folder))


def places_of_note_takers(folder: SessionFolder) -> tuple[Path, ...]:
    """Give the files that note-takers of the session lock: one is made by the first to join."""
    if folder.state is None:
        return ()
    names = (f"{name}{_LOCK}" for name in NOTE_TAKERS)
    return tuple(live_path(folder.state, folder.id, name) for name in names)


def _of_who_runs(folder: SessionFolder) -> Iterator[Path]:
    yield folder.journal
    if folder.state is not None:
        yield live_path(folder.state, folder.id, "lock")


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
    what = f"Another process is working on {session} now (transcribing or detecting)."
    todo = "Wait until it is done, then give the command again."
    with _held(derived, what, todo, within_seconds=ASKED_WITHIN_SECONDS):
        yield


def is_deriving(folder: SessionFolder) -> bool:
    """Say whether a process derives from the session now; who begins to waits for the answer."""
    return folder.derived.is_dir() and _is_held(folder.derived)


def try_lock(descriptor: int) -> bool:
    """Lock an open file until it is closed; False while another process has locked it."""
    try:
        _lock(descriptor)
    except OSError:
        return False
    return True


def _is_held(place: Path) -> bool:
    try:
        descriptor = _open(place)
    except Unavailable:
        return False
    try:
        return not try_lock(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _held(place: Path, what: str, todo: str, *, within_seconds: float = 0.0) -> Iterator[None]:
    """Hold the lock on a folder that is there, or on a file, which is made."""
    descriptor, until = _open(place), monotonic() + within_seconds
    try:
        while not try_lock(descriptor):
            if monotonic() >= until:
                raise Refused(what, todo)
            sleep(_LOOK_EVERY_SECONDS)
        yield
    finally:
        os.close(descriptor)


def _open(place: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        if place.suffix == _LOCK:
            make_folder(place.parent, parents=True)
            return os.open(place, flags, 0o600)
        if fcntl is not None:
            return os.open(place, os.O_RDONLY | os.O_DIRECTORY)
        return os.open(place / _LOCK, flags, 0o600)  # Windows, where a folder cannot be locked
    except OSError as failure:
        raise Unavailable(
            f"{place} cannot be opened ({failure.strerror}).",
            "Check that the session's folder is whole and yours: facilitator verify.",
        ) from failure


def _lock(descriptor: int) -> None:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        _lock_byte(descriptor)


def _lock_byte(descriptor: int) -> None:
    import msvcrt  # Windows locks bytes: one that nobody reads or writes

    os.lseek(descriptor, _BYTE, os.SEEK_SET)
    msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
