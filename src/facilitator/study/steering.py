"""The small file by which the screen steers the recorder, and the recorder answers.

128 bytes in memory (`live_place`), written in place by both processes, never synced: it is not
evidence, and no full disk can delay it. Each half is 64 bytes that end in a CRC-32, so that a
reader who meets a half in the middle of being written knows it and reads again. Neither side ever
waits for the other. It is not mapped: where it has to lie on a disk, one that refuses is an error
here and not the end of the process (decision 0027). The layout stands in `docs/internals/sound.md`.
"""

from __future__ import annotations

import errno
import os
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, get_args
from weakref import finalize
from zlib import crc32

from facilitator.errors import Unavailable
from facilitator.ports import Order, RecorderPhase, RecorderSays, ScreenSays, Wanted
from facilitator.study import locks
from facilitator.study.disk import make_folder
from facilitator.study.live_place import live_path

HALF_BYTES = 64
FILE_BYTES = 2 * HALF_BYTES
TRIES = 200
"""How often a half that fits no CRC is read again; a write takes a few microseconds."""

WANTED: tuple[Wanted, ...] = get_args(Wanted)
"""Numbered by place on disk: `on` 0, `off` 1, `stop` 2."""
PHASES: tuple[RecorderPhase, ...] = get_args(RecorderPhase)
"""Numbered by place on disk: `starting` 0, `ready` 1, `on` 2, `off` 3, `failed` 4, `ended` 5."""

_SCREEN = struct.Struct("<IqIIBBqqI")  # boot zero speed number was wanted since beat written
_RECORDER = struct.Struct("<IIqBhqqIIBq")  # boot … heard safe rate applied rescued delay
_CRC = struct.Struct("<I")

T = TypeVar("T")


def steering_path(state: Path, session: str) -> Path:
    """Give the place of a session's steering file: `<session id>.now`, in memory where it can."""
    return live_path(state, session, "now")


class SteeringFile:
    """The shared file as one of the two sides has it open; implements `ports.Steering`."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, making it (0600, in a folder of 0700) where it is missing.

        Raises Unavailable where it cannot be made.
        """
        self._path = path
        self._file = _opened(path)
        self._close = finalize(self, os.close, self._file)
        self._screen: ScreenSays | None = None
        self._recorder: RecorderSays | None = None
        self._written: int | None = None
        self._own = b""
        """The leader's half as it was written here last."""

    def screen(self) -> ScreenSays | None:
        """Give what the leader of the session wrote last; None before the first time."""
        self._screen = self._read(0, _screen_of, self._screen)
        return self._screen

    def recorder(self) -> RecorderSays | None:
        """Give what the recorder wrote last; None before the first time."""
        self._recorder = self._read(HALF_BYTES, _recorder_of, self._recorder)
        return self._recorder

    @property
    def replaced(self) -> bool:
        """Say whether another file lies at its place by now: whoever leads leads by that one."""
        try:
            return not os.path.samestat(self._path.stat(), os.fstat(self._file))
        except OSError:
            return False  # removed, and not made anew: nobody else leads

    def hold_as_recorder(self) -> bool:
        """Be the recorder of this file until the process ends; False while another one is."""
        return locks.try_lock(self._file)

    def say_as_screen(self, said: ScreenSays) -> bool:
        """Write the leader's half; False, and nothing is written, where somebody else leads now.

        Raises OSError where a disk takes it no more.
        """
        order = said.order
        is_own = bool(self._own) and self._half(0) == self._own
        before = self._screen if is_own else self._read(0, _screen_of, self._screen, tries=1)
        count = before.written if before is not None else 0
        if self._written is not None and self._written != count:
            return False
        self._written = (count + 1) & 0xFFFFFFFF
        self._screen = replace(said, written=self._written)
        self._own = self._write(
            0,
            _SCREEN.pack(
                int(said.boot, 16),
                said.zero,
                said.speed,
                order.number,
                WANTED.index(order.was),
                WANTED.index(order.wanted),
                order.since,
                said.beat,
                self._written,
            ),
        )
        return True

    def say_as_recorder(self, said: RecorderSays) -> None:
        """Write the recorder's half. Raises OSError as `say_as_screen`."""
        self._write(
            HALF_BYTES,
            _RECORDER.pack(
                int(said.boot, 16),
                said.pid,
                said.beat,
                PHASES.index(said.phase),
                said.level_dbfs,
                said.heard,
                said.safe,
                said.rate,
                said.applied,
                said.rescued,
                said.delay,
            ),
        )

    def close(self) -> None:
        """Let go of the file; it stays where it is."""
        self._file = -1  # its number may be another file's by the next word
        self._close()

    def _write(self, start: int, fields: bytes) -> bytes:
        body = fields.ljust(HALF_BYTES - _CRC.size, b"\0")
        half = body + _CRC.pack(crc32(body))
        _put(self._file, half, start)
        return half

    def _read(
        self, start: int, of: Callable[[bytes], T], last: T | None, tries: int = TRIES
    ) -> T | None:
        """Read a half; what was read last stands where its writer died in the middle of a write."""
        for attempt in range(tries):
            half = self._half(start)
            if not any(half):
                return last
            body, proof = half[: -_CRC.size], half[-_CRC.size :]
            if _CRC.unpack(proof) == (crc32(body),):
                return of(body)
            if attempt > TRIES // 2:
                time.sleep(0.0001)
        return last

    def _half(self, start: int) -> bytes:
        """Give one half as it stands; nothing where it cannot be read now."""
        try:
            return _get(self._file, HALF_BYTES, start)
        except OSError:
            return b""


_TURN = threading.Lock()
"""Whose turn it is on Windows, where a descriptor has one place for all threads."""


def _get(file: int, length: int, start: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(file, length, start)
    with _TURN:
        os.lseek(file, start, os.SEEK_SET)
        return os.read(file, length)


def _put(file: int, data: bytes, start: int) -> int:
    if hasattr(os, "pwrite"):
        return os.pwrite(file, data, start)
    with _TURN:
        os.lseek(file, start, os.SEEK_SET)
        return os.write(file, data)


def _opened(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        make_folder(path.parent, parents=True)
        opened = os.open(path, flags, 0o600)
        try:
            _fill(opened)
        except OSError:
            os.close(opened)
            with suppress(OSError):
                path.unlink()
            raise
        return opened
    except OSError as error:
        raise Unavailable(
            f"The file that steers the recorder cannot be made in {path.parent} "
            f"({error.strerror}).",
            "Free some space there, or name another folder in FACILITATOR_STATE.",
        ) from error


def _fill(opened: int) -> None:
    """Write every byte that is missing: in a hole, the first word could find the disk full."""
    missing = FILE_BYTES - os.fstat(opened).st_size
    if missing > 0 and _put(opened, bytes(missing), FILE_BYTES - missing) != missing:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _screen_of(body: bytes) -> ScreenSays:
    boot, zero, speed, number, was, wanted, since, beat, written = _SCREEN.unpack_from(body)
    order = Order(number, WANTED[was], WANTED[wanted], since)
    return ScreenSays(f"{boot:08x}", zero, speed, order, beat, written)


def _recorder_of(body: bytes) -> RecorderSays:
    boot, pid, beat, phase, *numbers, rescued, delay = _RECORDER.unpack_from(body)
    told = (*numbers, bool(rescued), delay)
    return RecorderSays(f"{boot:08x}", pid, beat, PHASES[phase], *told)
