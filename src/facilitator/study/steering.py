"""The small file by which the screen steers the recorder, and the recorder answers.

128 bytes in the user's state folder, mapped by both processes and written in place, never synced:
it is not evidence, and no full disk can delay it. Each half is 64 bytes that end in a CRC-32, so
that a reader who meets a half in the middle of being written knows it and reads again. Neither
side ever waits for the other. The layout stands in `docs/internals/sound.md`.
"""

from __future__ import annotations

import mmap
import os
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, get_args
from zlib import crc32

from facilitator.errors import Unavailable
from facilitator.ports import Order, RecorderPhase, RecorderSays, ScreenSays, Wanted
from facilitator.study.disk import make_folder

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
    """Give the place of a session's steering file: `open/<session id>.now` in the state folder."""
    return state / "open" / f"{session}.now"


class SteeringFile:
    """The shared file as one of the two sides has it open; implements `ports.Steering`."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, making it (0600, in a folder of 0700) where it is missing.

        Raises Unavailable where it cannot be made.
        """
        self._map = _mapped(path)
        self._screen: ScreenSays | None = None
        self._recorder: RecorderSays | None = None
        self._written: int | None = None

    def screen(self) -> ScreenSays | None:
        """Give what the leader of the session wrote last; None before the first time."""
        self._screen = self._read(0, _screen_of, self._screen)
        return self._screen

    def recorder(self) -> RecorderSays | None:
        """Give what the recorder wrote last; None before the first time."""
        self._recorder = self._read(HALF_BYTES, _recorder_of, self._recorder)
        return self._recorder

    def say_as_screen(self, said: ScreenSays) -> None:
        """Write the leader's half."""
        order = said.order
        if self._written is None:
            before = self.screen()
            self._written = before.written if before is not None else 0
        self._written = (self._written + 1) & 0xFFFFFFFF
        self._write(
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

    def say_as_recorder(self, said: RecorderSays) -> None:
        """Write the recorder's half."""
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
        self._map.close()

    def _write(self, start: int, fields: bytes) -> None:
        body = fields.ljust(HALF_BYTES - _CRC.size, b"\0")
        self._map[start : start + HALF_BYTES] = body + _CRC.pack(crc32(body))

    def _read(self, start: int, of: Callable[[bytes], T], last: T | None) -> T | None:
        """Read a half; what was read last stands where its writer died in the middle of a write."""
        for attempt in range(TRIES):
            half = self._map[start : start + HALF_BYTES]
            if not any(half):
                return last
            body, proof = half[: -_CRC.size], half[-_CRC.size :]
            if _CRC.unpack(proof) == (crc32(body),):
                return of(body)
            if attempt > TRIES // 2:
                time.sleep(0.0001)
        return last


def _mapped(path: Path) -> mmap.mmap:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        make_folder(path.parent, parents=True)
        opened = os.open(path, flags, 0o600)
        try:
            if os.fstat(opened).st_size < FILE_BYTES:
                os.ftruncate(opened, FILE_BYTES)  # fills with zeros, and never shortens
            return mmap.mmap(opened, FILE_BYTES)
        finally:
            os.close(opened)
    except OSError as error:
        raise Unavailable(
            f"The file that steers the recorder cannot be made in {path.parent} "
            f"({error.strerror}).",
            "Free some space there, or name another folder in FACILITATOR_STATE.",
        ) from error


def _screen_of(body: bytes) -> ScreenSays:
    boot, zero, speed, number, was, wanted, since, beat, written = _SCREEN.unpack_from(body)
    order = Order(number, WANTED[was], WANTED[wanted], since)
    return ScreenSays(f"{boot:08x}", zero, speed, order, beat, written)


def _recorder_of(body: bytes) -> RecorderSays:
    boot, pid, beat, phase, *numbers, rescued, delay = _RECORDER.unpack_from(body)
    told = (*numbers, bool(rescued), delay)
    return RecorderSays(f"{boot:08x}", pid, beat, PHASES[phase], *told)
